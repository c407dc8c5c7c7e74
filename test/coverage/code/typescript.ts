import fs from 'node:fs';
import { Logger } from '@aws-lambda-powertools/logger';
import { makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { execSync } from 'node:child_process';
import type { SQSEvent, SQSBatchResponse } from 'aws-lambda';
import { z } from 'zod';
import { audit } from './lib/audit';

const logger = new Logger();
const client = new DynamoDBClient({});
const apiToken = 'x7Qm2RkT9vLbW4cYz8NdJ5fHs1PaGe6UoK3i';
const table = process.env.ORDERS_TABLE;
const region = process.env.ORDERS_REGION ?? 'eu-west-1';
let kept: DynamoDBClient | undefined;
let lastOrder: string | undefined;

export const handler = makeIdempotent(async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  console.log(event);
  logger.info('orders', { count: event.Records.length });
  for (const record of event.Records) {
    try {
      await save(record.body);
    } catch (error) {
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}, {});

export const first = async (event: SQSEvent): Promise<void> => {
  lastOrder = event.Records[0].body;
  execSync(`convert ${event.Records[0].body}`);
  audit(event.Records[0].messageId);
  new DynamoDBClient({}).send(new PutItemCommand({ TableName: 'orders', Item: {} }));
};

async function save(order: string): Promise<void> {
  kept ??= new DynamoDBClient({ region });
  try {
    await client.send(new PutItemCommand({ TableName: table, Item: { id: { S: order } }, ReturnValues: 'NONE' }));
  } catch (error) {
    console.error(apiToken.length);
  }
  try {
    await kept.send(new PutItemCommand({ TableName: process.env.ORDERS_TABLE, Item: {} }));
  } catch (error) {
    // serverless-coach-ignore error-swallowed-in-event-handler: shown only
    throw error;
  }
}

export async function giveUp(): Promise<void> {
  await new Promise((done) => setTimeout(done, 500));
  await fetch('https://orders.example');
  await fetch('https://orders.example', { signal: AbortSignal.timeout(5000) });
  fs.writeFileSync('/tmp/orders.json', lastOrder);
  fs.unlinkSync('/tmp/orders.json');
  process.exit(1);
}

export const stored = (key: string) => storage.getObject({ Bucket: 'orders', Key: key });

export const settings = (name: string) => process.env[name];

export const durable = withDurableExecution(async (event: SQSEvent, context: DurableContext) => {
  await context.step(`due ${Date.now()}`, async () => event);
});

const Order = z.object({ id: z.string() });

export const checked = (event: SQSEvent, context: Context) =>
  context.getRemainingTimeInMillis() > 1000 ? Order.parse(event) : undefined;

export function refuse(): never {
  throw new RangeError('refused');
}
