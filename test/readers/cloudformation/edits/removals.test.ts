import { describe, expect, test } from 'vitest';
import type { TemplateIntent } from '../../../../src/model/intent.js';
import type { SourceRange } from '../../../../src/model/source.js';
import { at, carryOut, template } from './carry-out.js';

function remove(property: `${string}.${string}`, path: readonly string[], replaces?: SourceRange): TemplateIntent {
  const [declaration = '', name = ''] = property.split('.');
  return {
    kind: 'remove-property',
    of: at(...path),
    declaration: declaration as 'function',
    property: name,
    ...(replaces && { replaces }),
  };
}

const save = ['Resources', 'Save'];
const somewhere: SourceRange = {
  file: 'template.yaml',
  start: { line: 0, character: 0 },
  end: { line: 0, character: 0 },
};

const text = template`
  Globals:
    Function:
      Timeout: 3
      MemorySize: 128
  Resources:
    Save:
      Type: AWS::Serverless::Function
      Properties:
        Handler: orders.save # the entry
        # Off for now.
        ReservedConcurrentExecutions: 0 # none
        Runtime: nodejs24.x
        VpcConfig:
          SubnetIds: [a, b]
          SecurityGroupIds:
            - c # the only one

        Events:
          Jobs:
            Type: SQS
            Properties:
              Queue: !GetAtt Jobs.Arn
              ScalingConfig:
                MaximumConcurrency: 2
    Jobs:
      Type: AWS::SQS::Queue
      Properties:
        VisibilityTimeout: 30
  `;

/** The lines that are gone. */
function gone(before: string, after: string | undefined): readonly string[] | undefined {
  if (after === undefined) return undefined;
  const left = after.split('\n');
  return before.split('\n').filter((line) => {
    if (line !== left[0]) return true;
    left.shift();
    return false;
  });
}

describe('YAML', () => {
  test.each<[string, TemplateIntent, readonly string[]]>([
    ['a line', remove('function.reservedConcurrency', save), ['      ReservedConcurrentExecutions: 0 # none']],
    [
      'a map',
      remove('function.inVpc', save),
      ['      VpcConfig:', '        SubnetIds: [a, b]', '        SecurityGroupIds:', '          - c # the only one'],
    ],
    [
      'a map that holds nothing else',
      remove('trigger.maximumConcurrency', [...save, 'Properties', 'Events', 'Jobs']),
      ['            ScalingConfig:', '              MaximumConcurrency: 2'],
    ],
    [
      'the properties of a resource that has no other',
      remove('queue.visibilityTimeoutSeconds', ['Resources', 'Jobs']),
      ['    Properties:', '      VisibilityTimeout: 30'],
    ],
    ['what all functions share', remove('function.timeoutSeconds', save, somewhere), ['    Timeout: 3']],
  ])('%s', (_, intent, lines) => {
    expect(gone(text, carryOut(text, intent))).toEqual(lines);
  });

  test('what all functions share stays as long as nobody says so', () => {
    expect(carryOut(text, remove('function.timeoutSeconds', save))).toBeUndefined();
  });

  test('of two empty lines that would meet, one goes too', () => {
    const before =
      'Resources:\n  Save:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: a.b\n\n      VpcConfig:\n        SubnetIds: []\n\n      Timeout: 3\n';
    expect(carryOut(before, remove('function.inVpc', save))).toBe(
      before.replace('      VpcConfig:\n        SubnetIds: []\n\n', ''),
    );
  });

  test('several at once', () => {
    const after = carryOut(text, remove('function.handler', save), remove('function.runtime', save));
    expect(gone(text, after)).toEqual(['      Handler: orders.save # the entry', '      Runtime: nodejs24.x']);
  });

  test.each([
    ['what is not there', remove('function.tracing', save)],
    ['what the type does not have', remove('trigger.deadLetter', [...save, 'Properties', 'Events', 'Jobs'])],
  ])('%s is refused', (_, intent) => {
    expect(carryOut(text, intent)).toBeUndefined();
  });
});

describe('JSON', () => {
  const json = (properties: string) =>
    `{\n  "Resources": {\n    "Save": {\n      "Type": "AWS::Lambda::Function",\n      "Properties": ${properties}\n    }\n  }\n}\n`;

  test.each([
    ['{ "Handler": "a.b", "Timeout": 3, "Code": {} }', '{ "Handler": "a.b", "Code": {} }'],
    ['{ "Timeout": 3, "Code": {} }', '{ "Code": {} }'],
    ['{ "Code": {}, "Timeout": 3 }', '{ "Code": {} }'],
    [
      '{\n        "Code": {},\n        "Timeout": 3,\n        "Layers": []\n      }',
      '{\n        "Code": {},\n        "Layers": []\n      }',
    ],
    ['{\n        "Code": {},\n        "Timeout": 3\n      }', '{\n        "Code": {}\n      }'],
  ])('%s', (before, after) => {
    expect(carryOut(json(before), remove('function.timeoutSeconds', save))).toBe(json(after));
  });

  test('properties go with the last of them', () => {
    const before =
      '{ "Resources": { "Save": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 3 } } } }';
    expect(carryOut(before, remove('queue.visibilityTimeoutSeconds', save))).toBe(
      '{ "Resources": { "Save": { "Type": "AWS::SQS::Queue" } } }',
    );
  });
});
