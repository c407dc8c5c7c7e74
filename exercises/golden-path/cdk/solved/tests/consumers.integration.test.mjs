import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

// Runs against what is deployed where the credentials lead.
const queues = new SQSClient({});
const tables = DynamoDBDocumentClient.from(new DynamoDBClient({}));

for (const name of (process.env.SERVICES ?? 'orders,refunds,returns').split(',')) {
  test(`${name} go from the queue to the table`, { timeout: 60_000 }, async () => {
    const id = randomUUID();
    const { QueueUrl } = await queues.send(new GetQueueUrlCommand({ QueueName: name }));
    const message = { id, cents: 100, iban: 'of nobody' };
    await queues.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
    for (;;) {
      const { Item } = await tables.send(new GetCommand({ TableName: name, Key: { id } }));
      if (Item) return assert.equal(Item.cents, 100);
      await wait(1_000);
    }
  });
}
