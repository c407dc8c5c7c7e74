import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Signer } from '@aws-sdk/rds-signer';
import type { SQSEvent } from 'aws-lambda';
import pg from 'pg';
import { isAnomaly } from './anomaly.js';

const bell = new SNSClient({});
const latest = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const host = process.env.DATABASE_HOST ?? '';
const signer = new Signer({ hostname: host, port: 5432, username: 'ovens' });

/** Rings when an oven is too hot or too cold, and keeps its last temperature. */
export async function handler(event: SQSEvent): Promise<void> {
  for (const record of event.Records) {
    const reading = JSON.parse(record.body);
    if (reading.kind !== 'reading') continue;
    const database = new pg.Client({ host, user: 'ovens', password: await signer.getAuthToken(), ssl: true });
    await database.connect();
    const { rows } = await database.query('SELECT low, high FROM limits WHERE oven = $1', [reading.oven]);
    await database.end();
    if (isAnomaly(reading, rows[0])) {
      await bell.send(new PublishCommand({ TopicArn: process.env.BELL_TOPIC, Message: `oven ${reading.oven}` }));
    }
    await latest.send(new PutCommand({ TableName: process.env.LATEST_TABLE, Item: reading }));
  }
}
