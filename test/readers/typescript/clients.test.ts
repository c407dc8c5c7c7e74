import { describe, expect, test } from 'vitest';
import { read, textAt } from './reading.js';

function clients(text: string) {
  return read(text, 'a.ts').clients.map(({ provider, service, text: written }) => `${provider} ${service}: ${written}`);
}

describe('clients', () => {
  test.each([
    [`import { S3Client } from '@aws-sdk/client-s3'; new S3Client({});`, ['aws s3: new S3Client']],
    [`import { SESv2Client } from '@aws-sdk/client-sesv2'; new SESv2Client();`, ['aws sesv2: new SESv2Client']],
    [
      `import * as logs from '@aws-sdk/client-cloudwatch-logs'; new logs.CloudWatchLogsClient();`,
      ['aws cloudwatchlogs: new logs.CloudWatchLogsClient'],
    ],
    [`import { DynamoDB } from '@aws-sdk/client-dynamodb'; new DynamoDB();`, ['aws dynamodb: new DynamoDB']],
    [`const { SFNClient } = require('@aws-sdk/client-sfn'); new SFNClient();`, ['aws sfn: new SFNClient']],
    [
      `import { PutItemCommand, ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'; new PutItemCommand({}); new ConditionalCheckFailedException({});`,
      [],
    ],
    [
      `import AWS from 'aws-sdk'; new AWS.S3(); new AWS.DynamoDB.DocumentClient(); new AWS.Config(); new AWS.Credentials();`,
      ['aws s3: new AWS.S3', 'aws dynamodb: new AWS.DynamoDB.DocumentClient'],
    ],
    [`import S3 from 'aws-sdk/clients/s3'; new S3();`, ['aws s3: new S3']],
    [`import S3 from 'aws-sdk/clients/s3.js'; new S3();`, ['aws s3: new S3']],
    [
      `const { DocumentClient } = require('aws-sdk/clients/dynamodb'); new DocumentClient();`,
      ['aws dynamodb: new DocumentClient'],
    ],
    [`const AWS = require('aws-xray-sdk').captureAWS(require('aws-sdk')); new AWS.SQS();`, ['aws sqs: new AWS.SQS']],
    [
      `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'; DynamoDBDocumentClient.from(new DynamoDBClient({}));`,
      ['aws dynamodb: DynamoDBDocumentClient.from(…)'.replace('(…)', '(new DynamoDBClient({}))')],
    ],
    [
      `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'; const c = new DynamoDBClient({}); DynamoDBDocumentClient.from(c);`,
      ['aws dynamodb: new DynamoDBClient'],
    ],
    [`import { Pool } from 'pg'; new Pool();`, ['database pg: new Pool']],
    [`import mysql from 'mysql2/promise'; mysql.createPool({});`, ['database mysql2: mysql.createPool({})']],
    [
      `import { MongoClient } from 'mongodb'; new MongoClient(url); MongoClient.connect(url);`,
      ['database mongodb: new MongoClient', 'database mongodb: MongoClient.connect(url)'],
    ],
    [`import Redis from 'ioredis'; new Redis();`, ['database redis: new Redis']],
    [`import knex from 'knex'; knex({});`, ['database knex: knex({})']],
    [`import { PrismaClient } from '@prisma/client'; new PrismaClient();`, ['database prisma: new PrismaClient']],
    [`import axios from 'axios'; axios.create({ timeout: 1 });`, ['http axios: axios.create({ timeout: 1 })']],
    [`import https from 'node:https'; new https.Agent();`, ['http https: new https.Agent']],
    [`import Stripe from 'stripe'; new Stripe(key);`, ['payment stripe: new Stripe']],
    [`const stripe = require('stripe')(key);`, [`payment stripe: require('stripe')(key)`]],
    [
      `import nodemailer from 'nodemailer'; nodemailer.createTransport({});`,
      ['mail nodemailer: nodemailer.createTransport({})'],
    ],
    [`import OpenAI from 'openai'; new OpenAI();`, ['other openai: new OpenAI']],
    [
      `import https from 'https'; import { S3Client } from '@aws-sdk/client-s3'; new S3Client({ agent: new https.Agent() });`,
      ['aws s3: new S3Client'],
    ],
    [`class S3Client {} new S3Client(); new Unknown();`, []],
  ])('%s', (text, found) => {
    expect(clients(text)).toEqual(found);
  });

  const head = `import { S3Client } from '@aws-sdk/client-s3'; import { MongoClient } from 'mongodb';\n`;
  const last = (text: string) => read(head + text).clients.at(-1)!;

  test.each([
    ['const s3 = new S3Client({});', 'module', false, 's3'],
    ['export const handler = async (event) => { const s3 = new S3Client({}); };', 'module', false, 's3'],
    [
      'const region = "eu-west-1"; export const handler = async (event) => { const s3 = new S3Client({ region }); };',
      'module',
      false,
      's3',
    ],
    [
      'export const handler = async (event) => { const s3 = new S3Client({ region: event.region }); };',
      'function',
      false,
      's3',
    ],
    [
      'export const handler = async (event) => { const options = {}; const s3 = new S3Client(options); };',
      'function',
      false,
      's3',
    ],
    ['class A { constructor() { this.s3 = new S3Client({ region: this.region }); } }', 'function', false, undefined],
    ['let s3; const get = () => { if (!s3) s3 = new S3Client({}); return s3; };', 'module', true, 's3'],
    ['let s3; const get = () => (s3 ??= new S3Client({}));', 'module', true, 's3'],
    ['let s3; const get = () => { s3 = s3 || new S3Client({}); return s3; };', 'module', true, 's3'],
    ['let s3; const set = () => { s3 = new S3Client({}); };', 'module', false, 's3'],
    [
      'let db; async function get() { if (db) return db; const client = await MongoClient.connect(url); db = client; return db; }',
      'module',
      true,
      'client',
    ],
    [
      'const cache = {}; const get = (k) => { if (!cache.s3) cache.s3 = new S3Client({}); return cache.s3; };',
      'module',
      true,
      undefined,
    ],
    ['const get = once(() => new S3Client({}));', 'module', true, undefined],
    [
      'class A { get(k) { if (!(k in this.all)) this.all[k] = k === "a" ? new S3Client({}) : new S3Client({ b: 1 }); return this.all[k]; } }',
      'module',
      true,
      undefined,
    ],
    [
      'const all = new Map(); const get = (k) => { if (!all.has(k)) { all.set(k, new S3Client({})); } return all.get(k); };',
      'module',
      true,
      undefined,
    ],
    [
      'let settings; export const handler = async (event) => { if (settings === undefined) { const s3 = new S3Client({}); settings = await load(s3); } };',
      'module',
      true,
      's3',
    ],
    [
      'export const handler = async (event) => { if (!event.s3) event.s3 = new S3Client({}); };',
      'module',
      false,
      undefined,
    ],
    [
      'const options = {}; export const handler = async (event) => { options.region = event.region; const s3 = new S3Client(options); };',
      'function',
      false,
      's3',
    ],
    [
      'let key; export const handler = async (event) => { key = await load(); const s3 = new S3Client({ key }); };',
      'function',
      false,
      's3',
    ],
    ['const s3 = trace.captureAWSv3Client(new S3Client({}));', 'module', false, 's3'],
  ])('%s depends on %s, kept: %s, as %s', (text, dependsOn, memoised, variable) => {
    const { dependsOn: on, memoised: kept, variable: name } = last(text);
    expect([on, kept, name]).toEqual([dependsOn, memoised, variable]);
  });

  test('stand in the functions that build them', () => {
    const text = `${head}class A { s3 = new S3Client({}); }
      class B { s3; constructor() { this.s3 = new S3Client({}); } }
      class C { static s3 = new S3Client({}); }
      const f = () => { for (const r of regions) new S3Client({ region: r, maxAttempts: 3 }); };
      const g = () => regions.map((region) => new S3Client({ region: process.env.REGION }));`;
    const facts = read(text);
    const where = facts.clients.map(({ scope, inLoop }) => [
      scope === undefined ? 'module' : facts.functions[scope]?.name,
      inLoop,
    ]);
    expect(where).toEqual([
      ['A.constructor', false],
      ['B.constructor', false],
      ['module', false],
      ['f', true],
      ['<anonymous>', true],
    ]);
    expect(facts.clients[3]?.options).toEqual({
      region: { kind: 'other' },
      maxAttempts: { kind: 'literal', value: 3 },
    });
    expect(facts.clients[4]?.options).toEqual({ region: { kind: 'environment', name: 'REGION' } });
    expect(textAt(text, facts.clients[0]!.range)).toBe('new S3Client({})');
  });

  test('are set up as what they are put around is', () => {
    const { clients } = read(
      `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
      const table = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-west-1', maxAttempts: 2 }), { marshallOptions });`,
    );
    expect(clients.map(({ options }) => options)).toEqual([
      { region: { kind: 'literal', value: 'eu-west-1' }, maxAttempts: { kind: 'literal', value: 2 } },
    ]);
  });
});
