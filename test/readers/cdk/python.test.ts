import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../src/model/template.js';
import { certain, type Value } from '../../../src/model/value.js';
import { applicationsIn } from './reading.js';

/** What a stack in Python declares: `body` stands in its constructor. */
function declaredBy(body: string, before = ''): readonly Declaration[] {
  const inside = body
    .trim()
    .split('\n')
    .map((line) => `        ${line.replace(/^ {6}/, '')}`)
    .join('\n');
  const text = `from aws_cdk import (
    App, Duration, RemovalPolicy, Stack,
    aws_apigateway as apigateway, aws_dynamodb as dynamodb, aws_events as events, aws_events_targets as targets,
    aws_iam as iam, aws_lambda as _lambda, aws_lambda_event_sources as sources, aws_logs as logs, aws_s3 as s3,
    aws_s3_notifications as s3n, aws_sns as sns, aws_sns_subscriptions as subscriptions, aws_sqs as sqs,
    aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks,
)
import aws_cdk.aws_kinesis as kinesis
from constructs import Construct
${before}

class OrdersStack(Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)
${inside}

app = App()
OrdersStack(app, "Orders")
app.synth()
`;
  const [application] = applicationsIn({ 'cdk.json': '{ "app": "python3 app.py" }', 'app.py': text });
  if (!application) throw new Error('no application');
  return application.declarations;
}

const fn = `fn = _lambda.Function(self, "Fn", runtime=_lambda.Runtime.PYTHON_3_13, handler="app.handler", code=_lambda.Code.from_asset("src"))`;

function ofKind<K extends Declaration['kind']>(declarations: readonly Declaration[], kind: K) {
  return declarations.filter((each): each is Extract<Declaration, { kind: K }> => each.kind === kind);
}

function idIn(value: Value<{ readonly kind: string }>): string | undefined {
  const target = certain(value);
  return target && 'id' in target ? String(target.id) : undefined;
}

function triggersOf(body: string): readonly string[] {
  return ofKind(declaredBy(`${fn}\n      ${body.trim()}`), 'trigger').map(
    (each) => `${each.trigger} ${idIn(each.source) ?? ''} ${idIn(each.function) ?? ''}`,
  );
}

describe('functions', () => {
  test('have what their arguments say, in snake case', () => {
    const [save] = ofKind(
      declaredBy(`
      settings = {"timeout": Duration.minutes(1), "memory_size": 512}
      table = dynamodb.Table(self, "Table", partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING))
      save = _lambda.Function(self, "Save",
          runtime=_lambda.Runtime.PYTHON_3_13,
          handler="app.handler",
          code=_lambda.Code.from_asset("src/save"),
          tracing=_lambda.Tracing.ACTIVE,
          environment=dict(STAGE="dev"),
          **settings)
      save.add_environment("TABLE", table.table_name)
      table.grant_read_write_data(save)
      save.add_to_role_policy(iam.PolicyStatement(actions=["ses:SendEmail"], resources=["*"]))
    `),
      'function',
    );
    expect(
      [save?.timeoutSeconds, save?.memoryMb, save?.tracing, save?.runtime].map(
        (value) => value && certain<unknown>(value),
      ),
    ).toEqual([60, 512, 'Active', 'python3.13']);
    expect(save?.packaging).toMatchObject({ kind: 'folder', folder: { kind: 'known', value: 'src/save' } });
    expect(save?.environment.variables.map(({ name, value }) => [name, idIn(value)?.split('/').at(-1)])).toEqual([
      ['STAGE', undefined],
      ['TABLE', 'Table'],
    ]);
  });

  test.each([
    'Path(__file__).parent / "src"',
    'Path(__file__).resolve().parents[0] / "src"',
    'Path(__file__).parent.joinpath("src")',
  ])('find their code by %s', (path) => {
    const [save] = ofKind(
      declaredBy(
        `_lambda.Function(self, "Save", handler="app.handler", code=_lambda.Code.from_asset(str(${path})))`,
        'from pathlib import Path',
      ),
      'function',
    );
    expect(save?.packaging).toMatchObject({ kind: 'folder', folder: { kind: 'known', value: 'src' } });
  });

  test('take defaults of a class with a base, asked of it or of an instance', () => {
    const names = ofKind(
      declaredBy(
        `
      sqs.Queue(self, Names.first)
      sqs.Queue(self, Names().second)
    `,
        `
class Names(Base):
    first: str = "First"
    second: str = "Second"
`,
      ),
      'queue',
    ).map(({ name }) => name);
    expect(names).toEqual(['First', 'Second']);
  });

  test('made by a function, in a loop, by a subclass', () => {
    const declared = declaredBy(
      `
      def make(name, seconds=5):
          return _lambda.Function(self, name, runtime=_lambda.Runtime.PYTHON_3_13, handler="a.b", code=_lambda.Code.from_asset("f"), timeout=Duration.seconds(seconds))
      for name in ["Read", "Write"]:
          make(name)
      Worker(self, "Worker", timeout=Duration.seconds(9))
    `,
      `
class Worker(_lambda.Function):
    def __init__(self, scope, id, **kwargs):
        super().__init__(scope, id, runtime=_lambda.Runtime.NODEJS_22_X, handler="a.b", code=_lambda.Code.from_asset("w"), **kwargs)
`,
    );
    const names = ofKind(declared, 'function').map(({ name, timeoutSeconds }) => [name, certain(timeoutSeconds)]);
    expect(names).toEqual([
      ['Read', 5],
      ['Write', 5],
      ['Worker', 9],
    ]);
  });
});

