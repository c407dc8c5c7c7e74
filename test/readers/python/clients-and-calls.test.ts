import { describe, expect, test } from 'vitest';
import { dedent, read, textAt } from './reading.js';

function calls(text: string): readonly string[] {
  return read(text).calls.map(({ service, operation }) => `${service}:${operation}`);
}

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

describe('AWS calls', () => {
  test('carry the identifiers of resource objects', () => {
    const facts = read(`
      import os
      import boto3

      table = boto3.resource('dynamodb').Table(os.environ['TABLE'])

      def handler(event, context):
          table.put_item(Item={'id': event['id'], 'kind': 'order'})
    `);
    expect(facts.calls).toMatchObject([
      {
        provider: 'aws',
        service: 'dynamodb',
        operation: 'PutItem',
        scope: 0,
        awaited: true,
        resultUsed: false,
        argumentsComplete: true,
        arguments: {
          TableName: { kind: 'environment', name: 'TABLE' },
          'Item.id': { kind: 'event' },
          'Item.kind': { kind: 'literal', value: 'order' },
        },
      },
    ]);
  });

  test('are found through sessions, factories, attributes, containers and parameters', () => {
    expect(
      calls(`
        import boto3
        from functools import lru_cache

        session = boto3.Session()
        sqs = session.client('sqs')
        clients = {'kms': boto3.client('kms')}

        @lru_cache
        def sns():
            return boto3.client('sns')

        class Base:
            ssm = boto3.client(service_name='ssm')

        class Store(Base):
            def __init__(self, events=None):
                self.client = boto3.client('s3')
                self.events = events or boto3.client('events')

            def save(self, body):
                self.client.put_object(Bucket='b', Key='k', Body=body)
                self.ssm.get_parameter(Name='n')
                self.events.put_events(Entries=[])

        def send(client, body):
            client.send_message(QueueUrl='u', MessageBody=body)

        def typed(client: "S3Client", table: Table):
            client.head_bucket(Bucket='b')

        def handler(event, context):
            send(sqs, 'x')
            sns().publish(TopicArn='t', Message='m')
            Store().save('x')
            clients['kms'].encrypt(KeyId='k')
            if (lam := boto3.client('lambda')):
                lam.invoke(FunctionName='f')
      `),
    ).toEqual([
      's3:PutObject',
      'ssm:GetParameter',
      'events:PutEvents',
      'sqs:SendMessage',
      's3:HeadBucket',
      'sns:Publish',
      'kms:Encrypt',
      'lambda:Invoke',
    ]);
  });

  test('of helpers, resources, paginators and waiters are those they make', () => {
    expect(
      calls(`
        import boto3
        s3 = boto3.client('s3')
        s3.upload_file('/tmp/a', 'b', 'k')
        s3.download_fileobj('b', 'k', f)
        s3.generate_presigned_url('get_object', Params={'Bucket': 'b', 'Key': 'k'})
        s3.get_paginator('list_objects_v2').paginate(Bucket='b')
        s3.get_waiter('object_exists').wait(Bucket='b', Key='k')
        s3.exceptions.NoSuchKey
        s3.close()
        bucket = boto3.resource('s3').Bucket('b')
        for summary in bucket.objects.filter(Prefix='p'):
            summary.delete()
        bucket.objects.all().delete()
        bucket.Object('k').get()
        bucket.upload_fileobj(f, 'k')
        ddb = boto3.resource('dynamodb')
        with ddb.Table('t').batch_writer() as batch:
            batch.put_item(Item={'id': 1})
        ddb.meta.client.transact_write_items(TransactItems=[])
        queue = boto3.resource('sqs').get_queue_by_name(QueueName='q')
        for message in queue.receive_messages():
            message.delete()
        boto3.client('rds').describe_db_instances()
        boto3.client('wafv2').get_web_acl()
      `),
    ).toEqual([
      's3:PutObject',
      's3:GetObject',
      's3:GetObject',
      's3:ListObjectsV2',
      's3:HeadObject',
      's3:ListObjectsV2',
      's3:DeleteObject',
      's3:DeleteObjects',
      's3:ListObjectsV2',
      's3:GetObject',
      's3:PutObject',
      'dynamodb:BatchWriteItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:TransactWriteItems',
      'sqs:GetQueueUrl',
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'rds:DescribeDBInstances',
      'wafv2:GetWebACL',
    ]);
  });

  test('name positional arguments of helpers, and take presigned parameters apart', () => {
    const facts = read(`
      import boto3
      s3 = boto3.client('s3')
      s3.upload_file('/tmp/a', 'bucket', 'key')
      s3.generate_presigned_url('put_object', Params={'Bucket': 'b'}, ExpiresIn=60)
    `);
    expect(facts.calls.map((call) => call.arguments)).toEqual([
      {
        Filename: { kind: 'literal', value: '/tmp/a' },
        Bucket: { kind: 'literal', value: 'bucket' },
        Key: { kind: 'literal', value: 'key' },
      },
      { Bucket: { kind: 'literal', value: 'b' } },
    ]);
  });

  test('on clients from elsewhere are told by their signature, never by their name alone', () => {
    expect(
      calls(`
        from shared.aws import table, client
        def save(store, item):
            table.put_item(Item=item)
            store.get_item(Key={'id': 1})
            client.send_message(QueueUrl='u', MessageBody='m')
            store.put_item(item)
            store.publish(message=item)
            store.invoke(1)
      `),
    ).toEqual(['dynamodb:PutItem', 'dynamodb:GetItem', 'sqs:SendMessage']);
  });

  test('of asynchronous clients are awaited, or float', () => {
    const text = dedent(`
      import asyncio, aioboto3
      session = aioboto3.Session()

      async def handler(event, context):
          async with session.client('sqs') as sqs, session.resource('dynamodb') as ddb:
              table = await ddb.Table('t')
              await sqs.send_message(QueueUrl='u', MessageBody='1')
              sqs.send_message(QueueUrl='u', MessageBody='2')
              await asyncio.gather(*[sqs.delete_message(QueueUrl='u') for x in y], table.put_item(Item={}))
              tasks = [sqs.purge_queue(QueueUrl='u')]
              await asyncio.gather(*tasks)
              pending = sqs.list_queues()
              asyncio.create_task(work())
              task = asyncio.create_task(work())
              async for page in sqs.get_paginator('list_queues').paginate():
                  pass
              return sqs.get_queue_url(QueueName='n')
    `);
    const facts = read(text);
    expect(facts.calls.map(({ operation, awaited }) => [operation, awaited])).toEqual([
      ['SendMessage', true],
      ['SendMessage', false],
      ['DeleteMessage', true],
      ['PutItem', true],
      ['PurgeQueue', true],
      ['ListQueues', false],
      ['ListQueues', true],
      ['GetQueueUrl', true],
    ]);
    expect(facts.floatingPromises).toMatchObject([
      { text: 'sqs.send_message(…)', canAwait: true, deliberate: false, scope: 0 },
      { text: 'asyncio.create_task(…)', canAwait: true },
    ]);
  });
});

