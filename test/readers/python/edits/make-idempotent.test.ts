import { describe, expect, test } from 'vitest';
import { dedent, edited, read } from '../reading.js';
import { edit, handlerOf } from './editing.js';

describe('make-idempotent', () => {
  const guard = (text: string) =>
    ({ kind: 'make-idempotent', at: handlerOf(text), tableVariable: 'IDEMPOTENCY_TABLE' }) as const;

  test('decorates the handler', () => {
    const after = edit(
      `
      """Orders."""
      import json

      @tracer.capture_lambda_handler
      def handler(event, context):
          charge(event["detail"])
      `,
      guard,
    );
    expect(after).toBe(
      dedent(`
        """Orders."""
        import json
        import os
        from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent

        persistence_layer = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])

        @tracer.capture_lambda_handler
        @idempotent(persistence_store=persistence_layer)
        def handler(event, context):
            charge(event["detail"])
      `),
    );
    expect(edited(after ?? '', guard(after ?? ''))).toBeUndefined();
    expect(read(after ?? '').functions[0]?.wrappers.map(({ name, module }) => [module, name])).toContainEqual([
      'aws_lambda_powertools.utilities.idempotency',
      'idempotent',
    ]);
  });

  test('decorates the function of one record, and names its argument', () => {
    expect(
      edit(
        `
        import os

        def charge(record):
            pay(record['body'])

        def handler(event, context):
            for record in event['Records']:
                charge(record)
        `,
        guard,
      ),
    ).toBe(
      dedent(`
        import os
        from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

        persistence_layer = DynamoDBPersistenceLayer(table_name=os.environ['IDEMPOTENCY_TABLE'])
        idempotency_config = IdempotencyConfig(event_key_jmespath='messageId')

        @idempotent_function(data_keyword_argument='record', config=idempotency_config, persistence_store=persistence_layer)
        def charge(record):
            pay(record['body'])

        def handler(event, context):
            for record in event['Records']:
                charge(record=record)
      `),
    );
  });

  test('knows the record handler of a batch processor', () => {
    const after = edit(
      `
      from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response

      processor = BatchProcessor(event_type=EventType.SQS)

      def record_handler(record):
          pay(record.body)

      def handler(event, context):
          return process_partial_response(event=event, record_handler=record_handler, processor=processor, context=context)
      `,
      guard,
    );
    expect(after).toContain(
      '@idempotent_function(data_keyword_argument="record", config=idempotency_config, persistence_store=persistence_layer)\ndef record_handler(record):',
    );
  });

  test.each([
    ["record['body']", "'Records[*].messageId'"],
    ["record['kinesis']['data']", "'Records[*].eventID'"],
    ["record.get('dynamodb')", "'Records[*].eventID'"],
    ["record['Sns']['Message']", "'Records[*].Sns.MessageId'"],
  ])('a batch that takes %s has the key %s', (part, key) => {
    const after = edit(
      `from boto3.dynamodb.conditions import Key\ndef handler(event, context):\n    for record in event['Records']:\n        pay(${part})\n`,
      guard,
    );
    expect(after).toContain(`IdempotencyConfig(event_key_jmespath=${key})`);
  });

  test('a record of a bucket, and an event that is no batch, is a key as it is', () => {
    const handler = (part: string) => `def handler(event, context):\n    pay(${part})\n`;
    expect(edit(handler("event['Records'][0]['s3']"), guard)).toContain(
      '@idempotent(persistence_store=persistence_layer)',
    );
    expect(edit(handler("event['detail']"), guard)).toContain('@idempotent(persistence_store=persistence_layer)');
  });

  test('refuses coroutines', () => {
    expect(edit('async def handler(event, context):\n    await pay(event)\n', guard)).toBeUndefined();
  });
});
