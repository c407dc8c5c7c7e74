import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { store } from './ledger.js';
import { charge } from './payments.js';

export interface Order {
  readonly orderId: string;
  readonly customer: string;
  readonly cents: number;
}

const config = new IdempotencyConfig({ expiresAfterSeconds: 14 * 24 * 60 * 60 });

const settle = makeIdempotent(
  async (order: Order): Promise<{ paymentId: string }> => {
    const paymentId = await charge(order);
    await store(order, paymentId);
    return { paymentId };
  },
  {
    persistenceStore: new DynamoDBPersistenceLayer({ tableName: process.env.CHARGED_TABLE ?? '' }),
    config,
  },
);

/** Charges each order of a batch and writes it down, once. Orders that fail come again; the others do not. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  config.registerLambdaContext(context);
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of event.Records) {
    try {
      const order: Order = JSON.parse(record.body);
      await settle(order);
    } catch (error) {
      console.error(JSON.stringify({ message: 'order failed', messageId: record.messageId, error: String(error) }));
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}
