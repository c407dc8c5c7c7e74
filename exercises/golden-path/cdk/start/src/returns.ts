import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSEvent } from 'aws-lambda';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

interface Return {
  readonly id: string;
  readonly cents: number;
  readonly iban: string;
}

/** Takes what the queue has. */
export async function handler(event: SQSEvent): Promise<void> {
  for (const record of event.Records) await writeReturn(JSON.parse(record.body));
}

/** Writes down a return. */
async function writeReturn({ id, cents, iban }: Return): Promise<void> {
  await table.send(new PutCommand({ TableName: process.env.TABLE, Item: { id, cents, iban } }));
  console.log(JSON.stringify({ message: 'return written', id, cents, iban }));
}
