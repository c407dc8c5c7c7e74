import { describe, expect, test } from 'vitest';
import { dedent, read, textAt } from './reading.js';

function shapes(text: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(read(text).functions.map(({ name, handlerShape }) => [name, handlerShape]));
}

describe('functions', () => {
  test('have names, places, parents and parameters', () => {
    const text = dedent(`
      class Orders:
          async def save(self, order: dict, *rest, ttl=5, **more):
              def inner(): pass
              return map(lambda x: x, rest)

      twice = lambda a, b=2: a
    `);
    const { functions } = read(text);
    expect(functions).toMatchObject([
      {
        name: 'Orders.save',
        isAsync: true,
        parameters: ['self', 'order', 'rest', 'ttl', 'more'],
        runsWithParent: false,
      },
      { name: 'inner', parent: 0, isAsync: false, parameters: [], runsWithParent: false },
      { name: '<anonymous>', parent: 0, parameters: ['x'], runsWithParent: true },
      { name: 'twice', parameters: ['a', 'b'], runsWithParent: false },
    ]);
    expect(functions.map(({ nameRange }) => textAt(text, nameRange))).toEqual([
      'save',
      'inner',
      'lambda x',
      'lambda a, b=2',
    ]);
    expect(functions[0]?.parent).toBeUndefined();
  });

  test('given back by a decorator run with it', () => {
    const { functions, invocations } = read(`
      def logged(function):
          def wrapper(*args):
              return function(*args)
          return wrapper

      @logged
      def handler(event, context):
          pass
    `);
    expect(functions.map(({ name, runsWithParent }) => [name, runsWithParent])).toEqual([
      ['logged', false],
      ['wrapper', true],
      ['handler', false],
    ]);
    expect(invocations).toMatchObject([{ scope: 2, callee: { kind: 'local', function: 0 } }]);
  });
});

describe('handlers are told by', () => {
  test('name and signature', () => {
    expect(
      shapes(`
        def lambda_handler(event, context): pass
        def process(event, context): pass
        def orders_handler(event, _): pass
        def handler(request): pass
        def lambda_handler2(a, b): pass
        class A:
            def handler(self, event, context): pass
        def outer():
            def handler(event, context): pass
      `),
    ).toEqual({
      lambda_handler: { evidence: 'signature' },
      process: undefined,
      orders_handler: { evidence: 'signature' },
      handler: undefined,
      lambda_handler2: undefined,
      'A.handler': undefined,
      outer: undefined,
    });
  });

  test('signature alone when nothing in the file calls it', () => {
    expect(shapes('def run(event, context):\n    work(event, context)\n\ndef work(event, context): pass\n')).toEqual({
      run: { evidence: 'signature' },
      work: undefined,
    });
  });

  test('types', () => {
    expect(
      shapes(`
        from aws_lambda_powertools.utilities.data_classes import SQSEvent
        def a(event: SQSEvent, context): pass
        def b(event: dict, context: LambdaContext): pass
        def c(event: "events.APIGatewayProxyEventV1", context: context_.Context): pass
        def d(event: EventBridgeEvent, context): pass
        def e(event: DynamoDBStreamEvent, context): pass
        def f(event: S3Event, context): pass
        def g(event: SNSEvent, context): pass
        def h(event: CloudWatchLogsEvent, context): pass
        def i(event: PreSignUpTriggerEvent, context): pass
      `),
    ).toEqual({
      a: { evidence: 'type', event: 'queue' },
      b: { evidence: 'type' },
      c: { evidence: 'type', event: 'http' },
      d: { evidence: 'type', event: 'bus' },
      e: { evidence: 'type', event: 'stream' },
      f: { evidence: 'type', event: 'storage' },
      g: { evidence: 'type', event: 'topic' },
      h: { evidence: 'type', event: 'log' },
      i: { evidence: 'type', event: 'identity' },
    });
  });

  test('wrappers, with their literal options, outermost first', () => {
    const { functions } = read(`
      from aws_lambda_powertools import Logger, Metrics, Tracer
      from aws_lambda_powertools.utilities.data_classes import SQSEvent, event_source
      from aws_lambda_powertools.utilities import idempotency
      from shared import tracer as shared_tracer
      logger = Logger()

      @logger.inject_lambda_context(log_event=True, correlation_id_path=PATH)
      @shared_tracer.capture_lambda_handler
      @event_source(data_class=SQSEvent)
      @idempotency.idempotent(persistence_store=layer)
      def main(event, context): pass
    `);
    expect(functions[0]).toMatchObject({
      handlerShape: { evidence: 'wrapper', event: 'queue' },
      wrappers: [
        {
          module: 'aws_lambda_powertools',
          name: 'inject_lambda_context',
          options: { log_event: { kind: 'literal', value: true }, correlation_id_path: { kind: 'other' } },
        },
        { module: 'shared.tracer', name: 'capture_lambda_handler', options: {} },
        {
          module: 'aws_lambda_powertools.utilities.data_classes',
          name: 'event_source',
          options: { data_class: { kind: 'other' } },
        },
        { module: 'aws_lambda_powertools.utilities', name: 'idempotent' },
      ],
    });
  });

  test('the batch processor they use', () => {
    expect(
      shapes(`
        processor = BatchProcessor(event_type=EventType.KinesisDataStreams)
        fifo = SqsFifoPartialProcessor()
        def handler(event, context):
            return process_partial_response(event=event, record_handler=f, processor=processor, context=context)
        def other_handler(event, context):
            return process_partial_response(event=event, record_handler=f, processor=fifo, context=context)
        @batch_processor(record_handler=f, processor=BatchProcessor(EventType.SQS))
        def third_handler(event, context):
            return processor.response()
      `),
    ).toMatchObject({
      handler: { event: 'stream' },
      other_handler: { event: 'queue' },
      third_handler: { event: 'queue' },
    });
  });

  test('Chalice', () => {
    expect(
      shapes(`
        from chalice import Chalice
        app = Chalice(app_name='orders')

        @app.on_sqs_message(queue='orders')
        def on_order(event): pass

        @app.route('/')
        def index(): pass
      `),
    ).toEqual({
      app: { evidence: 'wrapper', event: 'http' },
      on_order: { evidence: 'wrapper', event: 'queue' },
      index: undefined,
    });
  });
});

