import { describe, expect, test } from 'vitest';
import type { CodeFacts } from '../../../src/model/code.js';
import { head, read, reader } from './reading.js';

/** The handlers of a file: name, evidence and event. */
function handlersOf(facts: CodeFacts) {
  return facts.functions.flatMap(({ name, handlerShape }) =>
    handlerShape ? [[name, handlerShape.evidence, handlerShape.event]] : [],
  );
}

/** What a file exports as its handler: the name of a function of it, or of another file's. */
function startedBy(facts: CodeFacts) {
  const started = facts.exports.find(({ name }) => name === 'default');
  if (started?.function !== undefined) return facts.functions[started.function]?.name;
  return started?.from && [facts.imports[started.from.import]?.module, started.from.name];
}

describe('what a program starts', () => {
  test.each([
    ['lambda.Start(handle)', 'handle'],
    ['lambda.StartWithOptions(handle, lambda.WithContext(ctx))', 'handle'],
    ['lambda.StartWithContext(context.Background(), handle)', 'handle'],
    ['lambda.Start(otellambda.InstrumentHandler(handle))', 'handle'],
    ['lambda.Start(ddlambda.WrapFunction(handle, nil))', 'handle'],
    ['h := ddlambda.WrapFunction(handle, nil); lambda.Start(h)', 'handle'],
    ['app := &App{}; lambda.Start(app.Handle)', 'App.Handle'],
    ['app := newApp(); lambda.Start(app.Handle)', 'App.Handle'],
    ['lambda.Start(func(ctx context.Context) error { return nil })', '<anonymous>'],
    ['fn := func(ctx context.Context) error { return nil }; lambda.Start(fn)', 'fn'],
    ['lambda.Start(newHandler(1))', '<anonymous>'],
    ['lambda.Start(orders.NewHandler(1))', ['shop/internal/orders', 'NewHandler()']],
    ['lambda.Start(elsewhere)', ['', 'elsewhere']],
    ['lambda.Start(orders.Handle)', ['shop/internal/orders', 'Handle']],
    ['service := orders.New(); lambda.Start(service.Handle)', ['shop/internal/orders', 'New.Handle']],
    ['lambda.Start(httpadapter.New(nil).ProxyWithContext)', undefined],
  ])('%s', (main, started) => {
    const facts = read(`
      package main

      import (
        "context"

        ddlambda "github.com/DataDog/datadog-lambda-go"
        "github.com/aws/aws-lambda-go/lambda"
        "github.com/awslabs/aws-lambda-go-api-proxy/httpadapter"
        "go.opentelemetry.io/contrib/instrumentation/github.com/aws/aws-lambda-go/otellambda"
        "shop/internal/orders"
      )

      type App struct{}

      func newHandler(n int) func() error {
        return func() error { return nil }
      }

      func newApp() *App { return &App{} }

      func (a *App) Handle(ctx context.Context, order Order) error { return nil }

      func handle(ctx context.Context, order Order) error { return nil }

      func main() {
        ${main}
      }
    `);
    expect(startedBy(facts)).toEqual(started);
    if (typeof started === 'string') expect(handlersOf(facts)).toEqual([[started, 'signature', undefined]]);
  });

  test('wrappers are known by their packages, own ones by nothing', () => {
    const facts = read(`
      package main

      import (
        ddlambda "github.com/DataDog/datadog-lambda-go"
        "github.com/aws/aws-lambda-go/lambda"
      )

      func logged(next any) any { return next }

      func handle() error { return nil }

      func main() { lambda.Start(ddlambda.WrapFunction(logged(handle), nil)) }
    `);
    const handler = facts.functions.find(({ name }) => name === 'handle');
    expect(handler?.wrappers.map(({ module, name }) => [module, name])).toEqual([
      ['github.com/DataDog/datadog-lambda-go', 'WrapFunction'],
      ['', 'logged'],
    ]);
  });
});

describe('events', () => {
  test.each([
    ['events.SQSEvent', 'queue'],
    ['*events.SQSEvent', 'queue'],
    ['events.DynamoDBEvent', 'stream'],
    ['events.KinesisEvent', 'stream'],
    ['events.SNSEvent', 'topic'],
    ['events.S3Event', 'storage'],
    ['events.CloudWatchEvent', 'bus'],
    ['events.EventBridgeEvent', 'bus'],
    ['events.CloudwatchLogsEvent', 'log'],
    ['events.APIGatewayProxyRequest', 'http'],
    ['events.APIGatewayV2HTTPRequest', 'http'],
    ['events.LambdaFunctionURLRequest', 'http'],
    ['events.ALBTargetGroupRequest', 'http'],
    ['events.CognitoEventUserPoolsPreSignup', 'identity'],
    ['cfn.Event', 'deployment'],
    ['events.LexEvent', undefined],
  ])('%s', (type, event) => {
    const facts = read(`
      package handlers

      import (
        "context"

        "github.com/aws/aws-lambda-go/cfn"
        "github.com/aws/aws-lambda-go/events"
      )

      func Handle(ctx context.Context, event ${type}) error { return nil }
    `);
    expect(handlersOf(facts)).toEqual([['Handle', 'type', event]]);
  });

  test('functions that a started handler hands its event to are none', () => {
    const facts = read(`${head}
func handler(ctx context.Context, event events.SQSEvent) error { return process(ctx, event) }

func process(ctx context.Context, event events.SQSEvent) error { return nil }

func main() { lambda.Start(handler) }
`);
    expect(handlersOf(facts)).toEqual([['handler', 'type', 'queue']]);
  });

  test('what only a deployment sends', () => {
    const facts = read(`${head}
func handler(ctx context.Context, event map[string]interface{}) error {
	url := event["ResponseURL"]
	return put(url)
}
`);
    expect(facts.functions[0]?.servesDeployment).toBe(true);
  });
});

describe('files that may matter', () => {
  test('talk to AWS or start a handler', () => {
    expect(reader.mayMatter('import "github.com/aws/aws-lambda-go/lambda"')).toBe(true);
    expect(reader.mayMatter('import "github.com/aws/aws-sdk-go-v2/service/s3"')).toBe(true);
    expect(reader.mayMatter('import "fmt"')).toBe(false);
  });
});