describe('calls of other providers', () => {
  test('have the method of HTTP', () => {
    expect(
      calls(`
        import requests, urllib.request, urllib3, httpx
        from requests import post as send
        http = urllib3.PoolManager()
        requests.get('u', timeout=3)
        send('u', json={})
        requests.request('delete', 'u')
        with requests.Session() as session:
            session.patch('u')
        http.request('PUT', 'u')
        urllib.request.urlopen('u')
        request = urllib.request.Request('u', data=b'', method='POST')
        urllib.request.urlopen(request)
        httpx.Client().head('u')
        requests.get('u').json()
      `),
    ).toEqual([
      'requests:GET',
      'requests:POST',
      'requests:DELETE',
      'requests:PATCH',
      'urllib3:PUT',
      'urllib:GET',
      'urllib:POST',
      'httpx:HEAD',
      'requests:GET',
    ]);
    const { calls: facts } = read("import requests\nrequests.post('https://x', json={'a': 1}, timeout=(3, 5))\n");
    expect(facts[0]?.arguments).toMatchObject({
      url: { kind: 'literal', value: 'https://x' },
      'json.a': { kind: 'literal', value: 1 },
    });
  });

  test('have the operation of the library', () => {
    expect(
      calls(`
        import psycopg2, redis, stripe, smtplib, pymysql
        from pymongo import MongoClient
        from sqlalchemy import create_engine
        from twilio.rest import Client
        connection = psycopg2.connect()
        with connection.cursor() as cursor:
            cursor.execute('insert into t values (1)')
            cursor.fetchone()
        connection.commit()
        redis.Redis().set('a', 1)
        MongoClient().shop.orders.insert_one({})
        MongoClient()['shop']['orders'].find()
        with create_engine('u').connect() as c:
            c.execute(statement)
        stripe.Charge.create(amount=1, idempotency_key='k')
        stripe.checkout.Session.create()
        stripe.StripeClient('k').payment_intents.create()
        with smtplib.SMTP('h') as server:
            server.send_message(m)
        Client().messages.create(body='b')
      `),
    ).toEqual([
      'psycopg2:execute',
      'psycopg2:commit',
      'redis:set',
      'pymongo:insert_one',
      'pymongo:find',
      'sqlalchemy:execute',
      'stripe:Charge.create',
      'stripe:checkout.Session.create',
      'stripe:payment_intents.create',
      'smtplib:send_message',
      'twilio:messages.create',
    ]);
  });

  test('of Powertools are utilities, or the calls they make', () => {
    expect(
      read(`
        from aws_lambda_powertools.utilities.batch import process_partial_response
        from aws_lambda_powertools.utilities import parameters
        def handler(event, context):
            parameters.get_secret('s')
            parameters.get_parameter('/p')
            return process_partial_response(event=event, record_handler=f, processor=p, context=context)
      `).calls.map(({ provider, service, operation }) => [provider, service, operation]),
    ).toEqual([
      ['aws', 'secretsmanager', 'GetSecretValue'],
      ['aws', 'ssm', 'GetParameter'],
      ['powertools', 'batch', 'process_partial_response'],
    ]);
  });
});

