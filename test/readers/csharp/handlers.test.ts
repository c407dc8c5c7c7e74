import { describe, expect, test } from 'vitest';
import { read, reader } from './reading.js';

function shapesIn(text: string, file?: string) {
  return read(text, file).functions.flatMap(({ name, handlerShape }) => (handlerShape ? [[name, handlerShape]] : []));
}

function shapeOf(members: string) {
  return shapesIn(`public class Function {\n${members}\n}`)[0]?.[1];
}

describe('handlers', () => {
  test.each([
    ['public async Task F(SQSEvent e, ILambdaContext c) { }', 'queue'],
    ['public string F(APIGatewayHttpApiV2ProxyRequest r) => "";', 'http'],
    ['public Task F(SNSEvent e) { return Go(); }', 'topic'],
    ['public Task F(DynamoDBEvent e) { return Go(); }', 'stream'],
    ['public Task F(Amazon.Lambda.KinesisEvents.KinesisEvent e) { return Go(); }', 'stream'],
    ['public Task F(S3Event e) { return Go(); }', 'storage'],
    ['public Task F(CloudWatchEvent<Order> e) { return Go(); }', 'bus'],
    ['public Task F(ScheduledEvent e) { return Go(); }', 'schedule'],
    ['public Task F(CognitoPreSignupEvent e) { return Go(); }', 'identity'],
    ['public Task F(CloudWatchLogsEvent e) { return Go(); }', 'log'],
  ])('%s by its event', (method, event) => {
    expect(shapeOf(method)).toEqual({ evidence: 'type', event });
  });

  test('by the context and a name', () => {
    expect(shapeOf('public Order FunctionHandler(Order order, ILambdaContext context) { return order; }')).toEqual({
      evidence: 'signature',
    });
  });

  test('by Lambda Annotations, whatever they take', () => {
    expect(shapeOf('[LambdaFunction][HttpApi(LambdaHttpMethod.Get, "/x")] public int F(int a) => a;')).toEqual({
      evidence: 'wrapper',
      event: 'http',
    });
    expect(shapeOf('[LambdaFunction, SQSEvent("@Queue")] public Task F(SQSEvent e) => Go();')).toEqual({
      evidence: 'wrapper',
      event: 'queue',
    });
    expect(shapeOf('[LambdaFunction] public Task F(CloudWatchEvent<Order> e) => Go();')).toEqual({
      evidence: 'wrapper',
      event: 'bus',
    });
  });

  test.each([
    'private async Task Process(SQSEvent e, ILambdaContext c) { }',
    'public async Task Process(SQSEvent.SQSMessage m, ILambdaContext c) { }',
    'public Function(ILambdaContext c) { }',
    '[Fact] public async Task Test(SQSEvent e) { }',
    'public void Save(Order order) { }',
  ])('%s is none', (method) => {
    expect(shapeOf(method)).toBeUndefined();
  });

  test('an interface and an event of the project are none', () => {
    expect(shapesIn('interface I { Task Handler(SQSEvent e, ILambdaContext c); }')).toEqual([]);
    expect(shapesIn('class A { public void F(Shop.OrderEvent e) { } }')).toEqual([]);
  });

  test('what a program gives to the runtime, and exports as its default', () => {
    const lambda = read(`
      var handler = async (SQSEvent evnt, ILambdaContext context) => { };
      await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
    `);
    expect(lambda.functions.map(({ name, handlerShape }) => [name, handlerShape])).toEqual([
      ['handler', { evidence: 'type', event: 'queue' }],
    ]);
    expect(lambda.exports.find(({ name }) => name === 'default')?.function).toBe(0);
    const local = read(`
      await LambdaBootstrapBuilder.Create<Order>(Handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
      Task Handler(Order order) => Task.CompletedTask;
    `);
    expect(local.exports.find(({ name }) => name === 'default')?.function).toBe(0);
    expect(local.functions[0]?.handlerShape).toEqual({ evidence: 'signature' });
    const main = read(`
      class Program
      {
          static async Task Main()
          {
              Func<SQSEvent, ILambdaContext, Task> handler = Handle;
              await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
          }
          private static async Task Handle(SQSEvent evnt, ILambdaContext context) { }
      }
    `);
    expect(main.exports.find(({ name }) => name === 'default')?.function).toBe(1);
    expect(main.functions[1]?.handlerShape).toEqual({ evidence: 'type', event: 'queue' });
    expect(main.invocations[0]).toMatchObject({ callee: { kind: 'local', function: 0 } });
    expect(main.invocations[0]?.scope).toBeUndefined();
  });

  test('have their attributes as wrappers, those of serialisers left out', () => {
    const [handler] = read(`
      using AWS.Lambda.Powertools.Logging;
      using AWS.Lambda.Powertools.Idempotency;
      class A
      {
          [Logging(LogEvent = true)]
          [Idempotent]
          [LambdaSerializer(typeof(X))]
          [LambdaFunction(MemorySize = 256)]
          public string F(SNSEvent e) { return ""; }
      }
    `).functions;
    expect(handler?.wrappers.map(({ module, name, options }) => [module, name, options])).toEqual([
      ['AWS.Lambda.Powertools.Logging', 'Logging', { LogEvent: { kind: 'literal', value: true } }],
      ['AWS.Lambda.Powertools.Logging', 'Idempotent', {}],
      ['AWS.Lambda.Powertools.Logging', 'LambdaFunction', { MemorySize: { kind: 'literal', value: 256 } }],
    ]);
  });
});

