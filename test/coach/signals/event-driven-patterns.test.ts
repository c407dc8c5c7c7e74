import { describe, expect, it } from 'vitest';
import { eventDrivenPatternsSignals } from '../../../src/coach/signals/event-driven-patterns.js';
import { resourcesShowing, surroundings } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(eventDrivenPatternsSignals, signal, files);
}

const sam = (resources: string) => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources}`,
});

const cdk = (body: string) => ({
  'cdk.json': '{"app": "npx ts-node bin/app.ts"}',
  'bin/app.ts': `import { App, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
const stack = new Stack(new App(), 'Orders');
${body}`,
});

describe('pat.bus', () => {
  it('is a bus that a rule listens to', async () => {
    const rule = (bus: string) => `  OnPlaced:
    Type: AWS::Events::Rule
    Properties: { EventBusName: ${bus}, EventPattern: { source: [orders] }, Targets: [{ Id: a, Arn: !GetAtt Work.Arn }] }
  Work: { Type: AWS::SQS::Queue }
  Orders: { Type: AWS::Events::EventBus, Properties: { Name: orders } }
`;
    expect(await seen('pat.bus', sam(rule('!Ref Orders')))).toEqual(['template.yaml#Orders']);
    expect(await seen('pat.bus', sam(rule('default')))).toEqual([]);
  });

  it('is read from Terraform', async () => {
    const main = (bus: string) => `resource "aws_cloudwatch_event_bus" "orders" { name = "orders" }
resource "aws_cloudwatch_event_rule" "placed" {
  event_bus_name = ${bus}
  event_pattern  = jsonencode({ source = ["orders"] })
}
resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "app.handler"
  runtime       = "python3.13"
}
`;
    expect(await seen('pat.bus', { 'main.tf': main('aws_cloudwatch_event_bus.orders.name') })).toHaveLength(1);
    expect(await seen('pat.bus', { 'main.tf': main('"default"') })).toEqual([]);
  });
});

describe('pat.fanout', () => {
  it('is a topic with a queue for each of several consumers', async () => {
    const topic = (second: string) => `  Placed:
    Type: AWS::SNS::Topic
    Properties:
      Subscription:
        - { Protocol: sqs, Endpoint: !GetAtt Mail.Arn }
        - { Protocol: ${second} }
  Mail: { Type: AWS::SQS::Queue }
  Stock: { Type: AWS::SQS::Queue }
`;
    expect(await seen('pat.fanout', sam(topic('sqs, Endpoint: !GetAtt Stock.Arn')))).toEqual(['template.yaml#Placed']);
    expect(await seen('pat.fanout', sam(topic('email, Endpoint: a@example.com')))).toEqual([]);
    expect(await seen('pat.fanout', sam(topic('sqs, Endpoint: !GetAtt Mail.Arn')))).toEqual([]);
  });

  it('is a rule whose targets all keep what they cannot be given', async () => {
    const rule = (second: string) => `const dead = new sqs.Queue(stack, 'Dead');
new events.Rule(stack, 'Placed', {
  eventPattern: { source: ['orders'] },
  targets: [
    new targets.SqsQueue(new sqs.Queue(stack, 'Mail'), { deadLetterQueue: dead }),
    new targets.SqsQueue(new sqs.Queue(stack, 'Stock')${second}),
  ],
});`;
    expect(await seen('pat.fanout', cdk(rule(', { deadLetterQueue: dead }')))).toEqual(['bin/app.ts#Orders/Placed']);
    expect(await seen('pat.fanout', cdk(rule('')))).toEqual([]);
  });

  it('is read from topics of the CDK', async () => {
    const subscribed = (name: string) =>
      `topic.addSubscription(new subscriptions.SqsSubscription(new sqs.Queue(stack, '${name}')));\n`;
    const topic = "const topic = new sns.Topic(stack, 'Placed');\n";
    expect(await seen('pat.fanout', cdk(topic + subscribed('Mail') + subscribed('Stock')))).toHaveLength(1);
    expect(await seen('pat.fanout', cdk(topic + subscribed('Mail')))).toEqual([]);
  });
});

describe('pat.saga', () => {
  const flow = (undo: string) =>
    sam(`  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: Reserve
        States:
          Reserve: { Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Next: Charge }
          Charge:
            Type: Task
            Resource: arn:aws:states:::lambda:invoke
            Catch: [{ ErrorEquals: [States.ALL], Next: ${undo} }]
            End: true
          ${undo}: { Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Next: Failed }
          Failed: { Type: Fail }
