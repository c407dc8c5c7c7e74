import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { log } from './log.mjs';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Takes what the queue has. */
export async function handler(event) {
  for (const record of event.Records) await writeRefund(JSON.parse(record.body));
}

/** Writes down a refund. */
async function writeRefund({ id, cents, iban }) {
  await table.send(new PutCommand({ TableName: process.env.TABLE, Item: { id, cents, iban } }));
  log('refund written', { id, cents, iban });
}
