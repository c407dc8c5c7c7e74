import { describe, expect, it } from 'vitest';
import { orchestrationSignals } from '../../../src/coach/signals/orchestration.js';
import { resourcesShowing, surroundings } from './open.js';

function seen(signal: string, files: Readonly<Record<string, string>>) {
  return resourcesShowing(orchestrationSignals, signal, files);
}

type States = Readonly<Record<string, object>>;

const sam = (states: States, more = '') => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: ${JSON.stringify({ StartAt: Object.keys(states)[0], States: states })}
${more}`,
});

const terraform = (states: States) => ({
  'main.tf': `resource "aws_sfn_state_machine" "flow" {
  name     = "flow"
  role_arn = "arn:aws:iam::111122223333:role/flow"
  definition = jsonencode(${JSON.stringify({ StartAt: Object.keys(states)[0], States: states })})
}
`,
});

const invoke = 'arn:aws:states:::lambda:invoke';
const charge = { Type: 'Task', Resource: invoke, Parameters: { FunctionName: 'charge' }, End: true };

describe('orch.workflow', () => {
  it('has several steps', async () => {
    expect(await seen('orch.workflow', sam({ A: { ...charge, End: undefined, Next: 'B' }, B: charge }))).toEqual([
      'template.yaml#Flow',
    ]);
    expect(await seen('orch.workflow', sam({ A: charge }))).toEqual([]);
  });

  it('is a durable function too', async () => {
    const app = `import { withDurableExecution } from '@aws/durable-execution-sdk-js';
export const handler = withDurableExecution(async (event, context) => {
  const order = await context.step('reserve', async () => reserve(event));
  await context.step('charge', async () => charge(order));
});`;
    expect(await seen('orch.workflow', { 'app.mjs': app })).toEqual(['app.mjs#handler']);
    expect(await seen('orch.workflow', { 'app.mjs': 'export const handler = async (event) => save(event);' })).toEqual(
      [],
    );
  });
});

describe('orch.retry-catch', () => {
  const retry = { ErrorEquals: ['Lambda.ServiceException'], BackoffRate: 2, JitterStrategy: 'FULL' };
  const caught = { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Tell' };
  const tell = { Type: 'Fail' };

  it('is a named error, tried again ever later, and a way out for the rest', async () => {
    const of = (retried: object, caughtBy: object) =>
      seen('orch.retry-catch', sam({ Charge: { ...charge, Retry: [retried], Catch: [caughtBy] }, Tell: tell }));
    expect(await of(retry, caught)).toEqual(['template.yaml#Flow.Charge']);
    expect(await of({ ErrorEquals: ['States.ALL'] }, caught)).toEqual([]);
    expect(await of({ ...retry, BackoffRate: 1 }, caught)).toEqual([]);
    expect(await of(retry, { ...caught, ErrorEquals: ['Declined'] })).toEqual([]);
  });

  it('is read from Terraform', async () => {
    const states = { Charge: { ...charge, Retry: [retry], Catch: [caught] }, Tell: tell };
    expect(await seen('orch.retry-catch', terraform(states))).toEqual(['main.tf#aws_sfn_state_machine.flow.Charge']);
  });
});

describe('orch.timeouts', () => {
  it('is a number at the task, and not one of its input', async () => {
    const of = (limit: object) => seen('orch.timeouts', sam({ Charge: { ...charge, ...limit } }));
    expect(await of({ TimeoutSeconds: 30 })).toEqual(['template.yaml#Flow.Charge']);
    expect(await of({ HeartbeatSeconds: 30 })).toEqual(['template.yaml#Flow.Charge']);
    expect(await of({ TimeoutSecondsPath: '$.limit' })).toEqual([]);
  });
});

describe('orch.map-bounded', () => {
  it('says how many items at a time', async () => {
    const each = { ItemProcessor: { StartAt: 'Charge', States: { Charge: charge } } };
    const of = (limit: object) =>
      seen('orch.map-bounded', terraform({ All: { Type: 'Map', ...each, ...limit, End: true } }));
    expect(await of({ MaxConcurrency: 10 })).toEqual(['main.tf#aws_sfn_state_machine.flow.All']);
    expect(await of({ MaxConcurrency: 0 })).toEqual([]);
    expect(await of({})).toEqual([]);
  });

  it('is read from a program of the CDK', async () => {
    const app = (props: string) => `import { App, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
const stack = new Stack(new App(), 'Orders');
const all = new sfn.Map(stack, 'All', { ${props} });
all.itemProcessor(new sfn.Pass(stack, 'One'));
new sfn.StateMachine(stack, 'Flow', { definitionBody: sfn.DefinitionBody.fromChainable(all) });
`;
    const of = (props: string) =>
      seen('orch.map-bounded', { 'cdk.json': '{"app": "npx ts-node bin/app.ts"}', 'bin/app.ts': app(props) });
    expect(await of('maxConcurrency: 5')).toHaveLength(1);
    expect(await of('')).toEqual([]);
  });
});

describe('orch.service-integration', () => {
  it('calls the service itself, and not a function', async () => {
    const put = { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:putItem', End: true };
    const get = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:getObject', End: true };
    expect(await seen('orch.service-integration', sam({ Save: put }))).toEqual(['template.yaml#Flow.Save']);
    expect(await seen('orch.service-integration', terraform({ Load: get }))).toHaveLength(1);
    expect(await seen('orch.service-integration', sam({ Charge: charge }))).toEqual([]);
  });
});

describe('orch.human-wait', () => {
  it('hands on a token and waits for it', async () => {
    const ask = (input: object) => ({
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/approvals', MessageBody: input },
      End: true,
    });
    expect(await seen('orch.human-wait', sam({ Ask: ask({ 'token.$': '$$.Task.Token' }) }))).toEqual([
      'template.yaml#Flow.Ask',
    ]);
    expect(await seen('orch.human-wait', sam({ Ask: ask({ 'order.$': '$.id' }) }))).toEqual([]);
  });
});

describe('orch.shared-blocks', () => {
  const caller = (name: string) => `  ${name}:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: Pay
        States:
          Pay: { Type: Task, Resource: 'arn:aws:states:::states:startExecution.sync:2', Parameters: { StateMachineArn: !Ref Flow }, End: true }
`;

  it('is started by two others', async () => {
    expect(await seen('orch.shared-blocks', sam({ Charge: charge }, caller('Order') + caller('Refund')))).toEqual([
      'template.yaml#Flow',
    ]);
    expect(await seen('orch.shared-blocks', sam({ Charge: charge }, caller('Order')))).toEqual([]);
  });
});

it('is not observable without a workflow', async () => {
  const template = { 'app.mjs': 'export const handler = async (event) => save(event);' };
  expect(orchestrationSignals.isObservable(await surroundings(template))).toBe(false);
  expect(orchestrationSignals.isObservable(await surroundings(sam({ A: charge })))).toBe(true);
});
