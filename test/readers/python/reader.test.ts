import { describe, expect, test } from 'vitest';
import { createPythonReader } from '../../../src/readers/code/python/index.js';
import { installedAssets, read, reader } from './reading.js';

test('the reader says what it reads', () => {
  expect(reader.languages).toEqual(['python']);
  expect(reader.extensions).toEqual(['.py']);
});

test('a missing asset is an error of the caller', async () => {
  await expect(createPythonReader({ load: () => Promise.reject(new Error('not there')) })).rejects.toThrow('not there');
});

test('several readers work side by side', async () => {
  const other = await createPythonReader(installedAssets);
  const source = { path: 'a.py', text: 'import boto3\nboto3.client("s3")\n' };
  expect(other.read(source)).toEqual(reader.read(source));
});

describe('mayMatter', () => {
  test.each([
    'import boto3',
    'from aioboto3 import Session',
    'from aws_lambda_powertools import Logger',
    'def lambda_handler(event, context):',
    'async def handler(e, c):',
    'def orders_handler(event, _):',
    'def run(event, context):',
    'handler = Mangum(app)',
  ])('%s', (text) => {
    expect(reader.mayMatter(`x = 1\n${text}\n    pass\n`)).toBe(true);
  });

  test.each([
    'import os\nprint(1)\n',
    'def test_orders():\n    assert 1\n',
    '',
    'class Event: pass\n',
    'lambda_.Function(self, "Save",\n    handler="app.handler",\n)\n',
  ])('not %j', (text) => {
    expect(reader.mayMatter(text)).toBe(false);
  });
});

describe('names', () => {
  test('follow the scopes of Python', () => {
    const { calls } = read(`
      import boto3
      client = boto3.client('s3')

      class Store:
          client = boto3.client('sqs')
          queue = client.list_queues()
          def list(self):
              return client.list_buckets()

      def local():
          client = boto3.client('sns')
          def inner():
              nonlocal client
              client.list_topics()
          return inner

      def later():
          global table
          table = boto3.resource('dynamodb').Table('t')

      def use():
          table.scan()

      def shadowed(client):
          client.list_things()

      [client.list_streams() for client in other]
      lambda client: client.list_keys()
      def built(): print(dict(), boto3)
    `);
    expect(calls.map(({ service, operation }) => `${service}:${operation}`)).toEqual([
      'sqs:ListQueues',
      's3:ListBuckets',
      'sns:ListTopics',
      'dynamodb:Scan',
    ]);
  });

  test('that are assigned again mean the nearest one before', () => {
    const { calls } = read(`
      import boto3
      def handler(event, context):
          client = boto3.client('s3')
          client.list_buckets()
          [client.get_object(Key=key) for key in event]
          client = boto3.client('sqs')
          client.list_queues()
    `);
    expect(calls.map(({ service }) => service)).toEqual(['s3', 's3', 'sqs']);
  });

  test('imported inside functions count there', () => {
    const { calls, clients } = read(`
      def handler(event, context):
          import boto3 as aws
          from boto3 import client as make
          aws.client('s3').list_buckets()
          make('sqs').list_queues()
      def other():
          aws.client('sns')
    `);
    expect(clients.map(({ service }) => service)).toEqual(['s3', 'sqs']);
    expect(calls.map(({ operation }) => operation)).toEqual(['ListBuckets', 'ListQueues']);
  });
});
