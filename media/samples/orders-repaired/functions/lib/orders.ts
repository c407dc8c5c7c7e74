import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

export interface Order {
  readonly orderId: string;
  readonly customer: string;
  readonly cents: number;
}

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const table = process.env.ORDERS_TABLE;

export async function findOrder(orderId: string): Promise<Order | undefined> {
  const found = await client.send(new GetCommand({ TableName: table, Key: { orderId } }));
  return found.Item as Order | undefined;
}

export async function saveOrder(order: Order): Promise<void> {
  await client.send(new PutCommand({ TableName: table, Item: order }));
}

export async function countCharge(orderId: string): Promise<void> {
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { orderId },
      UpdateExpression: 'ADD charges :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  );
}
