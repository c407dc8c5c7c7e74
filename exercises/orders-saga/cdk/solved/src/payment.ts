export interface Order {
  readonly orderId: string;
  readonly customer: string;
  readonly article: string;
  readonly pieces: number;
  readonly cents: number;
}

/** Takes the money for an order. The provider does it once for each key. */
export async function pay({ orderId, customer, cents }: Order): Promise<string> {
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

/** Gives the money back. */
export async function refund({ orderId }: Order): Promise<void> {
  const response = await fetch(`${process.env.PAYMENTS_URL}/refunds`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `refund ${orderId}` },
    body: JSON.stringify({ reference: orderId }),
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`refunding order ${orderId} failed with ${response.status}`);
}
