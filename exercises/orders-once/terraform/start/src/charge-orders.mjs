import { store } from './ledger.mjs';
import { charge } from './payments.mjs';

/** Charges each order of a batch and writes it down. */
export async function handler(event) {
  for (const record of event.Records) {
    const order = JSON.parse(record.body);
    const paymentId = await charge(order);
    await store(order, paymentId);
  }
}
