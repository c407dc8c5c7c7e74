// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are programs to read.
import { describe, expect, test } from 'vitest';
import { read, textAt } from './reading.js';

const sdk = `import { DynamoDBClient, PutItemCommand, paginateQuery, waitUntilTableExists, DynamoDB } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, DynamoDBDocument, PutCommand, QueryCommand, TransactWriteCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { LambdaClient, InvokeCommand } from '@aws-sdk/client-lambda';
import AWS from 'aws-sdk';
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const s3 = new S3Client({}); const v2 = new AWS.S3(); const table = new AWS.DynamoDB.DocumentClient();
`;

function calls(text: string, head = sdk) {
  return read(head + text).calls.map(({ provider, service, operation }) =>
    provider === 'aws' ? `${service}:${operation}` : `${provider} ${service} ${operation}`,
  );
}

describe('calls of AWS', () => {
  test.each([
    ['await s3.send(new GetObjectCommand({}));', ['s3:GetObject']],
    ['await documents.send(new PutCommand({}));', ['dynamodb:PutItem']],
    ['await documents.send(new TransactWriteCommand({}));', ['dynamodb:TransactWriteItems']],
    ['const command = new QueryCommand({}); await anything.send(command);', ['dynamodb:Query']],
    ['let command; command = new PutCommand({}); await documents.send(command);', ['dynamodb:PutItem']],
    ['await send(new PutItemCommand({}));', ['dynamodb:PutItem']],
    ['await getSignedUrl(s3, new GetObjectCommand({}));', ['s3:GetObject']],
    ['for await (const page of paginateQuery({ client }, {})) {}', ['dynamodb:Query']],
    ['for await (const page of paginateScan({ client }, {})) {}', ['dynamodb:Scan']],
    ['await waitUntilTableExists({ client }, { TableName: "t" });', ['dynamodb:DescribeTable']],
    ['const upload = new Upload({ client: s3, params: { Bucket: "b" } }); await upload.done();', ['s3:PutObject']],
    ['const db = new DynamoDB({}); await db.putItem({});', ['dynamodb:PutItem']],
    ['const d = DynamoDBDocument.from(new DynamoDB({})); await d.put({});', ['dynamodb:PutItem']],
    ['await v2.getObject({}).promise();', ['s3:GetObject']],
    ['await v2.upload({}).promise();', ['s3:PutObject']],
    ['v2.getSignedUrl("putObject", {});', ['s3:PutObject']],
    ['await v2.waitFor("bucketExists", {}).promise();', ['s3:HeadBucket']],
    ['await table.batchGet({}).promise();', ['dynamodb:BatchGetItem']],
    ['await table.createSet([1]);', []],
    ['v2.config.update({}); s3.destroy();', []],
    [
      'class A { constructor(private readonly db: DynamoDBDocument) {} f() { return this.db.update({}); } }',
      ['dynamodb:UpdateItem'],
    ],
    ['class A { s3 = new AWS.S3(); f() { return this.s3.headObject({}).promise(); } }', ['s3:HeadObject']],
    [
      'class A { s3; constructor() { this.s3 = new AWS.S3(); } f() { return this.s3.headObject({}).promise(); } }',
      ['s3:HeadObject'],
    ],
    ['const make = () => new AWS.SQS(); const q = make(); q.sendMessage({}).promise();', ['sqs:SendMessage']],
    [
      'const clients = { q: new AWS.SQS() }; clients.q.sendMessage({}).promise(); const { q } = clients; q.deleteMessage({}).promise();',
      ['sqs:SendMessage', 'sqs:DeleteMessage'],
    ],
    [
      'let q; const get = () => { q ??= new AWS.SQS(); return q; }; get().sendMessage({}).promise();',
      ['sqs:SendMessage'],
    ],
    ['const f = (db: DynamoDB) => db.scan({});', ['dynamodb:Scan']],
    ['const f = ({ q = new AWS.SQS() } = {}) => q.purgeQueue({}).promise();', ['sqs:PurgeQueue']],
    ['anything.putItem({}); unknown.send(new Other({}));', []],
  ])('%s', (text, found) => {
    expect(calls(text)).toEqual(found);
  });

  test('a client of another module is told by its command', () => {
    expect(
      calls(
        `await ddb.send(new PutCommand({}));`,
        `import { ddb } from './clients'; import { PutCommand } from '@aws-sdk/lib-dynamodb';`,
      ),
    ).toEqual(['dynamodb:PutItem']);
  });

  test('what compilers write is read', () => {
    const head = `const client_s3_1 = require("@aws-sdk/client-s3"); const s3 = new client_s3_1.S3Client({});`;
    expect(calls('async function f() { await s3.send(new client_s3_1.GetObjectCommand({})); }', head)).toEqual([
      's3:GetObject',
    ]);
  });
});

