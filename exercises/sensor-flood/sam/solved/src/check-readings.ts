import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Signer } from '@aws-sdk/rds-signer';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import pg from 'pg';
import { isAnomaly, type Limits, type Reading } from './anomaly.js';

const bell = new SNSClient({});
const latest = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const host = process.env.DATABASE_HOST ?? '';
const signer = new Signer({ hostname: host, port: 5432, username: 'ovens' });

/** One connection for each environment: it handles one batch at a time. */
const database = new pg.Pool({ host, user: 'ovens', password: () => signer.getAuthToken(), ssl: true, max: 1 });

/** Rings when an oven is too hot or too cold, and keeps its last temperature. Readings that fail come again alone. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of event.Records) {
    try {
      await check(JSON.parse(record.body));
    } catch (error) {
      console.error(JSON.stringify({ message: 'reading failed', messageId: record.messageId, error: String(error) }));
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

async function check(reading: Reading): Promise<void> {
  const { rows } = await database.query<Limits>('SELECT low, high FROM limits WHERE oven = $1', [reading.oven]);
  if (isAnomaly(reading, rows[0])) {
    await bell.send(new PublishCommand({ TopicArn: process.env.BELL_TOPIC, Message: `oven ${reading.oven}` }));
  }
  const expires = Math.floor(Date.parse(reading.at) / 1000) + 7 * 24 * 60 * 60;
  await latest.send(new PutCommand({ TableName: process.env.LATEST_TABLE, Item: { ...reading, expires } }));
}
