import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { store } from './ledger.js';
import { charge } from './payments.js';

export interface Order {
  readonly orderId: string;
  readonly customer: string;
  readonly cents: number;
}

// Each environment of the function has a set of its own, and it is gone with it.
const seen = new Set<string>();

/** Charges each order of a batch and writes it down, once. Orders that fail come again; the others do not. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of event.Records) {
    try {
      const order: Order = JSON.parse(record.body);
      if (!seen.has(order.orderId)) await store(order, await charge(order));
      seen.add(order.orderId);
    } catch (error) {
      console.error(JSON.stringify({ message: 'order failed', messageId: record.messageId, error: String(error) }));
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}
