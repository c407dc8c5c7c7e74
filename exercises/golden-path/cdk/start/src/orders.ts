import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSEvent } from 'aws-lambda';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

interface Order {
  readonly id: string;
  readonly cents: number;
  readonly iban: string;
}

/** Takes what the queue has. */
export async function handler(event: SQSEvent): Promise<void> {
  for (const record of event.Records) await writeOrder(JSON.parse(record.body));
}

/** Writes down an order. */
async function writeOrder({ id, cents, iban }: Order): Promise<void> {
  await table.send(new PutCommand({ TableName: process.env.TABLE, Item: { id, cents, iban } }));
  console.log(JSON.stringify({ message: 'order written', id, cents, iban }));
}
