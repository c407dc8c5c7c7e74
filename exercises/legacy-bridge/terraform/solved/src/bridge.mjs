import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import { toWarehouse } from './translate.mjs';

/** After a few failures the warehouse is left alone for a while; orders wait on the queue meanwhile. */
const warehouse = circuitBreaker(handleAll, { halfOpenAfter: 30_000, breaker: new ConsecutiveBreaker(3) });

/** Hands each order to the warehouse. */
export async function handler(event) {
  for (const record of event.Records) await warehouse.execute(() => send(JSON.parse(record.body)));
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
