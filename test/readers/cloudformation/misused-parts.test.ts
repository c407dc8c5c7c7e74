import { expect, test } from 'vitest';
import { read } from './reading.js';

const save = '  Save:\n    Type: AWS::Serverless::Function\n    Properties: { Handler: a.b }\n';

function parts(template: string): readonly string[] {
  return (read(template).misused ?? []).map(({ part }) => part);
}

test.each([
  ['a missing transform', `AWSTemplateFormatVersion: x\nResources:\n${save}`, ['AWS::Serverless::Function']],
  [
    'a section',
    `Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Functions: {}\nResources:\n${save}`,
    ['Functions under Globals'],
  ],
  [
    'a setting that is never shared',
    `Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Api:\n    StageName: live\nResources:\n${save}`,
    ['StageName under Globals.Api'],
  ],
  [
    'a setting beside the properties',
    `Transform: AWS::Serverless-2016-10-31\nResources:\n${save}    Timeout: 3\n`,
    ['Timeout under Save'],
  ],
])('%s is told', (_, template, expected) => {
  expect(parts(template)).toEqual(expected);
});

test.each([
  ['a part of a template', `Resources:\n${save}`],
  [
    'a transform in a list',
    `AWSTemplateFormatVersion: x\nTransform: [AWS::Serverless-2016-10-31]\nResources:\n${save}`,
  ],
  [
    'a setting that may be new',
    `Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Function:\n    Teleport: 1\nResources:\n${save}`,
  ],
  [
    'attributes of resources',
    `Transform: AWS::Serverless-2016-10-31\nResources:\n${save}    DeletionPolicy: Retain\n    Connectors: {}\n`,
  ],
])('%s is not', (_, template) => {
  expect(parts(template)).toEqual([]);
});
