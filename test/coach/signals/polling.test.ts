import { describe, expect, it } from 'vitest';
import { carbonAwareSignals } from '../../../src/coach/signals/carbon-aware.js';
import { eventTriggersSignals } from '../../../src/coach/signals/event-triggers.js';
import { resourcesShowing } from './open.js';

const seen = (files: Readonly<Record<string, string>>) =>
  resourcesShowing(eventTriggersSignals, 'trig.bad.polling', files);

const looking = (call: string, client = 's3') => `import boto3
client = boto3.client('${client}')
def handler(event, context):
    return client.${call}
`;
const lists = looking("list_objects_v2(Bucket='orders')");
const sam = (expression: string, code = lists, more = '') => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Look:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: look.handler
      Runtime: python3.13
      Events:
        Often: { Type: Schedule, Properties: { Schedule: ${expression} } }
${more}`,
  'src/look.py': code,
});
const often = ['template.yaml#Look.Often'];

describe('trig.bad.polling', () => {
  it.each([
    ['rate(1 minute)', 1],
    ['rate(5 minutes)', 1],
    ['rate(1 hour)', 0],
    ['cron(* * * * ? *)', 1],
    ['cron(0/5 * * * ? *)', 1],
    ['cron(0/30 * * * ? *)', 0],
    ['cron(*/5 8 * * ? *)', 0],
    ['!Ref Often', 0],
  ])('is a schedule of every few minutes: %s', async (expression, count) => {
    expect(await seen(sam(`'${expression}'`.replace(/^'(!.*)'$/, '$1')))).toHaveLength(count);
  });

  it.each([
    ["list_objects_v2(Bucket='orders')", 's3', 1],
    ["scan(TableName='orders')", 'dynamodb', 1],
    ["scan(TableName='orders', FilterExpression='due < :now')", 'dynamodb', 0],
    ["receive_message(QueueUrl='https://sqs/orders')", 'sqs', 1],
    ["put_object(Bucket='orders', Key='beat')", 's3', 0],
  ])('looks through what could tell it: %s', async (call, client, count) => {
    expect(await seen(sam('rate(1 minute)', looking(call, client)))).toHaveLength(count);
  });

  it('is not a schedule beside other triggers, or one that is off', async () => {
    expect(await seen(sam('rate(1 minute)'))).toEqual(often);
    expect(await seen(sam('rate(1 minute), Enabled: false'))).toEqual([]);
    const asked = '        Asked: { Type: Api, Properties: { Path: /, Method: get } }\n';
    expect(await seen(sam('rate(1 minute)', lists, asked))).toEqual([]);
  });

  it('is the same in TypeScript and the Serverless Framework', async () => {
    const code = (call: string) => `import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
export const handler = async () => ${call};
`;
    const service = (call: string) => ({
      'serverless.yml': `service: shop
provider: { name: aws, runtime: nodejs22.x }
functions:
  look: { handler: look.handler, events: [{ schedule: rate(1 minute) }] }
`,
      'look.ts': code(call),
    });
    expect(await seen(service("s3.send(new ListObjectsV2Command({ Bucket: 'orders' }))"))).toHaveLength(1);
    expect(await seen(service('1'))).toEqual([]);
  });

  it('is waste of energy too', async () => {
    const waste = (files: Readonly<Record<string, string>>) =>
      resourcesShowing(carbonAwareSignals, 'carb.bad.idle', files);
    expect(await waste(sam('rate(1 minute)'))).toEqual(often);
    expect(await waste(sam('rate(1 day)'))).toEqual([]);
  });
});
