import { describe, expect, test } from 'vitest';
import { lintExample } from '../../scripts/example-workspace.js';
import { describePolicies, type PolicyDescription } from '../../src/linker/index.js';

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Key: { Type: AWS::KMS::Key }
  Orders: { Type: AWS::DynamoDB::Table }
  Uploads: { Type: AWS::S3::Bucket }
  Archive: { Type: AWS::S3::Bucket }
  Outgoing:
    Type: AWS::SQS::Queue
    Properties: { KmsMasterKeyId: !Ref Key }
  Events: { Type: AWS::SNS::Topic }
  Save:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: RUNTIME
      CodeUri: src/
      Handler: app.handler
      MORE
      Environment:
        Variables:
          TABLE: !Ref Orders
          BUCKET: !Ref Uploads
          ARCHIVE: !Ref Archive
          QUEUE: !Ref Outgoing
          TOPIC: !Ref Events
`;

async function policyOf(file: string, text: string, more = ''): Promise<PolicyDescription> {
  const runtime = file.endsWith('.py') ? 'python3.13' : 'nodejs24.x';
  const files = new Map([
    ['template.yaml', template.replace('RUNTIME', runtime).replace('MORE', more)],
    [`src/${file}`, text],
  ]);
  const [policy] = (await lintExample(files, [])).applications.flatMap(describePolicies);
  if (!policy) throw new Error('there is no function');
  return policy;
}

function lines({ statements }: Pick<PolicyDescription, 'statements'>): readonly string[] {
  return statements.flatMap(({ actions, resources }) => actions.map(({ name }) => `${name} on ${resources.join(' ')}`));
}

const imports = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CopyObjectCommand, GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { LambdaClient, InvokeCommand } from '@aws-sdk/client-lambda';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { BatchWriteCommand, ExecuteStatementCommand, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { Upload } from '@aws-sdk/lib-storage';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { TranslateClient, TranslateTextCommand } from '@aws-sdk/client-translate';
import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
const { TABLE, BUCKET, ARCHIVE, QUEUE, TOPIC } = process.env;
`;
const handler = (body: string) => `${imports}
const client: any = new CLIENT({});
export const handler = async (event: any) => {
  await ${body};
};
`;
const client = (command: string) =>
  /S3|Object/.test(command)
    ? 'S3Client'
    : /Publish/.test(command)
      ? 'SNSClient'
      : /SendMessage/.test(command)
        ? 'SQSClient'
        : /Invoke/.test(command)
          ? 'LambdaClient'
          : /PutEvents/.test(command)
            ? 'EventBridgeClient'
            : /Translate/.test(command)
              ? 'TranslateClient'
              : /Parameter/.test(command)
                ? 'SSMClient'
                : 'DynamoDBClient';

