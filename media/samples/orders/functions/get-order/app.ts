import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { findOrder } from '../lib/orders';

export const handler = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const order = await findOrder(event.pathParameters?.orderId ?? '');
  if (!order) return { statusCode: 404, body: '{}' };
  return { statusCode: 200, body: JSON.stringify(order) };
};
