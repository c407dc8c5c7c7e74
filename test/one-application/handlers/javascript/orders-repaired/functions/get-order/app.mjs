import { findOrder } from '../lib/orders.mjs';

export const handler = async (event) => {
  const order = await findOrder(event.pathParameters?.orderId ?? '');
  if (!order) return { statusCode: 404, body: '{}' };
  return { statusCode: 200, body: JSON.stringify(order) };
};
