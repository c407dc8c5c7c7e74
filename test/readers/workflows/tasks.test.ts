import { describe, expect, test } from 'vitest';
import { declaration, plain, read, textAt } from '../cloudformation/reading.js';
import { state } from './reading.js';

describe('what a task calls', () => {
  test.each([
    ['arn:aws:lambda:eu-west-1:123456789012:function:save', ['function', undefined, undefined, 'response']],
    ['arn:aws:states:eu-west-1:123456789012:activity:pack', ['activity', undefined, undefined, 'callback']],
    ['arn:aws:states:::lambda:invoke', ['optimised', 'lambda', 'invoke', 'response']],
    ['arn:aws:states:::lambda:invoke.waitForTaskToken', ['optimised', 'lambda', 'invoke', 'callback']],
    ['arn:aws:states:::states:startExecution.sync:2', ['optimised', 'states', 'startExecution', 'job']],
    [`arn:\${AWS::Partition}:states:::ecs:runTask.sync`, ['optimised', 'ecs', 'runTask', 'job']],
    ['arn:aws-cn:states:::aws-sdk:dynamodb:updateItem', ['sdk', 'dynamodb', 'updateItem', 'response']],
    ['arn:aws:states:::http:invoke', ['optimised', 'http', 'invoke', 'response']],
    [`\${Task}`, ['unknown', undefined, undefined, 'response']],
  ])('%s', (resource, expected) => {
    const { task } = state({ Resource: resource });
    expect([task?.integration, task?.service, task?.operation, task?.waitsFor]).toEqual(expected);
  });

  test('by name, key or list', () => {
    const targets = (Parameters: object) =>
      state({ Resource: 'arn:aws:states:::aws-sdk:dynamodb:batchWriteItem', Parameters }).task?.targets.map(
        ({ parameter, target }) => [parameter, plain(target)],
      );
    expect(targets({ RequestItems: { orders: [], sums: [] } })).toEqual([
      ['TableName', 'orders'],
      ['TableName', 'sums'],
    ]);
    expect(targets({ TransactItems: [{ Put: { TableName: 'orders', Item: { Bucket: { S: 'x' } } } }] })).toEqual([
      ['TableName', 'orders'],
    ]);
    expect(targets({ Entries: [{ EventBusName: 'orders', Detail: { QueueUrl: 'x' } }] })).toEqual([
      ['EventBusName', 'orders'],
    ]);
    expect(targets({ 'TableName.$': '$.table' })).toEqual([
      ['TableName', { unknown: 'the data of the execution names it' }],
    ]);
  });

  test('by an expression', () => {
    const { task } = state({
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Arguments: { QueueUrl: '{% $queue %}', MessageBody: '{% $states.input %}' },
    });
    expect(task?.targets.map(({ target }) => plain(target))).toEqual([
      { unknown: 'the data of the execution names it' },
    ]);
  });

  test.each([
    [true, { Parameters: { Payload: { 'token.$': '$$.Task.Token' } } }],
    [true, { Arguments: { Payload: { token: '{% $states.context.Task.Token %}' } } }],
    [false, { Parameters: { Payload: { 'id.$': '$$.Execution.Id' } } }],
  ])('with the token: %s', (expected, properties) => {
    const resource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
    expect(state({ Resource: resource, ...properties }).task?.passesToken).toBe(expected);
  });

  test('without an answer', () => {
    const parameters = { FunctionName: 'f', InvocationType: 'Event' };
    expect(state({ Resource: 'arn:aws:states:::lambda:invoke', Parameters: parameters }).task?.asynchronous).toBe(true);
  });
});

const machine = (save: string, queue: string) =>
  JSON.stringify({
    StartAt: 'Save',
    States: {
      Save: { Type: 'Task', Resource: save, Next: 'Tell' },
      Tell: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage',
        Parameters: { QueueUrl: queue, 'MessageBody.$': '$' },
        End: true,
      },
    },
  });

const resources = `Resources:
  Save: { Type: AWS::Lambda::Function }
  Pack: { Type: AWS::StepFunctions::Activity, Properties: { Name: pack } }
  Orders: { Type: AWS::SQS::Queue }
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
`;

describe('in a template', () => {
  test('as a map, every place is where it is written', () => {
    const text = `${resources}      Definition:
        StartAt: Save
        States:
          Save:
            Type: Task
            Resource: !GetAtt Save.Arn
            Next: Pack
          Pack: { Type: Task, Resource: !Ref Pack, End: true }
`;
    const states = declaration(read(text), 'workflow', 'Flow').definition?.graphs[0]?.states;
    expect(states?.map(({ range, task }) => [textAt(text, range), task?.integration])).toEqual([
      ['Save', 'function'],
      ['Pack', 'activity'],
    ]);
    expect(textAt(text, states?.[0]?.task?.range)).toBe('!GetAtt Save.Arn');
  });

  test('as text, every place is that of the text', () => {
    const definition = machine(`\${Save.Arn}`, `\${Orders}`);
    const text = `${resources}      DefinitionString: !Sub '${definition}'\n`;
    const flow = declaration(read(text), 'workflow', 'Flow');
    const states = flow.definition?.graphs[0]?.states ?? [];
    expect(states.map(({ range }) => textAt(text, range))).toEqual([`!Sub '${definition}'`, `!Sub '${definition}'`]);
    expect(states.map(({ task }) => task?.targets.map(({ target }) => plain(target)))).toEqual([
      ['@Save.arn'],
      ['@Orders.url'],
    ]);
  });

  test('in a file, places are those of the file', () => {
    const text = `${resources}      DefinitionUri: flow.asl.json\n      DefinitionSubstitutions: { Save: !GetAtt Save.Arn, Url: !Ref Orders }\n`;
    const definition = machine(`\${Save}`, `\${Url}`);
    const flow = declaration(read({ 'template.yaml': text, 'flow.asl.json': definition }), 'workflow', 'Flow');
    const [save, tell] = flow.definition?.graphs[0]?.states ?? [];
    expect(save?.range.file).toBe('flow.asl.json');
    expect(textAt(definition, tell?.task?.targets[0]?.range)).toBe(`"\${Url}"`);
    expect(flow.tasks.map(plain)).toEqual(['@Save.arn', '@Orders.url']);
  });

  test.each([
    [
      'AWS::StepFunctions::StateMachine',
      'StateMachineType: EXPRESS, LoggingConfiguration: { Level: ERROR }, TracingConfiguration: { Enabled: true }, RoleArn: !GetAtt Save.Arn',
    ],
    [
      'AWS::Serverless::StateMachine',
      'Type: EXPRESS, Logging: { Level: ERROR }, Tracing: { Enabled: true }, Role: !GetAtt Save.Arn',
    ],
  ])('with its settings: %s', (type, properties) => {
    const text = `Resources:\n  Save: { Type: AWS::Lambda::Function }\n  Flow: { Type: ${type}, Properties: { ${properties} } }\n`;
    const flow = declaration(read(text), 'workflow', 'Flow');
    expect([plain(flow.workflowType), plain(flow.logLevel), plain(flow.tracing), plain(flow.role)]).toEqual([
      'EXPRESS',
      'ERROR',
      true,
      '@Save.arn',
    ]);
  });
});
