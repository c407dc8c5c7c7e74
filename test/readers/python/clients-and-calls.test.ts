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

  test('are found through sessions, factories, attributes and parameters', () => {
    expect(
      calls(`
        import boto3
        from functools import lru_cache

        session = boto3.Session()
        sqs = session.client('sqs')

        @lru_cache
        def sns():
            return boto3.client('sns')

        class Store:
            def __init__(self):
                self.client = boto3.client('s3')

            def save(self, body):
                self.client.put_object(Bucket='b', Key='k', Body=body)

        def send(client, body):
            client.send_message(QueueUrl='u', MessageBody=body)

        def handler(event, context):
            send(sqs, 'x')
            sns().publish(TopicArn='t', Message='m')
            Store().save('x')
      `),
    ).toEqual(['s3:PutObject', 'sqs:SendMessage', 'sns:Publish']);
  });
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
