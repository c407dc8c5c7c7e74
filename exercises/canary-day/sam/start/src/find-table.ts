import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { answer } from './evening.js';

const tables = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Says which tables are free in an evening. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const evening = event.queryStringParameters?.evening ?? '';
  const { Item = {} } = await tables.send(new GetCommand({ TableName: process.env.TABLES, Key: { evening } }));
  return answer(Item);
}
