import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { rateOf } from './adapters/dynamodb-rates.js';
import { priceOf } from './domain/prices.js';

/** Tells a group what it pays, on AWS. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const { visitors, age } = event.queryStringParameters ?? {};
  if (!visitors) return answer(400, { message: 'how many visitors?' });
  const cents = await priceOf({ visitors: Number(visitors), age: age ?? 'adult' }, rateOf);
  return answer(200, { cents });
}

/** Without its type, the gateway would call it text. */
function answer(statusCode: number, body: object): APIGatewayProxyStructuredResultV2 {
  return { statusCode, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}