`);

  it('undoes after a caught error', async () => {
    expect(await seen('pat.saga', flow('ReleaseStock'))).toEqual(['template.yaml#Flow']);
    expect(await seen('pat.saga', flow('TellSupport'))).toEqual([]);
  });

  it('is not cancelling where all goes well', async () => {
    const cancelling = `{"StartAt":"CancelOrder","States":{"CancelOrder":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Catch":[{"ErrorEquals":["States.ALL"],"Next":"Failed"}],"End":true},"Failed":{"Type":"Fail"}}}`;
    const main = `resource "aws_sfn_state_machine" "flow" {
  name       = "flow"
  role_arn   = "arn:aws:iam::111122223333:role/flow"
  definition = jsonencode(${cancelling})
}
`;
    expect(await seen('pat.saga', { 'main.tf': main })).toEqual([]);
  });
});

describe('pat.outbox-cqrs', () => {
  const template = sam(`  Project:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: nodejs24.x
      CodeUri: src
      Environment: { Variables: { VIEW: !Ref View, ORDERS: !Ref Orders } }
      Events: { Changes: { Type: DynamoDB, Properties: { Stream: !GetAtt Orders.StreamArn, StartingPosition: LATEST } } }
  Orders: { Type: AWS::DynamoDB::Table, Properties: { StreamSpecification: { StreamViewType: NEW_IMAGE } } }
  View: { Type: AWS::DynamoDB::Table }
`);
  const app = (variable: string) => `import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async (event) => {
  for (const { dynamodb } of event.Records)
    await client.send(new PutItemCommand({ TableName: process.env.${variable}, Item: dynamodb.NewImage }));
};`;

  it('writes what a stream says to a second store', async () => {
    expect(await seen('pat.outbox-cqrs', { ...template, 'src/app.mjs': app('VIEW') })).toEqual([
      'template.yaml#Project.Changes',
    ]);
    expect(await seen('pat.outbox-cqrs', { ...template, 'src/app.mjs': app('ORDERS') })).toEqual([]);
  });

  it('tells a bus of it, in Python', async () => {
    const python = (call: string) => `import boto3
bus = boto3.client("events")
def handler(event, context):
    ${call}
`;
    const files = { ...template, 'template.yaml': template['template.yaml'].replace('nodejs24.x', 'python3.13') };
    const sending = python('bus.put_events(Entries=[{"Source": "orders", "Detail": "{}"}])');
    expect(await seen('pat.outbox-cqrs', { ...files, 'src/app.py': sending })).toHaveLength(1);
    expect(await seen('pat.outbox-cqrs', { ...files, 'src/app.py': python('print(event)') })).toEqual([]);
  });

  it('is a pipe from the stream of a table', async () => {
    const main = (source: string) => `resource "aws_dynamodb_table" "orders" {
  name             = "orders"
  hash_key         = "id"
  stream_view_type = "NEW_IMAGE"
}
resource "aws_sqs_queue" "orders" {}
resource "aws_cloudwatch_event_bus" "orders" { name = "orders" }
resource "aws_pipes_pipe" "orders" {
  name   = "orders"
  source = ${source}
  target = aws_cloudwatch_event_bus.orders.arn
}
`;
    expect(await seen('pat.outbox-cqrs', { 'main.tf': main('aws_dynamodb_table.orders.stream_arn') })).toEqual([
      'main.tf#aws_pipes_pipe.orders',
    ]);
    expect(await seen('pat.outbox-cqrs', { 'main.tf': main('aws_sqs_queue.orders.arn') })).toEqual([]);
  });
});