describe('calls of others', () => {
  test.each([
    ['await fetch(url);', ['http fetch GET']],
    ['await fetch(url, { method: "post" });', ['http fetch POST']],
    ['await fetch(url, { method });', ['http fetch ANY']],
    ['await fetch(url, options);', ['http fetch ANY']],
    ['const fetch = () => {}; fetch(url);', []],
    [
      'import { pipeline } from "@huggingface/transformers"; const judge = await pipeline("sentiment-analysis");',
      ['model transformers pipeline'],
    ],
    [
      'import axios from "axios"; axios.post(url, {}); axios({ method: "put" }); const api = axios.create(); api.get(url); api(url);',
      ['http axios POST', 'http axios PUT', 'http axios GET', 'http axios GET'],
    ],
    ['import https from "node:https"; https.request({ method: "DELETE" }, (answer) => {});', ['http https DELETE']],
    ['import got from "got"; await got.put(url).json();', ['http got PUT']],
    [
      'import { Pool } from "pg"; const pool = new Pool(); await pool.query("x"); const c = await pool.connect(); await c.query("y"); c.release(); pool.end();',
      ['database pg query', 'database pg query'],
    ],
    [
      'import { MongoClient } from "mongodb"; const m = new MongoClient(u); const db = m.db("x"); await db.collection("o").insertOne({});',
      ['database mongodb insertOne'],
    ],
    [
      'import { PrismaClient } from "@prisma/client"; const p = new PrismaClient(); await p.user.create({});',
      ['database prisma user.create'],
    ],
    [
      'import knex from "knex"; const db = knex({}); await db("orders").where({}).insert({});',
      ['database knex insert'],
    ],
    ['import mongoose from "mongoose"; await mongoose.connect(u); ', []],
    [
      'import Stripe from "stripe"; const s = new Stripe(k); await s.charges.create({}); await s.paymentIntents.confirm(id);',
      ['payment stripe charges.create', 'payment stripe paymentIntents.confirm'],
    ],
    [
      'import mailer from "nodemailer"; const t = mailer.createTransport({}); await t.sendMail({});',
      ['mail nodemailer sendMail'],
    ],
    ['import mail from "@sendgrid/mail"; mail.setApiKey(k); await mail.send({});', ['mail sendgrid send']],
    [
      'import { processPartialResponse } from "@aws-lambda-powertools/batch"; processPartialResponse(event, f, p);',
      ['powertools batch processPartialResponse'],
    ],
    [
      'import { getSecret } from "@aws-lambda-powertools/parameters/secrets"; await getSecret("db");',
      ['secretsmanager:GetSecretValue'],
    ],
    [
      'import { neon } from "@neondatabase/serverless"; const sql = neon(u); await sql`select 1`;',
      ['database neon query'],
    ],
    [
      'import OpenAI from "openai"; const ai = new OpenAI(); await ai.chat.completions.create({});',
      ['other openai chat.completions.create'],
    ],
  ])('%s', (text, found) => {
    expect(calls(text, '')).toEqual(found);
  });
});

