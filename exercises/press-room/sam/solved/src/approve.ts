import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

const approvals = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const workflows = new SFNClient({});

/** Takes the answer of an editor, and lets the workflow go on. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const { picture } = JSON.parse(event.body ?? '{}');
  const { Item } = await approvals.send(new GetCommand({ TableName: process.env.APPROVALS, Key: { picture } }));
  if (!Item) return { statusCode: 404 };
  await workflows.send(new SendTaskSuccessCommand({ taskToken: Item.token, output: JSON.stringify({ picture }) }));
  return { statusCode: 204 };
}
