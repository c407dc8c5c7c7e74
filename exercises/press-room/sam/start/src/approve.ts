import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

const approvals = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Takes the answer of an editor. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const { picture } = JSON.parse(event.body ?? '{}');
  await approvals.send(new PutCommand({ TableName: process.env.APPROVALS, Item: { picture, state: 'approved' } }));
  return { statusCode: 204 };
}
