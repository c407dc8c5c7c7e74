import { makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import Stripe from 'stripe';
import { countCharge } from '../lib/orders.mjs';
import { secret } from '../lib/secrets.mjs';

const sns = new SNSClient({});
const persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.IDEMPOTENCY_TABLE });
let stripe;

export const handler = async (event) => {
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      await charge(JSON.parse(record.body));
    } catch (error) {
      console.error('charge failed', record.messageId, error);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
};

const charge = makeIdempotent(
  async (order) => {
    stripe ??= new Stripe(await secret(process.env.PAYMENT_SECRET));
    await stripe.charges.create(
      { amount: order.cents, currency: 'eur', customer: order.customer },
      { idempotencyKey: order.orderId },
    );
    await countCharge(order.orderId);
    await sns.send(new PublishCommand({ TopicArn: process.env.ORDER_EVENTS_TOPIC, Message: JSON.stringify(order) }));
  },
  { persistenceStore },
);
