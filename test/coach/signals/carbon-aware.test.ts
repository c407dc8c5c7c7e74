import { describe, expect, test } from 'vitest';
import { carbonAwareSignals } from '../../../src/coach/signals/carbon-aware.js';
import { resourcesShowing } from './open.js';

type Files = Readonly<Record<string, string>>;
const seen = (signal: string, files: Files) => resourcesShowing(carbonAwareSignals, signal, files);

const base = (resources: string, code = 'export const handler = async () => ({});\n') => ({
  'template.yaml': `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources}`,
  'src/app.ts': code,
});
const save = (properties: string, after = '') => `  Save:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, Runtime: nodejs24.x, CodeUri: src${properties} }
${after}`;
const bundled = '    Metadata: { BuildMethod: esbuild }\n';

describe('carb.efficient', () => {
  const measured = { 'power-tuning-save.json': '{ "power": 512 }' };
  test('needs processor, package and size together', async () => {
    const arm = ', MemorySize: 512, Architectures: [arm64]';
    expect(await seen('carb.efficient', { ...base(save(arm, bundled)), ...measured })).toEqual(['template.yaml#Save']);
    expect(await seen('carb.efficient', { ...base(save(', MemorySize: 512', bundled)), ...measured })).toEqual([]);
    expect(await seen('carb.efficient', base(save(arm)))).toEqual([]);
  });
});

test('carb.retention: logs and data both', async () => {
  const logs = '  Lines: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 30 } }\n';
  const data = `  Carts:
    Type: AWS::DynamoDB::Table
    Properties: { TimeToLiveSpecification: { AttributeName: ends, Enabled: true } }
`;
  expect(await seen('carb.retention', base(save('') + logs + data))).toEqual(
    expect.arrayContaining(['template.yaml#Lines', 'template.yaml#Carts']),
  );
  expect(await seen('carb.retention', base(save('') + logs))).toEqual([]);
});

test('carb.flexible-job: a schedule with a window', async () => {
  const nightly = (mode: string) =>
    base(
      save(
        `, Events: { Nightly: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 day), FlexibleTimeWindow: ${mode} } } }`,
      ),
    );
  expect(await seen('carb.flexible-job', nightly('{ Mode: FLEXIBLE, MaximumWindowInMinutes: 60 }'))).toEqual([
    'template.yaml#Save.Nightly',
  ]);
  expect(await seen('carb.flexible-job', nightly('{ Mode: "OFF" }'))).toEqual([]);
});

test('carb.region-choice: a decision that names both', async () => {
  const files = (text: string) => ({ ...base(save('')), 'docs/adr/0003-region.md': text });
  expect(await seen('carb.region-choice', files('The region is eu-north-1: low carbon, latency is fine.'))).toEqual([
    'docs/adr/0003-region.md',
  ]);
  expect(await seen('carb.region-choice', files('The region is eu-west-1: latency is fine.'))).toEqual([]);
});

test('carb.sci-metric: an alarm or metric of carbon or energy', async () => {
  const alarm = (name: string) =>
    base(
      `${save('')}  Watch: { Type: AWS::CloudWatch::Alarm, Properties: { Namespace: Shop, MetricName: ${name} } }\n`,
    );
  expect(await seen('carb.sci-metric', alarm('CarbonPerRequest'))).toEqual(['template.yaml#Watch']);
  expect(await seen('carb.sci-metric', alarm('Orders'))).toEqual([]);
  const metric = (space: string) =>
    base(
      save(''),
      `import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
const watch = new CloudWatchClient({});
export const handler = async () => watch.send(new PutMetricDataCommand({ Namespace: '${space}', MetricData: [] }));
`,
    );
  expect(await seen('carb.sci-metric', metric('Shop/Carbon'))).toEqual(['src/app.ts#handler']);
  expect(await seen('carb.sci-metric', metric('Shop/Energy'))).toEqual([]);
});
