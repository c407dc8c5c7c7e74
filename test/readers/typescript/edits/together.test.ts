import { describe, expect, test } from 'vitest';
import { applyEdits, chooseFixes } from '../../../../src/checker/index.js';
import type { CodeFacts } from '../../../../src/model/code.js';
import type { CodeIntent } from '../../../../src/model/intent.js';
import { createTypeScriptReader } from '../../../../src/readers/code/typescript/index.js';

const reader = createTypeScriptReader();

/** Makes the edits for all intents at once, as far as they go together, and again for the rest until nothing is left. */
function repaired(text: string, path: string, intentsOf: (facts: CodeFacts) => readonly CodeIntent[]): string {
  let source = { path, text };
  for (let pass = 0; pass < 5; pass++) {
    const facts = reader.read(source);
    expect(facts.problems, source.text).toEqual([]);
    const fixes = intentsOf(facts).flatMap((intent) => {
      const edits = reader.edit(source, intent);
      return edits ? [{ title: intent.kind, safety: 'safe' as const, edits }] : [];
    });
    if (fixes.length === 0) return source.text;
    source = { path, text: applyEdits(source.text, chooseFixes(fixes).edits.get(path) ?? []) };
  }
  throw new Error(`There is always more to repair:\n${source.text}`);
}

const clients = ({ clients: all }: CodeFacts) =>
  all
    .filter(({ scope, dependsOn }) => scope !== undefined && dependsOn === 'module')
    .map(({ range }): CodeIntent => ({ kind: 'move-to-module-scope', at: range }));

const wholeSdks = ({ imports }: CodeFacts) =>
  imports
    .filter(({ module }) => module === 'aws-sdk')
    .map(({ statementRange }): CodeIntent => ({ kind: 'narrow-import', at: statementRange }));

const promises = ({ floatingPromises, invocations }: CodeFacts) =>
  [...floatingPromises, ...invocations.filter(({ discarded }) => discarded)]
    .filter(({ canAwait }) => canAwait)
    .map(({ range }): CodeIntent => ({ kind: 'await', at: range }));

const logs = ({ logs: all }: CodeFacts) =>
  all.flatMap(({ event, statementRange }): CodeIntent[] =>
    event !== 'none' && statementRange ? [{ kind: 'remove-statement', at: statementRange }] : [],
  );

const catches = ({ catches: all }: CodeFacts) =>
  all
    .filter(({ outcome }) => outcome === 'swallowed')
    .map(({ blockRange }): CodeIntent => ({ kind: 'rethrow', at: blockRange }));

const firstRecords = ({ recordUses }: CodeFacts) =>
  recordUses
    .filter(({ use }) => use === 'first')
    .map(({ range }): CodeIntent => ({ kind: 'iterate-records', at: range }));

const handlers = ({ functions }: CodeFacts) => functions.filter(({ handlerShape }) => handlerShape !== undefined);

const batches = (facts: CodeFacts) =>
  handlers(facts).map(
    ({ range }): CodeIntent => ({ kind: 'collect-batch-failures', at: range, identifier: 'message-id' }),
  );

const repeats = (facts: CodeFacts) =>
  handlers(facts).map(({ range }): CodeIntent => ({ kind: 'make-idempotent', at: range, tableVariable: 'TABLE' }));

describe('repairs of one file', () => {
  test('build a client that two handlers need once', () => {
    const text = `import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';

export const first = async (event: S3Event, context: Context) => {
  const s3 = new S3Client({});
  const sqs = new SQSClient({});
  await s3.send(new PutObjectCommand({}));
  await sqs.send(new SendMessageCommand({}));
};

export const second = async (event: S3Event, context: Context) => {
  const s3 = new S3Client({});
  await s3.send(new PutObjectCommand({}));
  await new SQSClient({}).send(new SendMessageCommand({}));
};
`;
    const result = repaired(text, 'handler.ts', clients);
    expect(result.match(/new S3Client/g)).toHaveLength(1);
    expect(result.indexOf('const sqs =')).toBeLessThan(result.indexOf('export const first'));
    expect(clients(reader.read({ path: 'handler.ts', text: result }))).toEqual([]);
  });

  test('give two handlers one table', () => {
    const text = `import { SNSClient, PublishCommand } from '@aws-sdk/client-sns';
const sns = new SNSClient({});
export const first: SNSHandler = async (event) => {
  await sns.send(new PublishCommand({}));
};
export const second: SQSHandler = async (event) => {
  await sns.send(new PublishCommand({}));
};
`;
    const result = repaired(text, 'handler.ts', repeats);
    expect(result.match(/new DynamoDBPersistenceLayer/g)).toHaveLength(1);
    expect(result.match(/makeIdempotent</g)).toHaveLength(2);
    expect(
      repeats(reader.read({ path: 'handler.ts', text: result })).flatMap(
        (intent) => reader.edit({ path: 'handler.ts', text: result }, intent) ?? [],
      ),
    ).toEqual([]);
  });

  test('go together in one handler', () => {
    const text = `'use strict';
const AWS = require('aws-sdk');

exports.handler = async (event, context) => {
  console.log(JSON.stringify(event));
  const s3 = new AWS.S3();
  const record = event.Records[0];
  try {
    void s3.putObject({ Body: record.body }).promise();
    s3.deleteObject({ Key: record.messageId }).promise();
  } catch (error) {
    console.error('failed', error);
  }
};
`;
    const all = [clients, wholeSdks, promises, logs, catches, firstRecords];
    expect(repaired(text, 'handler.js', (facts) => all.flatMap((intents) => intents(facts)))).toBe(`'use strict';
const S3 = require('aws-sdk/clients/s3');

const s3 = new S3();

exports.handler = async (event, context) => {
  for (const record of event.Records) {
    try {
      await s3.putObject({ Body: record.body }).promise();
      await s3.deleteObject({ Key: record.messageId }).promise();
    } catch (error) {
      console.error('failed', error);
      throw error;
    }
  }
};
`);
  });

  test('collect failures after the loop is there', () => {
    const text = `import type { SQSEvent } from 'aws-lambda';
export const handler = async (event: SQSEvent): Promise<void> => {
  const { body } = event.Records[0];
  await save(body);
};
`;
    expect(
      repaired(text, 'handler.ts', (facts) => [...firstRecords(facts), ...batches(facts)]),
    ).toBe(`import type { SQSEvent } from 'aws-lambda';
export const handler = async (event: SQSEvent): Promise<{ batchItemFailures: { itemIdentifier: string }[] }> => {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const { body, messageId } of event.Records) {
    try {
      await save(body);
    } catch (error) {
      console.error('Could not process record', messageId, error);
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};
`);
  });
});
