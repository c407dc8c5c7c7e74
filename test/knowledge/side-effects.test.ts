import { describe, expect, test } from 'vitest';
import { eventSource } from '../../src/knowledge/event-sources.js';
import { undeclaredVariableProvider } from '../../src/knowledge/lambda-environment.js';
import { guardsAgainstRepeats, type RepeatedCall, repeatEffect } from '../../src/knowledge/side-effects.js';
import type { Argument } from '../../src/model/code.js';

const event: Argument = { kind: 'event' };
const generated: Argument = { kind: 'generated' };
const literal = (value: string): Argument => ({ kind: 'literal', value });

function aws(service: string, operation: string, given: Record<string, Argument> = {}, complete = true): RepeatedCall {
  return { provider: 'aws', service, operation, arguments: given, argumentsComplete: complete };
}

function http(operation: string, given: Record<string, Argument> = {}): RepeatedCall {
  return { provider: 'http', service: 'fetch', operation, arguments: given, argumentsComplete: true };
}

describe('repeating a call', () => {
  test.each<[string, RepeatedCall, string]>([
    ['a read', aws('dynamodb', 'GetItem'), 'read'],
    ['a list', aws('s3', 'ListObjectsV2'), 'read'],
    ['an upsert', aws('dynamodb', 'PutItem', { 'Item.id': event }), 'repeatable'],
    [
      'an upsert with the time',
      aws('dynamodb', 'PutItem', { 'Item.id': event, 'Item.createdAt': generated }),
      'repeatable',
    ],
    ['an insert under a new key', aws('dynamodb', 'PutItem', { 'Item.id': generated }), 'not-repeatable'],
    [
      'a conditional put',
      aws('dynamodb', 'PutItem', { 'Item.id': generated, ConditionExpression: literal('x') }),
      'guarded',
    ],
    ['a put nobody can read', aws('dynamodb', 'PutItem', {}, false), 'unknown'],
    ['a plain update', aws('dynamodb', 'UpdateItem', { UpdateExpression: literal('SET #s = :s') }), 'repeatable'],
    ['a counter', aws('dynamodb', 'UpdateItem', { UpdateExpression: literal('ADD hits :one') }), 'not-repeatable'],
    [
      'an increment',
      aws('dynamodb', 'UpdateItem', { UpdateExpression: literal('SET n = n + :one') }),
      'not-repeatable',
    ],
    [
      'an append',
      aws('dynamodb', 'UpdateItem', { UpdateExpression: literal('SET l = list_append(l, :x)') }),
      'not-repeatable',
    ],
    ['an unreadable update', aws('dynamodb', 'UpdateItem', { UpdateExpression: { kind: 'other' } }), 'unknown'],
    ['a message', aws('sqs', 'SendMessage', { MessageBody: event }), 'not-repeatable'],
    ['a deduplicated message', aws('sqs', 'SendMessage', { MessageDeduplicationId: event }), 'guarded'],
    ['a useless deduplication', aws('sqs', 'SendMessage', { MessageDeduplicationId: generated }), 'not-repeatable'],
    ['an event', aws('eventbridge', 'PutEvents'), 'not-repeatable'],
    ['an execution', aws('sfn', 'StartExecution', { input: event }), 'not-repeatable'],
    ['a named execution', aws('sfn', 'StartExecution', { name: event }), 'guarded'],
    ['a mail', aws('sesv2', 'SendEmail'), 'not-repeatable'],
    ['an object', aws('s3', 'PutObject', { Key: event }), 'repeatable'],
    ['an object under a new key', aws('s3', 'PutObject', { Key: generated }), 'unknown'],
    ['a deletion', aws('s3', 'DeleteObject', { Key: event }), 'repeatable'],
    ['a dry run', aws('lambda', 'Invoke', { InvocationType: literal('DryRun') }), 'read'],
    ['an invocation', aws('lambda', 'Invoke', { InvocationType: literal('Event') }), 'not-repeatable'],
    ['a query', aws('rds-data', 'ExecuteStatement', { sql: literal('select 1') }), 'read'],
    ['an insert', aws('rds-data', 'ExecuteStatement', { sql: literal('insert into t values (1)') }), 'not-repeatable'],
    ['a tag', aws('sqs', 'TagQueue'), 'repeatable'],
    ['something created', aws('iam', 'CreateUser'), 'unknown'],
    ['a metric', aws('cloudwatch', 'PutMetricData'), 'repeatable'],
    ['a get', http('GET'), 'read'],
    ['a put', http('PUT'), 'repeatable'],
    ['a post', http('POST'), 'not-repeatable'],
    ['a request for a token', http('POST', { 'data.grant_type': literal('client_credentials') }), 'read'],
    ['a form', http('POST', { 'headers.Content-Type': literal('application/x-www-form-urlencoded') }), 'unknown'],
    ['a post with a key', http('POST', { 'headers.Idempotency-Key': event }), 'guarded'],
  ])('%s', (_, call, expected) => {
    expect(repeatEffect(call)).toBe(expected);
  });

  test('payments and mails take effect again', () => {
    const charge: RepeatedCall = {
      provider: 'payment',
      service: 'stripe',
      operation: 'charges.create',
      arguments: {},
      argumentsComplete: true,
    };
    expect(repeatEffect(charge)).toBe('not-repeatable');
    expect(repeatEffect({ ...charge, arguments: { idempotencyKey: event } })).toBe('guarded');
    expect(repeatEffect({ ...charge, operation: 'charges.retrieve' })).toBe('read');
    expect(repeatEffect({ ...charge, argumentsComplete: false })).toBe('unknown');
    expect(repeatEffect({ ...charge, provider: 'mail', operation: 'sendMail' })).toBe('not-repeatable');
    expect(repeatEffect({ ...charge, provider: 'database', operation: 'query' })).toBe('unknown');
  });
});

describe('guards against repeating', () => {
  test('are conditions and the idempotency utility', () => {
    expect(guardsAgainstRepeats(aws('dynamodb', 'PutItem', { ConditionExpression: literal('x') }))).toBe(true);
    expect(guardsAgainstRepeats(aws('dynamodb', 'PutItem', { 'Item.id': event }))).toBe(false);
    expect(guardsAgainstRepeats({ module: '@aws-lambda-powertools/idempotency', name: 'makeIdempotent' })).toBe(true);
    expect(guardsAgainstRepeats({ module: 'aws_lambda_powertools.utilities', name: 'idempotent_function' })).toBe(true);
    expect(guardsAgainstRepeats({ module: '@middy/core', name: 'middy' })).toBe(false);
  });
});

describe('event sources', () => {
  test('say how they invoke', () => {
    expect(eventSource('topic')).toEqual({ invocation: 'asynchronous', atLeastOnce: true, records: 'one' });
    expect(eventSource('queue')).toMatchObject({ invocation: 'polls', records: 'many' });
    expect(eventSource('http')).toMatchObject({ invocation: 'waits', atLeastOnce: false });
    expect(eventSource('other')).toBeUndefined();
  });
});

describe('environment variables nobody declares', () => {
  test.each([
    ['AWS_REGION', 'runtime'],
    ['_X_AMZN_TRACE_ID', 'runtime'],
    ['AWS_SAM_LOCAL', 'local'],
    ['NODE_ENV', 'local'],
    ['POWERTOOLS_SERVICE_NAME', 'optional'],
    ['AWS_ENDPOINT_URL_S3', 'optional'],
    ['OTEL_SERVICE_NAME', 'optional'],
    ['TABLE_NAME', undefined],
    ['', undefined],
  ])('%s', (name, provider) => {
    expect(undeclaredVariableProvider(name)).toBe(provider);
  });
});
