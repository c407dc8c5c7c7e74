import { describe, expect, test } from 'vitest';
import type { WorkflowDefinition } from '../../../src/model/workflow.js';
import { applicationsIn, of, stackOf } from '../cdk/reading.js';
import { plain } from '../cloudformation/reading.js';

/** What the machine of a stack in TypeScript says. */
function definitionOf(body: string): WorkflowDefinition {
  const [workflow] = of(stackOf(body), 'workflow');
  if (!workflow?.definition) throw new Error('there is no definition');
  return workflow.definition;
}

const machine = (start: string) =>
  `new sfn.StateMachine(this, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(${start}) });`;

/** Each state with where it leads. */
function ways({ graphs }: WorkflowDefinition) {
  return graphs.flatMap(({ states }) =>
    states.map(({ name, transitions, catches, ends }) => [
      name,
      [
        ...transitions.map(({ to }) => plain(to)),
        ...catches.map(({ next }) => plain(next)),
        ...(ends ? ['.'] : []),
      ].join(' '),
    ]),
  );
}

describe('states of the CDK', () => {
  test('lead on as they are chained', () => {
    const definition = definitionOf(`
      const done = new sfn.Succeed(this, 'Done');
      const choice = new sfn.Choice(this, 'Big?')
        .when(sfn.Condition.booleanEquals('$.big', true), new sfn.Pass(this, 'Split'))
        .otherwise(new sfn.Pass(this, 'Keep'));
      ${machine("sfn.Chain.start(new sfn.Pass(this, 'First')).next(choice.afterwards()).next(done)")}`);
    expect(ways(definition)).toEqual([
      ['First', 'Big?'],
      ['Big?', 'Split Keep'],
      ['Split', 'Done'],
      ['Keep', 'Done'],
      ['Done', '.'],
    ]);
    expect(definition.problems).toEqual([]);
  });

  test('have branches and items', () => {
    const definition = definitionOf(`
      const both = new sfn.Parallel(this, 'Both').branch(new sfn.Pass(this, 'Left'), new sfn.Wait(this, 'Right', { time: sfn.WaitTime.duration(Duration.seconds(5)) }));
      const each = new sfn.DistributedMap(this, 'Each', { maxConcurrency: 3, toleratedFailurePercentage: 5 });
      each.itemProcessor(new sfn.Pass(this, 'One'));
      ${machine('both.next(each)')}`);
    expect(definition.graphs.map(({ within, states }) => [within, states.map(({ name }) => name)])).toEqual([
      [undefined, ['Both', 'Each']],
      ['Both', ['Left']],
      ['Both', ['Right']],
      ['Each', ['One']],
    ]);
    const map = definition.graphs[0]?.states[1]?.map;
    expect([plain(map?.mode), plain(map?.maximumConcurrency), plain(map?.toleratedFailurePercentage)]).toEqual([
      'DISTRIBUTED',
      3,
      5,
    ]);
    expect(plain(definition.graphs[2]?.states[0]?.waitSeconds)).toBe(5);
    expect([definition.problems, definition.complete]).toEqual([[], true]);
  });

  test('meet their failures', () => {
    const definition = definitionOf(`
      const save = new tasks.LambdaInvoke(this, 'Save', { lambdaFunction: fn, taskTimeout: sfn.Timeout.duration(Duration.minutes(1)) });
      save.addRetry({ errors: [sfn.Errors.TIMEOUT], interval: Duration.seconds(3), maxAttempts: 4, backoffRate: 1.5, jitterStrategy: sfn.JitterType.FULL });
      save.addCatch(new sfn.Fail(this, 'Failed', { error: 'Broken' }), { resultPath: '$.error' });
      ${machine('save')}`);
    const [save, failed] = definition.graphs[0]?.states ?? [];
    expect(
      save?.retries.map(({ errors, maximumAttempts, jitter }) => [
        errors.map(plain),
        plain(maximumAttempts),
        plain(jitter),
      ]),
    ).toEqual([
      [
        [
          'Lambda.ClientExecutionTimeoutException',
          'Lambda.ServiceException',
          'Lambda.AWSLambdaException',
          'Lambda.SdkClientException',
        ],
        6,
        undefined,
      ],
      [['States.Timeout'], 4, 'FULL'],
    ]);
    expect(save?.catches.map(({ errors, next, keepsInput }) => [errors.map(plain), plain(next), keepsInput])).toEqual([
      [['States.ALL'], 'Failed', true],
    ]);
    expect([plain(save?.timeoutSeconds), plain(failed?.failsWith)]).toEqual([60, 'Broken']);
  });

  test.each([
    [
      `new tasks.LambdaInvoke(this, 'T', { lambdaFunction: fn, payloadResponseOnly: true })`,
      ['function', undefined, ['Orders/Fn'], 'response'],
    ],
    [
      `new tasks.LambdaInvoke(this, 'T', { lambdaFunction: fn, integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN, payload: sfn.TaskInput.fromObject({ token: sfn.JsonPath.taskToken }) })`,
      ['optimised', 'invoke', ['Orders/Fn'], 'callback'],
    ],
    [
      `new tasks.DynamoPutItem(this, 'T', { table: new dynamodb.Table(this, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } }), item: {} })`,
      ['optimised', 'putItem', ['Orders/Table'], 'response'],
    ],
    [
      `new tasks.CallAwsService(this, 'T', { service: 's3', action: 'getObject', parameters: { Bucket: new s3.Bucket(this, 'Files').bucketName }, iamResources: ['*'] })`,
      ['sdk', 'getObject', ['Orders/Files'], 'response'],
    ],
    [
      `new tasks.StepFunctionsStartExecution(this, 'T', { stateMachine: new sfn.StateMachine(this, 'Other', { definitionBody: sfn.DefinitionBody.fromString('{}') }), integrationPattern: sfn.IntegrationPattern.RUN_JOB })`,
      ['optimised', 'startExecution', ['Orders/Other'], 'job'],
    ],
    [`new tasks.SomethingNew(this, 'T', {})`, ['unknown', undefined, [], 'response']],
  ])('call services: %s', (task, expected) => {
    const facts = stackOf(machine(task));
    const workflow = of(facts, 'workflow').find(({ name }) => name === 'Machine');
    const called = workflow?.definition?.graphs[0]?.states[0]?.task;
    const targets = called?.targets.flatMap(({ target }) =>
      target.kind === 'known' && target.value.kind === 'resource' ? [target.value.id] : [],
    );
    expect([called?.integration, called?.operation, targets, called?.waitsFor]).toEqual(expected);
    expect(called?.passesToken).toBe(task.includes('taskToken'));
  });

  test('what follows from elsewhere is not known', () => {
    const definition = definitionOf(machine("new sfn.Pass(this, 'First').next(elsewhere())"));
    expect([definition.complete, definition.problems]).toEqual([false, []]);
  });

  test('in Python too', () => {
    const [facts] = applicationsIn({
      'app.py': `import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_stepfunctions as sfn
from aws_cdk import aws_stepfunctions_tasks as tasks

app = cdk.App()
stack = cdk.Stack(app, "Orders")
fn = lambda_.Function(stack, "Fn", runtime=lambda_.Runtime.PYTHON_3_13, handler="app.handler", code=lambda_.Code.from_asset("src"))
save = tasks.LambdaInvoke(stack, "Save", lambda_function=fn, retry_on_service_exceptions=False)
save.add_retry(errors=["States.ALL"], max_attempts=2)
save.add_catch(sfn.Fail(stack, "Failed"), errors=["Refused"])
sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(save.next(sfn.Succeed(stack, "Done"))))
`,
    });
    if (!facts) throw new Error('there is no application');
    const [workflow] = of(facts, 'workflow');
    expect(workflow?.definition && ways(workflow.definition)).toEqual([
      ['Save', 'Done Failed'],
      ['Done', '.'],
      ['Failed', '.'],
    ]);
    const [save] = workflow?.definition?.graphs[0]?.states ?? [];
    expect([
      save?.retries.map(({ maximumAttempts }) => plain(maximumAttempts)),
      save?.catches.map(({ errors }) => errors.map(plain)),
    ]).toEqual([[2], [['Refused']]]);
  });
});
