import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { toWarehouse } from './translate.mjs';

/** Hands each order to the warehouse. */
export async function handler(event) {
  for (const record of event.Records) await send(JSON.parse(record.body));
}

async function send(order) {
  const password = await getSecret(process.env.WAREHOUSE_SECRET, { maxAge: 300 });
  const response = await fetch(`${process.env.WAREHOUSE_URL}/auftrag`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${password}`, 'Idempotency-Key': order.orderId },
    body: JSON.stringify(toWarehouse(order)),
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`the warehouse answered ${response.status}`);
}
