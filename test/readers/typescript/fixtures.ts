/** Small modules that between them hold everything the reader looks for, by path. */
export const fixtures: Readonly<Record<string, string>> = {
  'src/queue.ts': `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSHandler, SQSRecord } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { save } from './lib/store';
import * as orders from './orders.js';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: process.env.REGION ?? 'eu-west-1' }));
const table = process.env.TABLE!;
enum Status { Open = 'open', Closed = \`closed\` }

export const handler: SQSHandler = async (event, context) => {
  console.log(\`event \${JSON.stringify(event)}\`);
  const failures: { itemIdentifier: string }[] = [];
  for (const record of event.Records) {
    try {
      const { id, items: [first, ...rest] = [] } = JSON.parse(record.body);
      await documents.send(new PutCommand({
        TableName: table,
        Item: { id, first, status: Status.Open, at: Date.now(), key: randomUUID(), ...rest },
        ConditionExpression: 'attribute_not_exists(id)',
      }));
      await save(record, rest);
      orders.emit(id);
    } catch (error) {
      console.error(error);
      failures.push({ itemIdentifier: record.messageId });
    }
  }
  await Promise.all(event.Records.map(async (record: SQSRecord) => process(record)));
  return { batchItemFailures: failures };
};

async function process<T extends SQSRecord>(record: T): Promise<void> {
  // serverless-coach-ignore promise-not-awaited: the platform keeps it alive
  void fetch('https://example.com', { method: 'POST', body: record.body });
}
`,
  'src/old.js': `#!/usr/bin/env node
'use strict';
const AWSXRay = require('aws-xray-sdk');
const AWS = AWSXRay.captureAWS(require('aws-sdk'));
const s3 = new AWS.S3();
let cached;

exports.handler = function (event, context, callback) {
  const { Records: [record] } = event;
  const key = event.Records[0].s3.object.key;
  if (!cached) cached = new AWS.DynamoDB.DocumentClient({ region: 'us-east-1' });
  s3.getObject({ Bucket: process.env['BUCKET'], Key: key }, (error, data) => {
    if (error) return callback(error);
    cached.put({ TableName: 'orders', Item: { id: key } }).promise()
      .then(() => callback(null, { statusCode: 200, body: data.Body.toString() }))
      .catch(() => {});
  });
};
module.exports.list = async ({ pathParameters }) => {
  const stripe = require('stripe')(process.env.STRIPE_KEY || 'sk_live_4eC39HqLyjWDarjtT1zdp7dc');
  return stripe.charges.create({ amount: 100 }, { idempotencyKey: pathParameters.id });
};
`,
  'src/classes.ts': `import { Logger } from '@aws-lambda-powertools/logger';
import type { LambdaInterface } from '@aws-lambda-powertools/commons/types';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
import middy from '@middy/core';

const logger = new Logger({ serviceName: 'orders' });
const tracer = new Tracer();

abstract class Base<T = unknown> {
  protected readonly client = new S3Client({});
  constructor(protected readonly bucket: string = process.env.BUCKET!) {}
  abstract key(event: T): string;
}

class Lambda extends Base<{ id: string }> implements LambdaInterface {
  static #made = 0;
  @tracer.captureLambdaHandler()
  @logger.injectLambdaContext({ logEvent: true })
  public async handler(event: { id: string }, _context: unknown): Promise<unknown> {
    Lambda.#made++;
    try {
      return await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: this.key(event) }));
    } catch (error: unknown) {
      if (error instanceof TypeError) throw error;
      return { statusCode: 500 };
    } finally {
      logger.info('done', { event });
    }
  }
  key = (event: { id: string }): string => event?.id ?? 'none';
}

const lambda = new Lambda();
export const handler = middy(lambda.handler.bind(lambda)).use([]).onError((request) => { throw request.error; });
export default class extends Lambda {}
export * from './shared';
export { handler as main };
`,
  'src/view.tsx': `import React, { useEffect } from 'react';
const apiToken = 'tok_9f8a7b6c5d4e3f2a1b0c9d8e';
export function View<T,>({ items }: { items: T[] }) {
  useEffect(() => { fetch('/api').then((answer) => answer.json()); }, []);
  return <ul title="x">{items.map((item, index) => <li key={index}>{String(item)}</li>)}</ul>;
}
`,
};
