import type { Order } from './payment.js';

/** Asks the courier to fetch a parcel. Gives the parcel's number. */
export async function ship({ orderId, customer }: Order): Promise<string> {
  const response = await fetch(`${process.env.COURIER_URL}/parcels`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': orderId },
    body: JSON.stringify({ reference: orderId, customer }),
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`the courier answered ${response.status} for order ${orderId}`);
  const { parcel } = await response.json();
  return parcel;
}
