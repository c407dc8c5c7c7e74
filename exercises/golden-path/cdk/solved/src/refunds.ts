import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSEvent } from 'aws-lambda';
import { log } from './log.js';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

interface Refund {
  readonly id: string;
  readonly cents: number;
  readonly iban: string;
}

/** Takes what the queue has. */
export async function handler(event: SQSEvent): Promise<void> {
  for (const record of event.Records) await writeRefund(JSON.parse(record.body));
}

/** Writes down a refund. */
async function writeRefund({ id, cents, iban }: Refund): Promise<void> {
  await table.send(new PutCommand({ TableName: process.env.TABLE, Item: { id, cents, iban } }));
  log('refund written', { id, cents, iban });
}
