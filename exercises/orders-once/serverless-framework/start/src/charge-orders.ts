import type { SQSEvent } from 'aws-lambda';
import { store } from './ledger.js';
import { charge } from './payments.js';

export interface Order {
  readonly orderId: string;
  readonly customer: string;
  readonly cents: number;
}

/** Charges each order of a batch and writes it down. */
export async function handler(event: SQSEvent): Promise<void> {
  for (const record of event.Records) {
    const order: Order = JSON.parse(record.body);
    const paymentId = await charge(order);
    await store(order, paymentId);
  }
}
