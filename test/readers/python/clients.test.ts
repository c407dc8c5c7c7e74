import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

describe('AWS clients', () => {
  test('are found with service, place and options', () => {
    const { clients } = read(`
      import boto3
      from botocore.config import Config

      s3 = boto3.client('s3', region_name='eu-west-1', config=Config(connect_timeout=5))

      def handler(event, context):
          for tenant in event['tenants']:
              table = boto3.resource("dynamodb", region_name=tenant['region'])
    `);
    expect(clients).toMatchObject([
      {
        provider: 'aws',
        service: 's3',
        text: "boto3.client('s3', …)",
        inLoop: false,
        dependsOn: 'module',
        variable: 's3',
        options: {
          region_name: { kind: 'literal', value: 'eu-west-1' },
          'config.connect_timeout': { kind: 'literal', value: 5 },
        },
      },
      {
        service: 'dynamodb',
        scope: 0,
        inLoop: true,
        dependsOn: 'function',
        options: { region_name: { kind: 'event' } },
      },
    ]);
    expect(clients[0]?.scope).toBeUndefined();
  });

  test('depend on the function when their arguments do, through names', () => {
    const depends = (...lines: readonly string[]) =>
      read(
        `import boto3, os\nREGION = 'x'\ndef handler(event, context):\n${lines.map((line) => `    ${line}\n`).join('')}`,
      ).clients.map(({ dependsOn }) => dependsOn);
    expect(depends("boto3.client('s3', region_name=REGION)")).toEqual(['module']);
    expect(depends("region = os.environ['R']", "boto3.client('s3', region_name=region)")).toEqual(['module']);
    expect(depends('session = boto3.Session()', "session.client('s3')")).toEqual(['module']);
    expect(depends("region = event['region']", "boto3.client('s3', region_name=region)")).toEqual(['function']);
    expect(depends('session = boto3.Session(**credentials(event))', "session.client('s3')")).toEqual(['function']);
    expect(depends('keys = sts.assume_role()', "boto3.client('s3', aws_access_key_id=keys)")).toEqual(['function']);
    expect(depends("[boto3.client('s3', region_name=r) for r in REGIONS]")).toEqual(['function']);
  });

  test.each([
    ["global c\n    if c is None:\n        c = boto3.client('s3')\n    return c", true],
    ["global c\n    if c:\n        return c\n    c = boto3.client('s3')\n    return c", true],
    ["global c\n    c = c or boto3.client('s3')", true],
    ["if 's3' not in cache:\n        cache['s3'] = boto3.client('s3')", true],
    ["global c\n    c = c or boto3.resource('sqs').Queue(url)", true],
    ["global c\n    if c is None:\n        s3 = boto3.client('s3')\n        c = s3.get_object()", true],
    ["global c\n    c = boto3.client('s3')", false],
    ["global c\n    if fresh:\n        c = boto3.client('s3')", false],
    ["c = None\n    if c is None:\n        c = boto3.client('s3')", false],
    ["c = boto3.client('s3')\n    if c: pass", false],
  ])('%j is memoised: %s', (body, expected) => {
    expect(read(`import boto3\nc = None\ncache = {}\ndef get():\n    ${body}\n`).clients).toMatchObject([
      { memoised: expected },
    ]);
  });

  test('are memoised by decorators and properties', () => {
    const { clients } = read(`
      import functools, boto3
      from functools import cache

      @functools.lru_cache(maxsize=1)
      def a(): return boto3.client('s3')

      @cache
      def b(): return boto3.client('s3')

      class C:
          _client = None

          @functools.cached_property
          def client(self): return boto3.client('s3')

          def get(self):
              if self._client is None:
                  self._client = boto3.client('s3')
              return self._client

          def fresh(self):
              self.other = boto3.client('s3')

      @retry
      def d(): return boto3.client('s3')
    `);
    expect(clients.map(({ memoised }) => memoised)).toEqual([true, true, true, true, false, false]);
  });

  test('of other providers are found', () => {
    const { clients } = read(`
      import requests, httpx, aiohttp, urllib3, psycopg2, redis, smtplib
      from sqlalchemy import create_engine
      from pymongo import MongoClient
      from stripe import StripeClient
      import mysql.connector
      from twilio.rest import Client
      requests.Session(); httpx.AsyncClient(); aiohttp.ClientSession(); urllib3.PoolManager()
      psycopg2.connect(host='h'); redis.Redis(); create_engine(url); MongoClient(); mysql.connector.connect()
      StripeClient(key); smtplib.SMTP('h'); Client()
    `);
    expect(clients.map(({ provider, service }) => `${provider}:${service}`)).toEqual([
      'http:requests',
      'http:httpx',
      'http:aiohttp',
      'http:urllib3',
      'database:psycopg2',
      'database:redis',
      'database:sqlalchemy',
      'database:pymongo',
      'database:mysql',
      'payment:stripe',
      'mail:smtplib',
      'mail:twilio',
    ]);
  });

  test('are kept for later; a bare connection is not, and its calls are seen all the same', () => {
    const facts = read(`
      import http.client

      def handler(event, context):
          connection = http.client.HTTPSConnection('example.com')
          connection.request('GET', '/keys')
    `);
    expect(facts.clients).toEqual([]);
    expect(facts.calls.map(({ service, operation }) => `${service}:${operation}`)).toEqual(['http.client:GET']);
  });

  test('of a service that is no constant are unknown', () => {
    expect(read('import boto3\ndef f(name):\n    c = boto3.client(name)\n    c.put_item(Item={})\n')).toMatchObject({
      clients: [{ service: 'unknown', dependsOn: 'function' }],
      calls: [{ service: 'unknown', operation: 'PutItem' }],
    });
  });
});