describe('functions', () => {
  test('are named by their classes, with constructors nobody wrote', () => {
    const { functions } = read(`
      class Orders
      {
          IAmazonS3 s3 = new AmazonS3Client();
          public string Name => Read();
          async Task Save() { void Local() { } xs.ForEach(x => Go(x)); }
          class Line { public Line(int count) { } }
      }
    `);
    expect(
      functions.map(({ name, parent, isAsync, runsWithParent }) => [name, parent, isAsync, runsWithParent]),
    ).toEqual([
      ['Orders.constructor', undefined, false, false],
      ['Orders.Name', undefined, false, false],
      ['Orders.Save', undefined, true, false],
      ['Local', 2, false, false],
      ['<anonymous>', 2, false, true],
      ['Orders.Line.constructor', undefined, false, false],
    ]);
  });

  test('are async when they give a task', () => {
    const { functions } = read(
      'class A { Task A1() => Go(); ValueTask<int> B() => Go(); int C() => 1; async void D() { } }',
    );
    expect(functions.map(({ isAsync }) => isAsync)).toEqual([true, true, false, true]);
  });

  test('that answer a deployment say so', () => {
    const { functions } = read(`
      class A { public async Task Handler(CustomResourceRequest request, ILambdaContext context) { await Answer(request.ResponseURL); } }
    `);
    expect(functions[0]?.servesDeployment).toBe(true);
  });

  test('are exported by dotted names, with what their classes are', () => {
    const { exports } = read('interface IStore { void Save(); } class Store : Base, IStore { public void Save() { } }');
    expect(exports.map(({ name, class: declared }) => [name, declared])).toEqual([
      ['IStore', { bases: [], isInterface: true }],
      ['IStore.Save', undefined],
      ['Store', { bases: ['Base', 'IStore'], isInterface: false }],
      ['Store.Save', undefined],
    ]);
  });
});

describe('the reader', () => {
  test('looks for the marks of handlers and clients', () => {
    expect(reader.mayMatter('using Amazon.Lambda.Core;')).toBe(true);
    expect(reader.mayMatter('var s3 = new AmazonS3Client();')).toBe(true);
    expect(reader.mayMatter('using Amazon.CDK;\nusing Amazon.CDK.AWS.Lambda;')).toBe(false);
    expect(reader.mayMatter('class Order { public string Id { get; set; } }')).toBe(false);
  });

  test('keeps suppressions and secrets', () => {
    const facts = read(`
      class A
      {
          // serverless-coach-ignore hardcoded-secret-in-code: a test account
          const string Password = "hunter2-Zq8vLk39xP";
          string key = "AKIAIOSFODNN7REALKEY";
      }
    `);
    expect(facts.suppressions.map(({ text }) => text.trim())).toEqual([
      'serverless-coach-ignore hardcoded-secret-in-code: a test account',
    ]);
    expect(facts.secrets.map(({ type, name }) => [type, name])).toEqual([
      ['password', 'Password'],
      ['aws-access-key', 'key'],
    ]);
  });
});
