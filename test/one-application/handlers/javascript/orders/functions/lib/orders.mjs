import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const table = process.env.ORDERS_TABLE;

export async function findOrder(orderId) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const found = await client.send(new GetCommand({ TableName: table, Key: { orderId } }));
  return found.Item;
}

export async function saveOrder(order) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  await client.send(new PutCommand({ TableName: table, Item: order }));
}

export async function countCharge(orderId) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { orderId },
      UpdateExpression: 'ADD charges :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  );
}
