import { describe, expect, test } from 'vitest';
import { read, textAt } from './reading.js';

/** The shapes found, by function name. */
function shapes(text: string, path?: string): Record<string, string> {
  const found = read(text, path).functions.flatMap(({ name, handlerShape }) =>
    handlerShape ? [[name, [handlerShape.evidence, handlerShape.event].filter(Boolean).join(' ')]] : [],
  );
  return Object.fromEntries(found);
}

describe('handlers by type', () => {
  test.each([
    [`import { SQSHandler } from 'aws-lambda'; export const run: SQSHandler = async (e) => {};`, 'run', 'type queue'],
    [
      `import type { SNSHandler } from 'aws-lambda'; export const run = (async (e) => {}) satisfies SNSHandler;`,
      'run',
      'type topic',
    ],
    [
      `import { Handler, S3Event } from 'aws-lambda'; export const run: Handler<S3Event, void> = async (e) => {};`,
      'run',
      'type storage',
    ],
    [`import { Handler } from 'aws-lambda'; export const run: Handler = async (e) => {};`, 'run', 'type'],
    [
      `import * as lambda from 'aws-lambda'; export async function run(e: lambda.ScheduledEvent) {}`,
      'run',
      'type schedule',
    ],
    [`export const run = async (e: AWSLambda.DynamoDBStreamEvent) => {};`, 'run', 'type stream'],
    [
      `import { APIGatewayProxyHandlerV2 } from 'aws-lambda'; export const run: APIGatewayProxyHandlerV2<{ a: 1 }> = async () => ({ a: 1 });`,
      'run',
      'type http',
    ],
    [
      `import { EventBridgeEvent } from 'aws-lambda'; export const run = async (e: EventBridgeEvent<'a', unknown>) => {};`,
      'run',
      'type bus',
    ],
    [
      `import { PostConfirmationTriggerHandler } from 'aws-lambda'; export const run: PostConfirmationTriggerHandler = async (e) => e;`,
      'run',
      'type identity',
    ],
    [
      `import { CloudWatchLogsHandler } from 'aws-lambda'; export const run: CloudWatchLogsHandler = async (e) => {};`,
      'run',
      'type log',
    ],
    [
      `import { KinesisStreamEvent } from 'aws-lambda'; const run = async (e: KinesisStreamEvent) => {}; export { run };`,
      'run',
      'type stream',
    ],
  ])('%s', (text, name, shape) => {
    expect(shapes(text)).toEqual({ [name]: shape });
  });

  test('a helper that takes an event is none', () => {
    expect(
      shapes(`import { APIGatewayProxyEvent, SQSRecord } from 'aws-lambda';
        export const parse = (event: APIGatewayProxyEvent) => JSON.parse(event.body!);
        export const one = async (record: SQSRecord) => {};
        async function inner(event: APIGatewayProxyEvent) {}`),
    ).toEqual({});
  });
});

describe('handlers by signature', () => {
  test.each([
    ['exports.handler = async () => {}', 'handler'],
    ['exports.handler = function (event, context, callback) {}', 'handler'],
    ['module.exports = { handler: async (event) => {} }', 'handler'],
    ['export async function handler(order) {}', 'handler'],
    ['export default async function (event, context) {}', 'default'],
    ['const lambdaHandler = async ({ body }) => {}; export { lambdaHandler }', 'lambdaHandler'],
    ['module.exports.hello = async (event) => {}', 'hello'],
    ['export const create = (event, context, callback) => {}', 'create'],
    ['import { S3Client } from "@aws-sdk/client-s3"; export const create = async (event) => {}', 'create'],
    ['export const handler = wrap(async (event) => {})', 'handler'],
    ['export const handler = AWSXRay.captureAsyncFunc ? traced(run) : run; async function run(event) {}', 'run'],
  ])('%s', (text, name) => {
    expect(shapes(text, 'a.js')).toEqual({ [name]: 'signature' });
  });

  test.each([
    'export default function handler(req, res) {}',
    'exports.command = "x"; exports.handler = async (argv) => {};',
    'export const save = async (order) => {}',
    'export const onClick = (event) => {}',
    'export const submit = async (event) => {}',
    'async function handler(event, context) {}',
    'import React from "react"; export const submitHandler = async (event) => {}',
    'export const handler = async (a, b, c, d) => {}',
  ])('not in %s', (text) => {
    expect(shapes(text, 'a.js')).toEqual({});
  });
});