describe('a call of the SDK for JavaScript needs', () => {
  test.each([
    ['PutCommand({ TableName: TABLE, Item: event })', ['dynamodb:PutItem on Orders']],
    ['QueryCommand({ TableName: TABLE })', ['dynamodb:Query on Orders']],
    ['QueryCommand({ TableName: TABLE, IndexName: "byDay" })', ['dynamodb:Query on Orders/index/byDay']],
    ['QueryCommand({ TableName: TABLE, IndexName: event.index })', ['dynamodb:Query on Orders/index/*']],
    ['QueryCommand({ TableName: "other" })', ['dynamodb:Query on arn:aws:dynamodb:*:*:table/other']],
    ['QueryCommand({ TableName: event.table })', ['dynamodb:Query on *']],
    ['BatchWriteCommand({ RequestItems: { [TABLE]: event.items } })', ['dynamodb:BatchWriteItem on Orders']],
    [
      'BatchWriteCommand({ RequestItems: { orders: event.items } })',
      ['dynamodb:BatchWriteItem on arn:aws:dynamodb:*:*:table/orders'],
    ],
    [
      'TransactWriteCommand({ TransactItems: [{ Put: { TableName: TABLE, Item: {} } }, { ConditionCheck: { TableName: "a", Key: {} } }] })',
      ['dynamodb:ConditionCheckItem on arn:aws:dynamodb:*:*:table/a', 'dynamodb:PutItem on Orders'],
    ],
    [
      'TransactWriteCommand({ TransactItems: event.items })',
      ['ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'].map((name) => `dynamodb:${name} on *`),
    ],
    ['ExecuteStatementCommand({ Statement: "select * from orders" })', ['dynamodb:PartiQLSelect on *']],
    ['HeadObjectCommand({ Bucket: BUCKET, Key: "a" })', ['s3:GetObject on Uploads/*']],
    ['GetObjectCommand({ Bucket: BUCKET, Key: "a", VersionId: event.version })', ['s3:GetObjectVersion on Uploads/*']],
    ['ListObjectsV2Command({ Bucket: BUCKET })', ['s3:ListBucket on Uploads']],
    [
      'PutObjectCommand({ Bucket: BUCKET, Key: "a", Tagging: "b=c" })',
      ['s3:PutObject on Uploads/*', 's3:PutObjectTagging on Uploads/*'],
    ],
    [
      'CopyObjectCommand({ Bucket: ARCHIVE, Key: "a", CopySource: "uploads/a" })',
      ['s3:GetObject on arn:aws:s3:::uploads/a', 's3:PutObject on Archive/*'],
    ],
    [
      'SendMessageCommand({ QueueUrl: QUEUE, MessageBody: "a" })',
      ['kms:Decrypt on Key', 'kms:GenerateDataKey on Key', 'sqs:SendMessage on Outgoing'],
    ],
    [
      'SendMessageCommand({ QueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/out", MessageBody: "a" })',
      ['sqs:SendMessage on arn:aws:sqs:eu-west-1:111122223333:out'],
    ],
    ['PublishCommand({ TopicArn: TOPIC, Message: "a" })', ['sns:Publish on Events']],
    ['PublishCommand({ PhoneNumber: event.phone, Message: "a" })', ['sns:Publish on *']],
    [
      'InvokeCommand({ FunctionName: "tell", Qualifier: "live" })',
      ['lambda:InvokeFunction on arn:aws:lambda:*:*:function:tell:live'],
    ],
    ['PutEventsCommand({ Entries: [{ Source: "a" }] })', ['events:PutEvents on arn:aws:events:*:*:event-bus/default']],
    [
      'TranslateTextCommand({ Text: "a", SourceLanguageCode: "auto", TargetLanguageCode: "de" })',
      ['comprehend:DetectDominantLanguage on *', 'translate:TranslateText on *'],
    ],
    [
      'TranslateTextCommand({ Text: "a", SourceLanguageCode: "en", TargetLanguageCode: "de" })',
      ['translate:TranslateText on *'],
    ],
    [
      'GetParametersByPathCommand({ Path: "/shop" })',
      ['ssm:GetParametersByPath on arn:aws:ssm:*:*:parameter/shop arn:aws:ssm:*:*:parameter/shop/*'],
    ],
  ])('%s', async (command, needed) => {
    const text = handler(`client.send(new ${command})`).replace('CLIENT', client(command));
    const policy = await policyOf('app.ts', text);
    expect(lines(policy)).toEqual(needed);
    expect(policy.atLeast).toBe(false);
  });

  test('what an upload in parts needs', async () => {
    const body = 'new Upload({ client, params: { Bucket: BUCKET, Key: "a", Body: event.body } }).done()';
    expect(lines(await policyOf('app.ts', handler(body).replace('CLIENT', 'S3Client')))).toEqual([
      's3:PutObject on Uploads/*',
    ]);
  });
});

describe('a call of boto3 needs', () => {
  test.each([
    ['boto3.resource("dynamodb").Table(os.environ["TABLE"]).put_item(Item=event)', ['dynamodb:PutItem on Orders']],
    [
      'boto3.client("dynamodb").batch_write_item(RequestItems={os.environ["TABLE"]: event["items"]})',
      ['dynamodb:BatchWriteItem on Orders'],
    ],
    ['boto3.client("s3").upload_file("/tmp/a", os.environ["BUCKET"], "a")', ['s3:PutObject on Uploads/*']],
    [
      'boto3.client("s3").copy({"Bucket": os.environ["BUCKET"], "Key": "a"}, os.environ["ARCHIVE"], "a")',
      ['s3:GetObject on Uploads/*', 's3:PutObject on Archive/*'],
    ],
    [
      'boto3.resource("s3").Bucket(os.environ["BUCKET"]).objects.filter(Prefix="a").delete()',
      ['s3:DeleteObject on Uploads/*'],
    ],
  ])('%s', async (call, needed) => {
    const text = `import os\nimport boto3\n\n\ndef handler(event, context):\n    ${call}\n`;
    expect(lines(await policyOf('app.py', text))).toEqual(expect.arrayContaining(needed));
  });
});