describe('what becomes of a call', () => {
  const fate = (text: string) => {
    const [call] = read(sdk + text).calls;
    return [call?.awaited && 'awaited', call?.resultUsed && 'used', call?.inLoop && 'loop', call?.inTry && 'try']
      .filter(Boolean)
      .join(' ');
  };

  test.each([
    ['async function f() { await s3.send(new GetObjectCommand({})); }', 'awaited'],
    ['async function f() { const a = await s3.send(new GetObjectCommand({})); }', 'awaited used'],
    ['async function f() { s3.send(new GetObjectCommand({})); }', ''],
    ['async function f() { return s3.send(new GetObjectCommand({})); }', 'awaited used'],
    ['async function f() { await Promise.all([s3.send(new GetObjectCommand({}))]); }', 'awaited'],
    [
      'async function f() { await Promise.all(keys.map((k) => s3.send(new GetObjectCommand({ Key: k })))); }',
      'awaited loop',
    ],
    [
      'async function f() { await Promise.all(keys.map(async (k) => { await s3.send(new GetObjectCommand({})); })); }',
      'awaited loop',
    ],
    ['async function f() { const p = s3.send(new GetObjectCommand({})); await p; }', 'awaited'],
    [
      'async function f() { for (const k of keys) { try { await s3.send(new GetObjectCommand({})); } catch {} } }',
      'awaited loop try',
    ],
    ['async function f() { try { } catch { await s3.send(new GetObjectCommand({})); } }', 'awaited'],
    ['async function f() { try { await s3.send(new GetObjectCommand({})); } finally { } }', 'awaited'],
    ['async function f() { for (const x of await s3.send(new GetObjectCommand({}))) {} }', 'awaited used'],
    ['async function f() { await v2.getObject({}).promise(); }', 'awaited'],
    ['function f(callback) { v2.getObject({}, (error, data) => callback(error, data)); }', 'used'],
    ['async function f() { await s3.send(new GetObjectCommand({})).then((x) => x.Body); }', 'awaited used'],
    ['async function f() { const { Body } = await s3.send(new GetObjectCommand({})); }', 'awaited used'],
    ['async function f() { while (true) { const g = () => s3.send(new GetObjectCommand({})); } }', 'awaited used'],
    ['async function f() { (await s3.send(new GetObjectCommand({}))).Body; }', 'awaited used'],
  ])('%s', (text, expected) => {
    expect(fate(text)).toBe(expected);
  });

  test('the range is the call with its promise', () => {
    const text = 'async function f() { await v2.getObject({}).promise(); }';
    expect(textAt(sdk + text, read(sdk + text).calls[0]!.range)).toBe('v2.getObject({}).promise()');
  });
});