describe('wrappers', () => {
  const wrappersOf = (text: string, name: string) =>
    read(text)
      .functions.find((each) => each.name === name)
      ?.wrappers.map(({ module, name: wrapper, options }) => [module, wrapper, options]);

  test('middleware in a chain, with literal options', () => {
    const text = `import middy from '@middy/core';
      import sqs from '@middy/sqs-partial-batch-failure';
      import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
      import { logger } from './logger';
      const run = async (event) => {};
      export const handler = middy(run).use(injectLambdaContext(logger, { logEvent: true })).use(sqs());`;
    expect(wrappersOf(text, 'run')).toEqual([
      ['@middy/core', 'middy', {}],
      [
        '@aws-lambda-powertools/logger/middleware',
        'injectLambdaContext',
        { logEvent: { kind: 'literal', value: true } },
      ],
      ['@middy/sqs-partial-batch-failure', 'sqs', {}],
    ]);
    expect(shapes(text)).toEqual({ run: 'wrapper queue' });
  });

  test('the handler given last, and middleware added later', () => {
    const text = `import middy from '@middy/core';
      import cors from '@middy/http-cors';
      import errors from '@middy/http-error-handler';
      export const handler = middy().use([cors()]).handler(async (event) => {});
      handler.use(errors());`;
    expect(wrappersOf(text, 'handler')?.map(([, name]) => name)).toEqual(['middy', 'cors', 'errors']);
    expect(shapes(text)).toEqual({ handler: 'wrapper' });
  });

  test('wrappers in wrappers, outermost first', () => {
    const text = `import * as Sentry from '@sentry/aws-serverless';
      import { makeIdempotent as once } from '@aws-lambda-powertools/idempotency';
      const run = async (event) => {};
      export const handler = Sentry.wrapHandler(once(run, { persistenceStore }));`;
    expect(wrappersOf(text, 'run')).toEqual([
      ['@sentry/aws-serverless', 'wrapHandler', {}],
      ['@aws-lambda-powertools/idempotency', 'makeIdempotent', { persistenceStore: { kind: 'other' } }],
    ]);
  });

  test('a method with decorators, bound to its instance', () => {
    const text = `import { Logger } from '@aws-lambda-powertools/logger';
      import { Tracer } from '@aws-lambda-powertools/tracer';
      const logger = new Logger(); const tracer = new Tracer();
      class Lambda implements LambdaInterface {
        @tracer.captureLambdaHandler()
        @logger.injectLambdaContext({ logEvent: true })
        public async handler(event: unknown, context: unknown) {}
      }
      const lambda = new Lambda();
      export const handler = lambda.handler.bind(lambda);`;
    expect(wrappersOf(text, 'Lambda.handler')).toEqual([
      ['@aws-lambda-powertools/tracer', 'captureLambdaHandler', {}],
      ['@aws-lambda-powertools/logger', 'injectLambdaContext', { logEvent: { kind: 'literal', value: true } }],
    ]);
    expect(shapes(text)).toEqual({ 'Lambda.handler': 'wrapper' });
    expect(read(text).exports).toMatchObject([{ name: 'handler', function: 0 }]);
  });

  test('what takes a function and gives something else is none', () => {
    expect(wrappersOf('const save = (x) => x; export const all = items.map(save);', 'save')).toEqual([]);
  });
});

describe('functions', () => {
  const text = `class Orders {
    client = new Client();
    save(order) { return order.items.map((item) => item.id); }
    list = async () => [];
    static of() { return new Orders(); }
  }
  const store = { get(id) {}, put: async (id) => {} };
  function outer(a, { b }, ...rest) { const inner = function named() {}; setTimeout(() => inner(), 1); return inner; }
  const promised = () => fetch('/');
  const notYet = () => later;
  (function () {})();
  items.forEach(async (item) => {});
  app.get('/orders', async (request) => {});`;
  const { functions } = read(text);

  test('have the names of their scopes', () => {
    expect(functions.map(({ name }) => name)).toEqual([
      'Orders.constructor',
      'Orders.save',
      '<anonymous>',
      'Orders.list',
      'Orders.of',
      'store.get',
      'store.put',
      'outer',
      'inner',
      '<anonymous>',
      'promised',
      'notYet',
      '<anonymous>',
      '<anonymous>',
      '<anonymous>',
    ]);
  });

  test('know when they run', () => {
    const running = functions.filter(({ runsWithParent }) => runsWithParent);
    expect(running.map(({ range }) => textAt(text, range))).toEqual([
      '(item) => item.id',
      '() => inner()',
      'function () {}',
      'async (item) => {}',
    ]);
  });

  test('know whether they give promises', () => {
    expect(functions.filter(({ isAsync }) => isAsync).map(({ name }) => name)).toEqual([
      'Orders.list',
      'store.put',
      'promised',
      '<anonymous>',
      '<anonymous>',
    ]);
  });

  test('have their parameters and parents', () => {
    expect(functions.find(({ name }) => name === 'outer')?.parameters).toEqual(['a', '{}', '...rest']);
    expect(functions.map(({ parent }) => parent)).toEqual([
      ...[undefined, undefined, 1, undefined, undefined, undefined, undefined, undefined, 7, 7],
      ...[undefined, undefined, undefined, undefined, undefined],
    ]);
  });

  test('are shown at their names', () => {
    const shown = read('export const handler: Handler = async (event) => {};\nitems.map((x: string) => x);').functions;
    expect(
      shown.map(({ nameRange }) =>
        textAt('export const handler: Handler = async (event) => {};\nitems.map((x: string) => x);', nameRange),
      ),
    ).toEqual(['handler', '(x: string) =>']);
  });
});