describe('arguments', () => {
  const argumentsOf = (call: string, ...before: readonly string[]) =>
    read(
      `import boto3, os, uuid, time, json, datetime\nfrom decimal import Decimal\nTABLE = 'orders'\nclass S:\n    QUEUE = 'q'\nddb = boto3.client('dynamodb')\ndef handler(event, context):\n${[...before, call].map((line) => `    ${line}\n`).join('')}`,
    ).calls.find(({ operation }) => operation === 'PutItem');

  test.each([
    ['TABLE', { kind: 'literal', value: 'orders' }],
    ['S.QUEUE', { kind: 'literal', value: 'q' }],
    ["'a' 'b' + TABLE", { kind: 'literal', value: 'aborders' }],
    ["f'{TABLE}-x'", { kind: 'literal', value: 'orders-x' }],
    ['-1', { kind: 'literal', value: -1 }],
    ['1_000', { kind: 'literal', value: 1000 }],
    ['True', { kind: 'literal', value: true }],
    ["r'\\d'", { kind: 'literal', value: '\\d' }],
    ["'\\u00e9\\n'", { kind: 'literal', value: 'é\n' }],
    ["os.environ['T']", { kind: 'environment', name: 'T' }],
    ["os.getenv('T') or 'x'", { kind: 'environment', name: 'T' }],
    ["int(os.environ['T'])", { kind: 'environment', name: 'T' }],
    ["event['id']", { kind: 'event' }],
    ["f'order-{event}'", { kind: 'event' }],
    ["json.loads(event['body'])['id']", { kind: 'event' }],
    ['str(uuid.uuid4())', { kind: 'generated' }],
    ["f'{event}-{time.time()}'", { kind: 'generated' }],
    ['datetime.datetime.now().isoformat()', { kind: 'generated' }],
    ['context.aws_request_id', { kind: 'other' }],
    ['unknown', { kind: 'other' }],
    ['None', { kind: 'other' }],
    ["ddb.get_item(Key=event)['Item']", { kind: 'other' }],
  ])('%s', (value, expected) => {
    expect(argumentsOf(`ddb.put_item(X=${value})`)?.arguments.X).toEqual(expected);
  });

  test('are followed through names', () => {
    expect(
      argumentsOf('ddb.put_item(A=a, B=b, C=c)', "a = event['x']", 'b = str(uuid.uuid4())', "c = os.environ['T']")
        ?.arguments,
    ).toEqual({
      A: { kind: 'event' },
      B: { kind: 'generated' },
      C: { kind: 'environment', name: 'T' },
    });
    expect(argumentsOf('[ddb.put_item(A=i) for i in event["x"]]')?.arguments.A).toEqual({ kind: 'event' });
  });

  test('are flattened, four names deep, through names and later additions', () => {
    const call = argumentsOf(
      'ddb.put_item(TableName=TABLE, Item=item, Entries=[{"Id": "1"}])',
      "item = {'a': {'b': {'c': {'f': 1}}}, 'd': event['d']}",
      "item['e'] = time.time()",
    );
    expect(call?.arguments).toEqual({
      TableName: { kind: 'literal', value: 'orders' },
      Item: { kind: 'generated' },
      'Item.a': { kind: 'other' },
      'Item.a.b': { kind: 'other' },
      'Item.a.b.c': { kind: 'other' },
      'Item.d': { kind: 'event' },
      'Item.e': { kind: 'generated' },
      Entries: { kind: 'other' },
      'Entries.0': { kind: 'other' },
      'Entries.0.Id': { kind: 'literal', value: '1' },
    });
    expect(call?.argumentsComplete).toBe(true);
  });

  test('may be incomplete', () => {
    expect(argumentsOf('ddb.put_item(**event)')?.argumentsComplete).toBe(false);
    expect(argumentsOf('ddb.put_item(Item={**event, "a": 1})')).toMatchObject({
      argumentsComplete: false,
      arguments: { 'Item.a': {} },
    });
    expect(argumentsOf('ddb.put_item(**options)', "options = dict(TableName='t')")).toMatchObject({
      argumentsComplete: true,
      arguments: { TableName: { kind: 'literal', value: 't' } },
    });
    expect(argumentsOf('ddb.put_item(Item={event["k"]: 1})')?.argumentsComplete).toBe(false);
  });

  test('of a helper come from its parameters, and of an object from nobody knows where', () => {
    const { calls: facts } = read(`
      import boto3
      class Store:
          def __init__(self, name):
              self.table = boto3.resource('dynamodb').Table(name)
          def save(self, item):
              self.table.put_item(Item=item)
    `);
    expect(facts[0]?.arguments).toEqual({ TableName: { kind: 'other' }, Item: { kind: 'event' } });
  });
});

