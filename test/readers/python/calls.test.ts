import { describe, expect, test } from 'vitest';
import { dedent, read, textAt } from './reading.js';

function calls(text: string): readonly string[] {
  return read(text).calls.map(({ service, operation }) => `${service}:${operation}`);
}

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
