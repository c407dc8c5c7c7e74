import { describe, expect, test } from 'vitest';
import { rules } from '../../../rules/index.js';
import { lintExample } from '../../../scripts/example-workspace.js';
import type { Application } from '../../../src/model/application.js';

const machine = (resource: string, queue: string) => ({
  Comment: 'Saves an order',
  StartAt: 'Save',
  States: {
    Save: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: resource, 'Payload.$': '$' },
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }],
      Next: 'Tell',
    },
    Tell: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: queue, 'MessageBody.$': '$' },
      End: true,
    },
  },
});
const inFile = (save: string, orders: string) => JSON.stringify(machine(save, orders), null, 2);

const terraform = (definition: string) => `resource "aws_lambda_function" "save" {
  function_name = "save"
  filename      = "save.zip"
  handler       = "app.handler"
  runtime       = "nodejs24.x"
  role          = "arn:aws:iam::123456789012:role/save"
}

resource "aws_sqs_queue" "orders" {}

resource "aws_sfn_state_machine" "flow" {
  name       = "flow"
  role_arn   = "arn:aws:iam::123456789012:role/flow"
  type       = "EXPRESS"
  definition = ${definition}
}
`;

const pulumi = (definition: string) => `import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';

const save = new aws.lambda.Function('save', { handler: 'app.handler', runtime: 'nodejs24.x', role: 'arn:aws:iam::123456789012:role/save' });
const orders = new aws.sqs.Queue('orders');
const flow = new aws.sfn.StateMachine('flow', {
  roleArn: 'arn:aws:iam::123456789012:role/flow',
  type: 'EXPRESS',
  definition: ${definition},
});
`;

const cdk = (definition: string, more = '') => `import { App, Stack } from 'aws-cdk-lib';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';

const stack = new Stack(new App(), 'Orders');
const save = new Function(stack, 'save', { code: Code.fromInline('x'), handler: 'index.handler', runtime: Runtime.NODEJS_24_X });
const orders = new Queue(stack, 'orders');
${more}new sfn.StateMachine(stack, 'flow', { stateMachineType: sfn.StateMachineType.EXPRESS, definitionBody: ${definition} });
`;

