import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { priceOf } from './domain/prices.js';

/** Tells a group what it pays. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const cents = await priceOf(event);
  return { statusCode: 200, body: JSON.stringify({ cents }) };
}
