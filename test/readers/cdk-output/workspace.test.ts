import { describe, expect, test } from 'vitest';
import { rules } from '../../../rules/index.js';
import { lintExample } from '../../../scripts/example-workspace.js';
import { made, madeFunction, stack } from './reading.js';

const hash = 'b9b7a0f742048f0736e09551d6396349b6cbb82025d8e55f9193c7c62c52c605';
const other = '52014717ae67d4ae30963f7fb70ff3b4ca74112b88673cad448b50caa34dd406';

const swallowing = `import boto3

dynamodb = boto3.client("dynamodb")


def handler(event, context):
    for record in event["Records"]:
        print(event)
        dynamodb.delete_item(TableName="orders", Key={"id": {"S": record["body"]}})
`;
const sound = swallowing.replace('        print(event)\n', '');

const template = stack({
  Pending46EEA5BA: made('AWS::SQS::Queue', 'Orders/Pending/Resource'),
  Save1C2D3E4F: madeFunction('Orders/Save/Resource', hash, {
    Runtime: 'python3.13',
    Handler: 'app.handler',
    Timeout: 10,
  }),
  Load1C2D3E4F: madeFunction('Orders/Load/Resource', other, {
    Runtime: 'python3.13',
    Handler: 'app.handler',
    Timeout: 10,
  }),
  SaveSqsEventSource7BAFEC57: made(
    'AWS::Lambda::EventSourceMapping',
    'Orders/Save/SqsEventSource:OrdersPending/Resource',
    {
      FunctionName: { Ref: 'Save1C2D3E4F' },
      EventSourceArn: { 'Fn::GetAtt': ['Pending46EEA5BA', 'Arn'] },
    },
  ),
});

const output = {
  '.gitignore': 'cdk.out\nnode_modules\n',
  'cdk.json': '{ "app": "mvn -e -q compile exec:java" }',
  'cdk.out/Orders.template.json': template,
  [`cdk.out/asset.${hash}/app.py`]: swallowing,
  [`cdk.out/asset.${other}/app.py`]: sound,
};

async function findings(files: Readonly<Record<string, string>>, ...ids: readonly string[]) {
  const chosen = rules.filter(({ metadata }) => ids.includes(metadata.id));
  const result = await lintExample(new Map(Object.entries(files)), chosen);
  return result.findings.map(({ rule, range, function: name }) => [rule, range.file, name]);
}

describe('the output of a program', () => {
  test('is read although git ignores it, where it lies beside the program', async () => {
    expect(await findings(output, 'queue-without-dlq')).toEqual([
      ['queue-without-dlq', 'cdk.out/Orders.template.json', 'Save'],
    ]);
    const { 'cdk.json': _, ...alone } = output;
    expect(await findings(alone, 'queue-without-dlq')).toEqual([]);
  });

  test('leads to the code it was copied from, by what the code says', async () => {
    const sources = { 'functions/save/app.py': swallowing, 'functions/load/app.py': sound };
    expect(await findings({ ...output, ...sources }, 'event-logged-in-full')).toEqual([
      ['event-logged-in-full', 'functions/save/app.py', 'Save'],
    ]);
  });

  test('stands for the code where that is not there', async () => {
    expect(await findings(output, 'event-logged-in-full')).toEqual([
      ['event-logged-in-full', `cdk.out/asset.${hash}/app.py`, 'Save'],
    ]);
  });

  const program = `import { App, Duration, Stack } from 'aws-cdk-lib';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';

const app = new App();
const stack = new Stack(app, 'Orders');
const pending = new Queue(stack, 'Pending');
const save = new Function(stack, 'Save', {
  code: Code.fromAsset('functions/save'),
  handler: 'app.handler',
  runtime: Runtime.PYTHON_3_13,
  timeout: Duration.seconds(10),
});
save.addEventSource(new SqsEventSource(pending));
`;

  test('does not count where the program can be read', async () => {
    const files = { ...output, 'bin/app.ts': program, 'functions/save/app.py': swallowing };
    expect(await findings(files, 'queue-without-dlq', 'event-logged-in-full')).toEqual([
      ['queue-without-dlq', 'bin/app.ts', 'Save'],
      ['event-logged-in-full', 'functions/save/app.py', 'Save'],
    ]);
  });

  test('says what the program leaves open', async () => {
    const open = program.replace('Duration.seconds(10)', 'Duration.seconds(Number(process.env.SECONDS))');
    const visible = template.replace('"Properties": {}', '"Properties": { "VisibilityTimeout": 20 }');
    const known = open.replace("'Pending')", "'Pending', { visibilityTimeout: Duration.seconds(20) })");
    const files = { 'cdk.json': '{}', 'bin/app.ts': known, 'functions/save/app.py': sound };
    const rule = 'queue-visibility-shorter-than-six-timeouts';
    expect(await findings(files, rule)).toEqual([]);
    expect(await findings({ ...files, 'cdk.out/Orders.template.json': visible }, rule)).toEqual([
      [rule, 'bin/app.ts', 'Save'],
    ]);
  });
});
