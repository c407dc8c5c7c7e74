import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import Stripe from 'stripe';
import { countCharge } from '../lib/orders.mjs';

const sns = new SNSClient({});

export const handler = async (event) => {
  const stripe = new Stripe(process.env.PAYMENT_KEY);

  for (const record of event.Records) {
    const order = JSON.parse(record.body);
    try {
      await stripe.charges.create({ amount: order.cents, currency: 'eur', customer: order.customer });
      await countCharge(order.orderId);
      await sns.send(new PublishCommand({ TopicArn: process.env.ORDER_EVENTS_TOPIC, Message: record.body }));
    } catch (error) {
      console.error('charge failed', order.orderId, error);
    }
  }
};
