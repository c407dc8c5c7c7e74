import { toWarehouse } from './translate.mjs';

/** Hands each order to the warehouse. */
export async function handler(event) {
  for (const record of event.Records) await send(JSON.parse(record.body));
}

async function send(order) {
  const response = await fetch(`${process.env.WAREHOUSE_URL}/auftrag`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env.WAREHOUSE_PASSWORD}`, 'Idempotency-Key': order.orderId },
    body: JSON.stringify(toWarehouse(order)),
  });
  if (!response.ok) throw new Error(`the warehouse answered ${response.status}`);
}