describe('arguments', () => {
  const head = `import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
    import { marshall } from '@aws-sdk/util-dynamodb'; import { randomUUID } from 'crypto'; import { v4 as uuid, v5 } from 'uuid';
    import { TABLE } from './constants';
    const client = new DynamoDBClient({}); const NAME = 'orders'; const config = { table: \`\${NAME}-table\` };\n`;
  const argumentsOf = (given: string, before = '') => {
    const text = `${head}export const handler = async (event, context) => { ${before}; await client.send(new PutItemCommand(${given})); };`;
    const [call] = read(text).calls;
    const flat = Object.entries(call?.arguments ?? {}).map(([path, argument]) =>
      [
        path,
        argument.kind === 'literal'
          ? JSON.stringify(argument.value)
          : argument.kind === 'environment'
            ? `$${argument.name}`
            : argument.kind,
      ].join('='),
    );
    return [...flat, ...(call?.argumentsComplete ? [] : ['…'])].join(' ');
  };

  test.each([
    ['{ a: "x", b: 1, c: -2, d: true, e: `t` }', '', 'a="x" b=1 c=-2 d=true e="t"'],
    ['{ a: NAME, b: config.table, c: NAME + "-x", d: 60 * 15 }', '', 'a="orders" b="orders-table" c="orders-x" d=900'],
    [
      '{ a: process.env.A, b: process.env.B!, c: process.env["C"] ?? "d", d: `${process.env.D}`, e: String(process.env.E) }',
      '',
      'a=$A b=$B c=$C d=$D e=$E',
    ],
    ['{ a: A, b: t }', 'const { A, B: t = "x" } = process.env', 'a=$A b=$B'],
    [
      '{ a: event.id, b: id, c: `x-${id}`, d: body.x.y, e: JSON.parse(event.body).z }',
      'const { id } = event; const body = JSON.parse(event.body)',
      'a=event b=event c=event d=event e=event',
    ],
    [
      '{ a: randomUUID(), b: uuid(), c: Date.now(), d: new Date().toISOString(), e: `${event.id}-${Math.random()}`, f: context.awsRequestId }',
      '',
      'a=generated b=generated c=generated d=generated e=generated f=generated',
    ],
    ['{ a: v5(event.id, NS), b: new Date(event.time), c: event.id ?? randomUUID() }', '', 'a=event b=event c=event'],
    ['{ a: TABLE, b: await other(event), c: unknown }', '', 'a=other b=other c=other'],
    [
      '{ Item: { id: event.id, deep: { x: { y: { z: 1 } } } } }',
      '',
      'Item=event Item.id=event Item.deep=other Item.deep.x=other Item.deep.x.y=other',
    ],
    ['{ Item: marshall({ id: event.id, n: 1 }) }', '', 'Item=event Item.id=event Item.n=1'],
    [
      '{ Entries: [{ Id: "1" }, { Id: event.id }] }',
      '',
      'Entries=event Entries.0=other Entries.0.Id="1" Entries.1=event Entries.1.Id=event',
    ],
    ['params', 'const params = { a: 1 }; params.b = event.x', 'a=1 b=event'],
    ['{ a: 1, ...rest }', '', 'a=1 …'],
    ['{ ...base, a: 1 }', 'const base = { b: 2 }', 'b=2 a=1'],
    ['{ a: 1, ...(event.x && { b: 2 }) }', '', 'a=1 b=2 …'],
    ['params', '', '…'],
    ['{ [key]: 1, b: 2 }', '', 'b=2 …'],
    ['{ a: x }', 'for (const x of event.Records.map((r) => r.body)) {}; let x = event.a; x = event.b', 'a=event'],
    ['{ a: event.items.map((item) => item.id) }', '', 'a=event'],
  ])('%s after %s', (given, before, expected) => {
    expect(argumentsOf(given, before)).toBe(expected);
  });

  test('of other libraries: objects at the top, the rest by position', () => {
    const text = `import Stripe from 'stripe'; const s = new Stripe(k);
      export const handler = async (event) => { await s.charges.create({ amount: 5 }, { idempotencyKey: event.id }); await s.refunds.cancel(event.id); };`;
    expect(read(text).calls.map((call) => call.arguments)).toEqual([
      { amount: { kind: 'literal', value: 5 }, idempotencyKey: { kind: 'event' } },
      { '0': { kind: 'event' } },
    ]);
    expect(read(`fetch('https://x', { method: 'POST' });`).calls[0]?.arguments).toEqual({
      url: { kind: 'literal', value: 'https://x' },
      method: { kind: 'literal', value: 'POST' },
    });
  });

  test('fields of classes are followed', () => {
    const text = `${head}class Store { static table = process.env.TABLE; name = 'x'; put(id) { return client.send(new PutItemCommand({ a: Store.table, b: this.name, c: id })); } }`;
    expect(read(text).calls[0]?.arguments).toEqual({
      a: { kind: 'environment', name: 'TABLE' },
      b: { kind: 'literal', value: 'x' },
      c: { kind: 'event' },
    });
  });
});
