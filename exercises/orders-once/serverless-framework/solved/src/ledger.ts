import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Order } from './charge-orders.js';

const ledger = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Writes down that an order is paid. */
export async function store({ orderId, customer, cents }: Order, paymentId: string): Promise<void> {
  await ledger.send(
    new PutCommand({
      TableName: process.env.LEDGER_TABLE,
      Item: { orderId, customer, cents, paymentId },
    }),
  );
}
