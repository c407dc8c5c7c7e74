import { expect, test } from 'vitest';
import { read, sam } from './reading.js';

const queue = '  Orders:\n    Type: AWS::SQS::Queue\n';

test('parameters say whether they are masked, and whether they hold a secret', () => {
  const { parameters } = read(
    sam(
      queue,
      'Parameters:\n  DbPassword: { Type: String, NoEcho: true, Default: x }\n  PartnerApiKey: { Type: AWS::SSM::Parameter::Value<String> }\n  Stage: { Type: String }\n  UseApiKey: { Type: String }\n  ChangesPassword: { Type: String }\n  OldApiKey: { Type: String, AllowedValues: [a] }\n',
    ),
  );
  expect(
    parameters?.map(({ name, isCalledSecret, masked, default: fallback }) => [
      name,
      isCalledSecret,
      masked.kind,
      fallback.kind,
    ]),
  ).toEqual([
    ['DbPassword', true, 'known', 'known'],
    ['PartnerApiKey', false, 'absent', 'absent'],
    ['Stage', false, 'absent', 'absent'],
    ['UseApiKey', false, 'absent', 'absent'],
    ['ChangesPassword', false, 'absent', 'absent'],
    ['OldApiKey', false, 'absent', 'absent'],
  ]);
});

test.each([
  ['!Ref DbPassword', { kind: 'parameter', parameter: 'DbPassword' }],
  ['!Sub "x-${DbPassword}"', { kind: 'parameter', parameter: 'DbPassword' }],
  ['!GetAtt Key.SecretAccessKey', { kind: 'resolved' }],
  ['!GetAtt Orders.Arn', undefined],
  ['!Ref Stage', undefined],
])('an output with %s', (value, secret) => {
  const template = `${sam(
    `${queue}  Key:\n    Type: AWS::IAM::AccessKey\n`,
    'Parameters:\n  DbPassword: { Type: String, NoEcho: true }\n  Stage: { Type: String }\n',
  )}Outputs:\n  Shown:\n    Value: ${value}\n`;
  expect(read(template).outputs?.map((output) => output.secret)).toEqual([secret]);
});
