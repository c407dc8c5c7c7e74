import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { rateOf } from './adapters/dynamodb-rates.js';
import { priceOf } from './domain/prices.js';

/** Tells a group what it pays, on AWS. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const { visitors, age } = event.queryStringParameters ?? {};
  const count = Number(visitors);
  if (!Number.isInteger(count) || count < 1) {
    return answer(400, { message: 'how many visitors?' });
  }
  const paying = count - Math.floor(count / 20);
  const one = await priceOf({ visitors: 1, age: age ?? 'adult' }, rateOf);
  const full = paying * one;
  const cents = count >= 10 ? Math.round(full * 0.9) : full;
  return answer(200, { cents });
}

/** Without its type, the gateway would call it text. */
function answer(statusCode: number, body: object): APIGatewayProxyStructuredResultV2 {
  return { statusCode, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}
