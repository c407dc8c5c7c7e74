import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { rateOf } from './adapters/dynamodb-rates.js';
import { priceOf } from './domain/prices.js';

/** Tells a group what it pays, on AWS. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const { visitors, age } = event.queryStringParameters ?? {};
  if (!visitors) return { statusCode: 400, body: JSON.stringify({ message: 'how many visitors?' }) };
  const cents = await priceOf({ visitors: Number(visitors), age: age ?? 'adult' }, rateOf);
  return { statusCode: 200, body: JSON.stringify({ cents }) };
}
