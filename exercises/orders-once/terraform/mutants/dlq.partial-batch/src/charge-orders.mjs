import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { store } from './ledger.mjs';
import { charge } from './payments.mjs';

const config = new IdempotencyConfig({ expiresAfterSeconds: 14 * 24 * 60 * 60 });

const settle = makeIdempotent(
  async (order) => {
    const paymentId = await charge(order);
    await store(order, paymentId);
    return { paymentId };
  },
  { persistenceStore: new DynamoDBPersistenceLayer({ tableName: process.env.CHARGED_TABLE }), config },
);

/** Charges each order of a batch and writes it down, once. Orders that fail come again; the others do not. */
export async function handler(event, context) {
  config.registerLambdaContext(context);
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      await settle(JSON.parse(record.body));
    } catch (error) {
      console.error(JSON.stringify({ message: 'order failed', messageId: record.messageId, error: String(error) }));
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} orders failed`);
}
