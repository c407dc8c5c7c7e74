import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

const rates = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** What one visitor of an age pays, in cents. */
export async function rateOf(age: string): Promise<number> {
  const { Item } = await rates.send(new GetCommand({ TableName: process.env.RATES_TABLE, Key: { age } }));
  return Item?.cents ?? 0;
}
