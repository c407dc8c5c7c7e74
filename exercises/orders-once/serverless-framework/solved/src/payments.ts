import type { Order } from './charge-orders.js';

/** Takes the money. Gives the number of the payment. */
export async function charge({ orderId, customer, cents }: Order): Promise<string> {
  const response = await fetch(`${process.env.PAYMENTS_URL}/charges`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': orderId },
    body: JSON.stringify({ reference: orderId, customer, cents }),
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`charging order ${orderId} failed with ${response.status}`);
  const { paymentId } = await response.json();
  return paymentId;
}
