import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

const tables = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Says which tables are free in an evening. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const evening = event.queryStringParameters?.evening ?? '';
  const { Item } = await tables.send(new GetCommand({ TableName: process.env.TABLES, Key: { evening } }));
  return { statusCode: 200, body: JSON.stringify({ free: Item?.free ?? [] }) };
}