describe('the idempotency utility needs its table', () => {
  const needed = ['DeleteItem', 'GetItem', 'PutItem', 'UpdateItem'].map((name) => `dynamodb:${name} on Orders`);

  test('in TypeScript', async () => {
    const text = `import { makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
const persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.TABLE! });
export const handler = makeIdempotent(async (event: { id: string }, _context: unknown) => event.id, { persistenceStore });
`;
    const policy = await policyOf('app.ts', text);
    expect(lines(policy)).toEqual(needed);
    expect(policy.atLeast).toBe(false);
  });

  test('in Python', async () => {
    const text = `import os
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, idempotent

layer = DynamoDBPersistenceLayer(table_name=os.environ["TABLE"])


@idempotent(persistence_store=layer)
def handler(event, context):
    return event
`;
    const policy = await policyOf('app.py', text);
    expect(lines(policy)).toEqual(needed);
    expect(policy.atLeast).toBe(false);
  });
});

describe('what is needed is only the least', () => {
  test.each([
    ['a method is chosen when it runs', 'client[event.method](event.parameters)', ''],
    ['a client is handed on', 'somewhere(client)', ''],
    [
      'a layer of somebody else runs too',
      'client.send(new PutCommand({ TableName: TABLE, Item: event }))',
      'Layers: ["arn:aws:lambda:eu-west-1:111122223333:layer:agent:1"]',
    ],
  ])('where %s', async (_, body, more) => {
    const policy = await policyOf('app.ts', handler(body).replace('CLIENT', 'DynamoDBClient'), more);
    expect(policy.atLeast).toBe(true);
  });

  test('where a package may call AWS', async () => {
    const text = `import { Table } from 'dynamodb-onetable';\nexport const handler = async (event: { id: string }) => new Table({}).create('a', event);\n`;
    expect((await policyOf('app.ts', text)).atLeast).toBe(true);
  });

  test('where a client comes from a function of an object, and its calls are not seen', async () => {
    const text = `import { SESClient } from '@aws-sdk/client-ses';
const mail = () => new SESClient({});
const clients = { mail };
const made = [mail()];
export const handler = async (event: any) => { await clients['mail'](event).anything(event); };
`;
    expect(await policyOf('app.ts', text)).toMatchObject({ atLeast: true, statements: [] });
  });

  test('where an import may lead to a file of the project that is not found', async () => {
    const text = `import { save } from 'common/orders';\nexport const handler = async (event: { id: string }) => save(event);\n`;
    expect((await policyOf('app.ts', text)).atLeast).toBe(true);
  });

  test('where a package of Python may, and not where the module is a file', async () => {
    const text = 'import strands\n\n\ndef handler(event, context):\n    return strands.Agent()(event["question"])\n';
    expect((await policyOf('app.py', text)).atLeast).toBe(true);
    const own = await policyOf('app.py', text.replaceAll('strands', 'orders'));
    expect(own.atLeast).toBe(false);
  });

  test('where the code is not found', async () => {
    expect(await policyOf('other.ts', '')).toMatchObject({ atLeast: true, statements: [] });
  });
});

test('calls with other credentials are not those of the role', async () => {
  const text = handler('client.send(new PutCommand({ TableName: TABLE, Item: event }))').replace(
    'CLIENT({})',
    'DynamoDBClient({ credentials: event.credentials })',
  );
  expect((await policyOf('app.ts', text)).atLeast).toBe(true);
});

test('the lines that need an action stand with it', async () => {
  const text = handler('client.send(new PutCommand({ TableName: TABLE, Item: event }))').replace(
    'CLIENT',
    'DynamoDBClient',
  );
  const { statements } = await policyOf('app.ts', text);
  const line = text.split('\n').findIndex((each) => each.includes('client.send')) + 1;
  expect(statements[0]?.because).toEqual([{ file: 'src/app.ts', line }]);
});

test('what runs a function stands apart', async () => {
  const more = `Tracing: Active
      DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Outgoing.Arn }
      Events:
        Incoming: { Type: SQS, Properties: { Queue: !GetAtt Outgoing.Arn } }`;
  const { platform } = await policyOf('app.ts', 'export const handler = async () => undefined;', more);
  expect(lines({ statements: platform })).toEqual(
    expect.arrayContaining([
      'logs:PutLogEvents on *',
      'xray:PutTraceSegments on *',
      'sqs:ReceiveMessage on Outgoing',
      'sqs:SendMessage on Outgoing',
      'kms:Decrypt on Key',
    ]),
  );
});