describe('pat.circuit-breaker', () => {
  it('is a library that breaks circuits, and not one that only retries', async () => {
    const app = (module: string) => `import ${module} from '${module}';
export const handler = async (event) => save(event);`;
    expect(await seen('pat.circuit-breaker', { 'app.mjs': app('opossum') })).toEqual(['app.mjs#opossum']);
    expect(await seen('pat.circuit-breaker', { 'app.mjs': app('retry') })).toEqual([]);
    const python = 'import pybreaker\ndef lambda_handler(event, context):\n    return 1\n';
    expect(await seen('pat.circuit-breaker', { 'app.py': python })).toEqual(['app.py#pybreaker']);
  });
});

describe('pat.archive-replay', () => {
  const bus = '  Orders: { Type: AWS::Events::EventBus, Properties: { Name: orders } }\n';

  it('is an archive of a bus', async () => {
    const archive = '  Kept: { Type: AWS::Events::Archive, Properties: { SourceArn: !GetAtt Orders.Arn } }\n';
    expect(await seen('pat.archive-replay', sam(bus + archive))).toEqual(['template.yaml#Kept']);
    expect(await seen('pat.archive-replay', sam(bus))).toEqual([]);
  });

  it('is read from Terraform and from the CDK', async () => {
    const main = `resource "aws_cloudwatch_event_bus" "orders" { name = "orders" }
resource "aws_cloudwatch_event_archive" "kept" {
  name             = "kept"
  event_source_arn = aws_cloudwatch_event_bus.orders.arn
}
`;
    expect(await seen('pat.archive-replay', { 'main.tf': main })).toHaveLength(1);
    const program = cdk(`const bus = new events.EventBus(stack, 'Bus');
bus.archive('Kept', { eventPattern: { source: ['orders'] } });`);
    expect(await seen('pat.archive-replay', program)).toEqual(['bin/app.ts#Orders/Bus/Kept']);
  });
});

describe('pat.mesh-contracts', () => {
  const bus = '  Orders: { Type: AWS::Events::EventBus, Properties: { Name: orders } }\n';
  const policy = `  Others:
    Type: AWS::Events::EventBusPolicy
    Properties:
      EventBusName: !Ref Orders
      StatementId: others
      Statement: { Effect: Allow, Principal: { AWS: '444455556666' }, Action: events:PutEvents, Resource: !GetAtt Orders.Arn }
`;

  it('is a catalogue and a policy of the bus', async () => {
    const catalogue = { 'docs/orders.asyncapi.yaml': 'asyncapi: 3.0.0\n' };
    expect(await seen('pat.mesh-contracts', { ...sam(bus + policy), ...catalogue })).toEqual([
      'docs/orders.asyncapi.yaml',
    ]);
    expect(await seen('pat.mesh-contracts', { ...sam(bus + policy), 'catalog/eventcatalog.config.js': '' })).toEqual([
      'catalog/eventcatalog.config.js',
    ]);
    expect(await seen('pat.mesh-contracts', { ...sam(bus), ...catalogue })).toEqual([]);
    expect(await seen('pat.mesh-contracts', sam(bus + policy))).toEqual([]);
  });

  it('is read from Terraform', async () => {
    const main = `resource "aws_cloudwatch_event_bus" "orders" { name = "orders" }
resource "aws_cloudwatch_event_bus_policy" "others" {
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = "444455556666" }, Action = "events:PutEvents", Resource = aws_cloudwatch_event_bus.orders.arn }] })
}
`;
    expect(await seen('pat.mesh-contracts', { 'main.tf': main, 'asyncapi.json': '{}' })).toEqual(['asyncapi.json']);
  });
});

it('is not observable for an API alone', async () => {
  const api = sam(`  Save:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, Runtime: nodejs24.x, CodeUri: src, Events: { Api: { Type: HttpApi } } }
`);
  expect(eventDrivenPatternsSignals.isObservable(await surroundings(api))).toBe(false);
});