const variants: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  SAM: {
    'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  save: { Type: AWS::Serverless::Function, Properties: { InlineCode: x, Handler: index.handler, Runtime: nodejs24.x } }
  orders: { Type: AWS::SQS::Queue }
  flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Type: EXPRESS
      DefinitionUri: flow.asl.json
      DefinitionSubstitutions: { Save: !GetAtt save.Arn, Orders: !Ref orders }
`,
    'flow.asl.json': inFile('${Save}', '${Orders}'),
  },
  CloudFormation: {
    'template.json': JSON.stringify({
      Resources: {
        save: { Type: 'AWS::Lambda::Function', Properties: { Code: { ZipFile: 'x' } } },
        orders: { Type: 'AWS::SQS::Queue' },
        flow: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            StateMachineType: 'EXPRESS',
            DefinitionString: { 'Fn::Sub': inFile('${save.Arn}', '${orders}') },
          },
        },
      },
    }),
  },
  'Serverless Framework': {
    'serverless.yml': `service: orders
plugins: [serverless-step-functions]
provider: { name: aws, runtime: nodejs24.x }
functions:
  save: { handler: app.handler }
stepFunctions:
  stateMachines:
    flow:
      type: EXPRESS
      definition:
        StartAt: Save
        States:
          Save:
            Type: Task
            Resource: arn:aws:states:::lambda:invoke
            Parameters: { FunctionName: !GetAtt save.Arn, Payload.$: $ }
            Retry: [{ ErrorEquals: [States.ALL], MaxAttempts: 2 }]
            Next: Tell
          Tell:
            Type: Task
            Resource: arn:aws:states:::sqs:sendMessage
            Parameters: { QueueUrl: !Ref orders, MessageBody.$: $ }
            End: true
resources:
  Resources:
    orders: { Type: AWS::SQS::Queue }
`,
  },
  'Terraform, jsonencode': {
    'main.tf': terraform(
      `jsonencode(${inFile('@save', '@orders').replace('"@save"', 'aws_lambda_function.save.arn').replace('"@orders"', 'aws_sqs_queue.orders.url')})`,
    ),
  },
  'Terraform, templatefile': {
    'main.tf': terraform(
      `templatefile("\${path.module}/flow.asl.json", {\n    save   = aws_lambda_function.save.arn\n    orders = aws_sqs_queue.orders.url\n  })`,
    ),
    'flow.asl.json': inFile('${save}', '${orders}'),
  },
  'Terraform, text': {
    'main.tf': terraform(`<<EOF\n${inFile('${aws_lambda_function.save.arn}', '${aws_sqs_queue.orders.url}')}\nEOF`),
  },
  'Pulumi, TypeScript': {
    'Pulumi.yaml': 'name: orders\nruntime: nodejs\n',
    'index.ts': pulumi(
      `pulumi.jsonStringify(${inFile('@save', '@orders').replace('"@save"', 'save.arn').replace('"@orders"', 'orders.url')})`,
    ),
  },
  'Pulumi, text': {
    'Pulumi.yaml': 'name: orders\nruntime: nodejs\n',
    'index.ts': pulumi(`pulumi.interpolate\`${inFile('${save.arn}', '${orders.url}')}\``),
  },
  'CDK, states': {
    'cdk.json': '{}',
    'bin/app.ts': cdk(
      'sfn.DefinitionBody.fromChainable(first.next(second))',
      `const first = new tasks.LambdaInvoke(stack, 'Save', { lambdaFunction: save, retryOnServiceExceptions: false });
first.addRetry({ errors: ['States.ALL'], maxAttempts: 2 });
const second = new tasks.SqsSendMessage(stack, 'Tell', { queue: orders, messageBody: sfn.TaskInput.fromJsonPathAt('$') });
`,
    ),
  },
  'CDK, file': {
    'cdk.json': '{}',
    'bin/app.ts': cdk(`sfn.DefinitionBody.fromFile('flow.asl.json')`).replace(
      "fromFile('flow.asl.json')",
      "fromFile('flow.asl.json'), definitionSubstitutions: { Save: save.functionArn, Orders: orders.queueUrl }",
    ),
    'flow.asl.json': inFile('${Save}', '${Orders}'),
  },
};

describe.each(Object.entries(variants))('%s', (_, files) => {
  test('a state machine says the same, and starts its functions', async () => {
    const application = await applicationOf(files);
    const [flow] = application.workflows;
    const [graph] = flow?.definition?.graphs ?? [];
    expect(
      graph?.states.map(({ name, task, retries, transitions, ends }) => [
        name,
        task?.service,
        task?.operation,
        task?.targets.map(({ target }) =>
          target.kind === 'known' && target.value.kind === 'resource' ? nameOf(target.value.id) : target,
        ),
        retries.map(({ maximumAttempts }) => maximumAttempts.kind === 'known' && maximumAttempts.value),
        transitions.length,
        ends,
      ]),
    ).toEqual([
      ['Save', 'lambda', 'invoke', ['save'], [2], 1, false],
      ['Tell', 'sqs', 'sendMessage', ['orders'], [], 0, true],
    ]);
    expect(flow?.workflowType).toMatchObject({ kind: 'known', value: 'EXPRESS' });
    expect(flow?.definition?.problems).toEqual([]);
    expect(application.functions.map(({ triggers }) => triggers.map(({ trigger }) => trigger))).toEqual([['workflow']]);
  });
});

/** The only application of the files that has functions, as a rule sees it. */
async function applicationOf(files: Readonly<Record<string, string>>): Promise<Application> {
  const seen: Application[] = [];
  const [some] = rules;
  if (!some) throw new Error('there are no rules');
  await lintExample(new Map(Object.entries(files)), [{ ...some, check: (application) => void seen.push(application) }]);
  const [only, ...others] = seen;
  if (!only || others.length > 0) throw new Error(`there are ${seen.map(({ root }) => root)}`);
  return only;
}

/** `save` of `aws_lambda_function.save`, `Orders/save` and `SaveLambdaFunction`. */
function nameOf(id: string): string {
  return id
    .replace(/LambdaFunction$/, '')
    .replace(/^.*[./]/, '')
    .toLowerCase();
}
