import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const rates = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** The price in cents: ten visitors and more pay a tenth less, every twentieth comes in free. */
export async function priceOf(event: APIGatewayProxyEventV2): Promise<number> {
  const visitors = Number(event.queryStringParameters.visitors);
  const { Item } = await rates.send(
    new GetCommand({ TableName: process.env.RATES_TABLE, Key: { age: event.queryStringParameters.age } }),
  );
  const paying = visitors - Math.floor(visitors / 20);
  const full = paying * (Item?.cents ?? 0);
  return visitors >= 10 ? Math.round(full * 0.9) : full;
}