test('the place of a call is told', () => {
  const { calls: facts } = read(`
    import boto3
    s3 = boto3.client('s3')
    def handler(event, context):
        try:
            for record in event['Records']:
                s3.put_object(Bucket='a')
            x = [s3.put_object(Bucket=b) for b in s3.list_buckets()]
        except Exception:
            s3.put_object(Bucket='c')
        while s3.get_object(Bucket='d'):
            pass
        return s3.head_object(Bucket='e')
  `);
  expect(facts.map(({ operation, inLoop, inTry, resultUsed }) => [operation, inLoop, inTry, resultUsed])).toEqual([
    ['PutObject', true, true, false],
    ['PutObject', true, true, true],
    ['ListBuckets', false, true, true],
    ['PutObject', false, false, false],
    ['GetObject', true, false, true],
    ['HeadObject', false, false, true],
  ]);
});

test('places count UTF-16 units', () => {
  const text = dedent(`
    import boto3
    s3 = boto3.client('s3')
    print('é 😀', s3.get_object(Bucket='Bücher', Key='😀'), '𝒳')
  `);
  const [call] = read(text).calls;
  expect(call && textAt(text, call.range)).toBe("s3.get_object(Bucket='Bücher', Key='😀')");
  expect(call?.arguments.Bucket).toEqual({ kind: 'literal', value: 'Bücher' });
});

test.each([
  ['import torch', "torch.load('/opt/model.pt')", 'torch:load'],
  ['import tensorflow as tf', "tf.keras.models.load_model('/mnt/model')", 'tensorflow:load_model'],
  ['from onnxruntime import InferenceSession', "InferenceSession('model.onnx')", 'onnxruntime:InferenceSession'],
  ['from transformers import AutoModel', "AutoModel.from_pretrained('small')", 'transformers:from_pretrained'],
])('a model is loaded: %s, %s', (imported, load, expected) => {
  const found = read(`${imported}\nmodel = ${load}\n`).calls;
  expect(found.map(({ service, operation }) => `${service}:${operation}`)).toEqual([expected]);
  expect(found).toMatchObject([{ provider: 'model' }]);
});
