import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Order } from './payment.js';

const stock = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Takes pieces out of the stock, once for each order. */
export async function reserve({ orderId, article, pieces }: Order): Promise<void> {
  await stock.send(
    new UpdateCommand({
      TableName: process.env.STOCK_TABLE,
      Key: { article },
      UpdateExpression: 'SET pieces = pieces - :pieces, reserved.#order = :pieces',
      ConditionExpression: 'attribute_not_exists(reserved.#order) AND pieces >= :pieces',
      ExpressionAttributeNames: { '#order': orderId },
      ExpressionAttributeValues: { ':pieces': pieces },
    }),
  );
}

/** Puts back what was reserved for an order. Where nothing was, nothing is to be done. */
export async function release({ orderId, article, pieces }: Order): Promise<void> {
  try {
    await stock.send(
      new UpdateCommand({
        TableName: process.env.STOCK_TABLE,
        Key: { article },
        UpdateExpression: 'SET pieces = pieces + :pieces REMOVE reserved.#order',
        ConditionExpression: 'attribute_exists(reserved.#order)',
        ExpressionAttributeNames: { '#order': orderId },
        ExpressionAttributeValues: { ':pieces': pieces },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