describe('objects that stand for functions', () => {
  const text = dedent(`
    from fastapi import FastAPI
    from mangum import Mangum
    from .routes import orders

    app = FastAPI()
    app.include_router(orders.router)

    @app.get('/health')
    def health():
        return check()

    def check(): pass

    handler = Mangum(app)
  `);

  test('call their routes', () => {
    const { functions, invocations, exports, imports } = read(text);
    expect(functions.map(({ name }) => name)).toEqual(['app', 'health', 'check', 'handler']);
    expect(functions[3]).toMatchObject({ handlerShape: { evidence: 'wrapper', event: 'http' }, parameters: [] });
    const edges = invocations.map(({ scope, callee }) => [
      scope,
      callee.kind === 'local' ? callee.function : `${imports[callee.import]?.module} ${callee.name}`,
    ]);
    expect(edges).toEqual([
      [0, '.routes.orders *.router'],
      [0, 1],
      [1, 2],
      [3, 0],
    ]);
    expect(exports.find(({ name }) => name === 'handler')?.function).toBe(3);
  });

  test('are run by resolve', () => {
    const { functions, invocations } = read(`
      from aws_lambda_powertools.event_handler import APIGatewayRestResolver
      app = APIGatewayRestResolver()

      @app.post('/orders')
      def create(): pass

      @logger.inject_lambda_context
      def lambda_handler(event, context):
          return app.resolve(event, context)
    `);
    expect(functions.map(({ name }) => name)).toEqual(['app', 'create', 'lambda_handler']);
    expect(invocations.map(({ scope, callee }) => [scope, callee])).toEqual([
      [0, { kind: 'local', function: 1 }],
      [2, { kind: 'local', function: 0 }],
    ]);
  });
});

describe('exports', () => {
  test('are all names of the module, with what they are', () => {
    const { exports, functions } = read(`
      import json
      from .store import save as keep
      from lib.all import *
      try:
          import simplejson
      except ImportError:
          simplejson = None

      TABLE, QUEUE = 'a', 'b'

      class Service:
          def __init__(self): pass
          def run(self, event, context): pass

      service = Service()
      handler = service.run
      wrapped = with_tracing(main)

      def main(event, context):
          local = 1

      lambda_handler = main
    `);
    const index = (name: string) => functions.findIndex((each) => each.name === name);
    expect(exports.map(({ name, function: target }) => [name, target])).toEqual([
      ['json', undefined],
      ['keep', undefined],
      ['*', undefined],
      ['simplejson', undefined],
      ['TABLE', undefined],
      ['QUEUE', undefined],
      ['Service', index('Service.__init__')],
      ['Service.__init__', index('Service.__init__')],
      ['service.__init__', index('Service.__init__')],
      ['Service.run', index('Service.run')],
      ['service.run', index('Service.run')],
      ['service', undefined],
      ['handler', index('Service.run')],
      ['wrapped', index('main')],
      ['main', index('main')],
      ['lambda_handler', index('main')],
    ]);
    expect(exports[1]?.from).toEqual({ import: 1, name: 'save' });
    expect(functions[index('main')]?.wrappers.map(({ name }) => name)).toEqual(['with_tracing']);
  });
});

describe('invocations', () => {
  const edges = (text: string) => {
    const { functions, imports, invocations } = read(text);
    return invocations.map(({ scope, callee }) => [
      scope === undefined ? 'module' : functions[scope]?.name,
      callee.kind === 'local' ? functions[callee.function]?.name : `${imports[callee.import]?.module}:${callee.name}`,
    ]);
  };

  test('follow names, methods, constructors and functions handed on', () => {
    expect(
      edges(`
        import lib.audit
        from lib import orders, notify
        from .store import Store
        import json

        class Service:
            def __init__(self): self.helper()
            def helper(self): orders.save(1)
            @classmethod
            def make(cls): return cls()

        store = Store()

        def work(record): json.dumps(record)

        def handler(event, context):
            Service.make().helper()
            store.save(event)
            lib.audit.write(event)
            executor.map(work, event['Records'])
            notify(event)
            context.step(lambda: work(1))
      `),
    ).toEqual([
      ['Service.__init__', 'Service.helper'],
      ['Service.helper', 'lib.orders:*.save'],
      ['Service.make', 'Service.__init__'],
      ['module', '.store:Store'],
      ['handler', 'Service.helper'],
      ['handler', 'Service.make'],
      ['handler', '.store:Store.save'],
      ['handler', 'lib.audit:*.write'],
      ['handler', 'work'],
      ['handler', 'lib:notify'],
      ['<anonymous>', 'work'],
    ]);
  });

  test('of coroutines may be discarded', () => {
    const { invocations } = read(`
      import asyncio
      async def save(): pass
      def plain(): pass
      async def handler(event, context):
          save()
          plain()
          await save()
          task = save()
          await asyncio.gather(save(), task)
    `);
    expect(invocations.map(({ discarded, canAwait }) => [discarded, canAwait])).toEqual([
      [true, true],
      [false, true],
      [false, true],
      [false, true],
      [false, true],
    ]);
  });
});
