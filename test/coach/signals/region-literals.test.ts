import { describe, expect, it } from 'vitest';
import { multiRegionResilienceSignals } from '../../../src/coach/signals/multi-region-resilience.js';
import { resourcesShowing } from './open.js';

const seen = (files: Readonly<Record<string, string>>) =>
  resourcesShowing(multiRegionResilienceSignals, 'mr.bad.region-literal', files);

const sam = (properties: string, code = 'export const handler = async () => 1;\n') => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Parameters: { Home: { Type: String, Default: eu-west-1 } }
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: save.handler, Runtime: nodejs22.x${properties} }
`,
  'src/save.ts': code,
});
const client = (
  service: string,
  options: string,
) => `import { ${service}Client } from '@aws-sdk/client-${service.toLowerCase()}';
const client = new ${service}Client(${options});
export const handler = async () => client;
`;
const table = (region: string) =>
  `, Policies: [{ Statement: [{ Effect: Allow, Action: 'dynamodb:GetItem', Resource: !Sub 'arn:aws:dynamodb:${region}:\${AWS::AccountId}:table/orders' }] }]`;

describe('mr.bad.region-literal', () => {
  it('is a region in code', async () => {
    expect(await seen(sam('', client('SQS', "{ region: 'us-east-1' }")))).toEqual(['src/save.ts#client']);
    expect(await seen(sam('', client('SQS', '{}')))).toEqual([]);
    expect(await seen(sam('', client('SQS', '{ region: process.env.HOME_REGION }')))).toEqual([]);
    expect(await seen(sam('', client('SQS', "{ region: process.env.HOME_REGION ?? 'us-east-1' }")))).toEqual([]);
    expect(await seen(sam('', client('Route53', "{ region: 'us-east-1' }")))).toEqual([]);
    const atEdge = client('SQS', "{ region: 'us-east-1' }").replace(
      'async () =>',
      'async (event) => event.Records[0].cf.request ??',
    );
    expect(await seen(sam('', atEdge))).toEqual([]);
    const python =
      "import boto3\nqueue = boto3.client('sqs', region_name='us-east-1')\ndef handler(event, context):\n    return queue\n";
    const files = { ...sam(''), 'src/save.ts': '', 'src/save.py': python };
    files['template.yaml'] = files['template.yaml'].replace('nodejs22.x', 'python3.13');
    expect(await seen(files)).toHaveLength(1);
  });

  it('is a region in a variable, an ARN or a layer', async () => {
    const variable = (name: string, value: string) => `, Environment: { Variables: { ${name}: ${value} } }`;
    expect(await seen(sam(variable('REGION', 'us-east-1')))).toEqual(['template.yaml#Save.REGION']);
    expect(await seen(sam(variable('REGION', '!Ref AWS::Region')))).toEqual([]);
    expect(await seen(sam(variable('REGION', '!Ref Home')))).toEqual([]);
    expect(await seen(sam(variable('SES_REGION', 'us-east-1')))).toEqual([]);
    expect(await seen(sam(table('us-east-1')))).toHaveLength(1);
    expect(await seen(sam(table('${AWS::Region}')))).toEqual([]);
    expect(await seen(sam(table('${Home}')))).toEqual([]);
    const layer = (region: string) => `, Layers: [!Sub 'arn:aws:lambda:${region}:017000801446:layer:Tools:1']`;
    expect(await seen(sam(layer('us-east-1')))).toEqual(['template.yaml#Save']);
    expect(await seen(sam(layer('${AWS::Region}')))).toEqual([]);
  });

  it('is not the region that a service of the Serverless Framework is deployed to', async () => {
    const service = (region: string) => ({
      'serverless.yml': `service: shop
provider: { name: aws, runtime: nodejs22.x, region: eu-west-1 }
functions:
  save: { handler: save.handler, environment: { REGION: '${region}' } }
`,
    });
    expect(await seen(service('us-east-1'))).toHaveLength(1);
    expect(await seen(service('${self:provider.region}'))).toEqual([]);
  });

  it('is not a variable of Terraform', async () => {
    const tf = (region: string) => ({
      'main.tf': `variable "region" { default = "eu-west-1" }
resource "aws_lambda_function" "save" {
  function_name = "save"
  environment {
    variables = { REGION = ${region} }
  }
}
`,
    });
    expect(await seen(tf('"eu-west-1"'))).toEqual([]);
    expect(await seen(tf('"us-east-1"'))).toHaveLength(1);
    expect(await seen(tf('var.region'))).toEqual([]);
  });
});