describe('triggers', () => {
  test.each([
    ['queue', 'q = sqs.Queue(self, "Q")\n      fn.add_event_source(sources.SqsEventSource(q, batch_size=5))', 'queue'],
    [
      'stream of a table',
      't = dynamodb.Table(self, "T", partition_key={"name": "id", "type": dynamodb.AttributeType.STRING}, stream=dynamodb.StreamViewType.NEW_IMAGE)\n      fn.add_event_source(sources.DynamoEventSource(t, starting_position=_lambda.StartingPosition.LATEST))',
      'stream',
    ],
    [
      'Kinesis',
      's = kinesis.Stream(self, "S")\n      _lambda.EventSourceMapping(self, "M", target=fn, event_source_arn=s.stream_arn, starting_position=_lambda.StartingPosition.LATEST)',
      'stream',
    ],
    ['topic', 't = sns.Topic(self, "T")\n      t.add_subscription(subscriptions.LambdaSubscription(fn))', 'topic'],
    [
      'bucket',
      'b = s3.Bucket(self, "B")\n      b.add_event_notification(s3.EventType.OBJECT_CREATED, s3n.LambdaDestination(fn))',
      'storage',
    ],
    [
      'schedule',
      'rule = events.Rule(self, "R", schedule=events.Schedule.rate(Duration.days(1)))\n      rule.add_target(targets.LambdaFunction(fn))',
      'schedule',
    ],
    ['API', 'api = apigateway.LambdaRestApi(self, "Api", handler=fn)', 'http'],
    [
      'route',
      'api = apigateway.RestApi(self, "Api")\n      api.root.add_resource("orders").add_method("POST", apigateway.LambdaIntegration(fn))',
      'http',
    ],
    [
      'workflow',
      'sfn.StateMachine(self, "W", definition_body=sfn.DefinitionBody.from_chainable(tasks.LambdaInvoke(self, "Do", lambda_function=fn)))',
      'workflow',
    ],
  ])('of a %s', (_, body, kind) => {
    const kinds = triggersOf(body);
    if (kind === 'workflow') {
      expect(ofKind(declaredBy(`${fn}\n      ${body}`), 'workflow')[0]?.tasks.length).toBe(1);
      return;
    }
    expect(kinds.some((each) => each.startsWith(kind) && /Fn$/.test(each))).toBe(true);
  });
});

test('queues, log groups and other resources', () => {
  const declared = declaredBy(`
      dead = sqs.Queue(self, "Dead", retention_period=Duration.days(14))
      sqs.Queue(self, "Orders", visibility_timeout=Duration.seconds(60), dead_letter_queue=sqs.DeadLetterQueue(queue=dead, max_receive_count=3))
      logs.LogGroup(self, "Logs", log_group_name="/orders", retention=logs.RetentionDays.ONE_WEEK, removal_policy=RemovalPolicy.DESTROY)
    `);
  const orders = ofKind(declared, 'queue').find(({ name }) => name === 'Orders');
  expect(orders && certain(orders.visibilityTimeoutSeconds)).toBe(60);
  const redrive = orders && certain(orders.redrive);
  expect([redrive && idIn(redrive.target)?.split('/').at(-1), redrive && certain(redrive.maxReceiveCount)]).toEqual([
    'Dead',
    3,
  ]);
  expect(ofKind(declared, 'log-group').map(({ retentionDays }) => certain(retentionDays))).toEqual([7]);
});
