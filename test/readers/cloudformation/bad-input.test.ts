import { describe, expect, test } from 'vitest';
import { createCloudFormationReader } from '../../../src/readers/templates/cloudformation/index.js';
import { partOf } from '../../../src/readers/templates/cloudformation/recognise.js';
import { declaration, plain, read, textAt } from './reading.js';

const queue = 'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      VisibilityTimeout: 60\n';
const reader = createCloudFormationReader();
const problemsOf = (text: string, path = 'template.yaml') => reader.read({ path, text }).problems;
const messages = (text: string, path?: string) => problemsOf(text, path).map(({ message }) => message);
const timeout = (text: string, path = 'template.yaml') =>
  plain(declaration(read({ [path]: text }), 'queue', 'Q').visibilityTimeoutSeconds);

describe('texts of every kind', () => {
  test.each([
    ['Windows line ends', queue.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${queue}`],
    ['comments and blank lines', `# a\n\n${queue.replaceAll('\n', ' # b\n\n')}`],
    ['a document mark', `---\n${queue}...\n`],
    ['other documents around it', `---\na: 1\n---\n${queue}---\nb: 2\n`],
    ['braces', 'Resources: { Q: { Type: AWS::SQS::Queue, Properties: { VisibilityTimeout: 60 } } }'],
    [
      'quoted keys',
      '"Resources":\n  "Q":\n    "Type": "AWS::SQS::Queue"\n    \'Properties\': {"VisibilityTimeout": "60"}\n',
    ],
  ])('%s', (_, text) => {
    expect(messages(text)).toEqual([]);
    expect(timeout(text)).toBe(60);
  });

  test('ranges count the lines of Windows and the mark as the editor does', () => {
    const text = `\uFEFF${queue.replaceAll('\n', '\r\n')}`;
    const { range } = declaration(read(text), 'queue', 'Q');
    expect([range.start.line, textAt(text, range)]).toEqual([1, 'Q']);
  });

  test('JSON', () => {
    const text =
      '{\n  // why\n  "Resources": { "Q": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 60, } } }\n}';
    expect(messages(text, 'template.json')).toEqual([]);
    expect(timeout(text, 'template.json')).toBe(60);
    expect(timeout(text, 'template.yaml')).toBe(60);
  });

  test('account ids keep their leading zero', () => {
    expect(
      plain(
        declaration(read(queue.replace('VisibilityTimeout: 60', 'QueueName: 012345678901')), 'queue', 'Q').queueName,
      ),
    ).toBe('012345678901');
  });

  test.each([
    '',
    '\n',
    '# nothing\n',
    '[]',
    'a',
    '{}',
    '---',
    '{"Resources": 1}',
    'Resources:\n',
    'Resources: []\n',
    'Resources:\n  Q:\n',
    'Resources:\n  Q: { Type: [] }\n',
  ])('%j declares nothing', (text) =>
    expect(
      reader
        .assemble(new Map([['t.yaml', reader.read({ path: 't.yaml', text })]]))
        .flatMap((facts) => facts.declarations),
    ).toEqual([]),
  );
});

describe('broken YAML', () => {
  test('a line that is not indented as the others', () => {
    const text = `${queue}  Dead:\n    Type: AWS::SQS::Queue\n   Properties:\n      QueueName: x\n`;
    expect(problemsOf(text).length).toBeGreaterThan(0);
    expect(timeout(text)).toBe(60);
  });

  test('a line just begun', () => {
    const text = queue.replace('    Properties', '    Pro\n    Properties');
    expect(messages(text)).toEqual(['A colon is missing here, or a key goes over several lines.']);
    expect(declaration(read(text), 'queue', 'Q').name).toBe('Q');
  });

  test('an open bracket', () => {
    const text = `${queue}  F:\n    Type: AWS::Lambda::Function\n    Properties: { Timeout: 3\n`;
    expect(messages(text)).not.toEqual([]);
    expect(timeout(text)).toBe(60);
  });

  test('tabs', () => {
    const text = queue.replace('      Visibility', '\t\t\t\t\t\tVisibility');
    expect(messages(text)).toEqual(['YAML is indented by spaces, not by tabs.']);
    expect(timeout(text)).toBe(60);
    expect(problemsOf(text)[0]?.range.start).toEqual({ line: 4, character: 0 });
  });

  test('placeholders of other tools', () => {
    const text = `${queue.replace('60', '{{ cookiecutter.timeout }}')}{% if more %}\n  Dead:\n    Type: AWS::SQS::Queue\n{% endif %}\n`;
    expect(messages(text)).toEqual([
      'Another tool fills in lines like this before the template is deployed; they were left out.',
    ]);
    expect(timeout(text)).toEqual({
      unknown: '{{ cookiecutter.timeout }} is filled in before the template is deployed',
    });
    expect(declaration(read(text), 'queue', 'Dead').name).toBe('Dead');
  });

  test('quoted JSON that ends at the column of its key is no error', () => {
    const text = `${queue}  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument: '{\n        "Statement": []\n      }'\n      Path: /x/\n  Dead:\n    Type: AWS::SQS::Queue\n`;
    expect(messages(text)).toEqual([]);
    const { range } = declaration(read(text), 'queue', 'Dead');
    expect(textAt(text, range)).toBe('Dead');
  });

  test('brackets and braces that go on at the column of their key are no error', () => {
    const text = `${queue}      Tags: [ # why
      { Key: a, Value: "it's" }, # because [
      { Key: b,
    Value: 'x' }
      ]
  Dead:
    Type: AWS::SQS::Queue
    Properties: {
    QueueName: dead
    }
  Last: { Type: AWS::SQS::Queue }
`;
    expect(messages(text)).toEqual([]);
    const dead = declaration(read(text), 'queue', 'Dead');
    expect(textAt(text, dead.range)).toBe('Dead');
    expect(textAt(text, dead.queueName.kind === 'known' ? dead.queueName.range : undefined)).toBe('dead');
    expect(textAt(text, declaration(read(text), 'queue', 'Last').range)).toBe('Last');
  });

  test('thousands of brackets that nothing closes end soon', () => {
    const started = performance.now();
    expect(problemsOf(`${queue}${'- [\n- "x\n'.repeat(3_000)}`).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('a key that is there twice: the last counts', () => {
    const text = `${queue}      VisibilityTimeout: 90\n`;
    expect(messages(text)).toEqual(['Key VisibilityTimeout is here twice: the last one counts.']);
    expect(problemsOf(text)[0]?.range.start.line).toBe(5);
    expect(timeout(text)).toBe(90);
  });

  test('the problems of a file are few', () => {
    expect(messages(`${queue}${'] }: - x\n'.repeat(500)}`).length).toBeLessThan(10);
  });
});

describe('broken JSON', () => {
  const json = '{ "Resources": { "Q": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 60 } }';

  test('bare substitutions of a state machine are none', () => {
    const text =
      '{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": ${wait}, "Comment": "a: ${b}, c" } } }';
    expect(messages(text, 'flow.asl.json')).toEqual([]);
    const { root } = reader.read({ path: 'flow.asl.json', text });
    expect(JSON.stringify(root)).toContain('a: ${b}, c');
  });

  test('an end that is missing', () => {
    expect(messages(json, 't.json')).toEqual(['A closing brace is missing here.', 'A closing brace is missing here.']);
    expect(timeout(json, 't.json')).toBe(60);
  });

  test('a key that is there twice', () => {
    const text = `${json.replace('"VisibilityTimeout": 60', '"VisibilityTimeout": 1, "VisibilityTimeout": 60')} }}`;
    expect(messages(text, 't.json')).toEqual(['Key VisibilityTimeout is here twice: the last one counts.']);
    expect(timeout(text, 't.json')).toBe(60);
  });
});

describe('anchors and aliases', () => {
  test('are followed, and merge keys too', () => {
    const text =
      'X: &base { VisibilityTimeout: 60, DelaySeconds: 1 }\nResources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties: { <<: *base, DelaySeconds: 2 }\n  R: { Type: AWS::SQS::Queue, Properties: *base }\n';
    expect(messages(text)).toEqual([]);
    expect(timeout(text)).toBe(60);
    expect(plain(declaration(read(text), 'queue', 'R').visibilityTimeoutSeconds)).toBe(60);
  });

  test('that lead nowhere or to themselves are reported', () => {
    expect(messages(`${queue}X: *nobody\n`)).toEqual(['Nothing is marked &nobody before this.']);
    expect(messages(`${queue}X: &x [*x]\n`)).toEqual(['*x stands inside of what it repeats.']);
  });

  test('an alias bomb is cut off', () => {
    const levels = Array.from(
      { length: 12 },
      (_, at) => `  a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(', ')}]`,
    );
    const text = `X:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n${levels.join('\n')}\n${queue}`;
    const started = performance.now();
    const file = reader.read({ path: 't.yaml', text });
    expect(JSON.stringify(file).length).toBeLessThan(20_000_000);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(file.problems.some(({ message }) => message.includes('too large'))).toBe(true);
    expect(timeout(text)).toBe(60);
  });
});

describe('what no template is', () => {
  test.each([
    ['This file is larger than 5 MB and was not read.', `${queue}# ${'x'.repeat(5_000_000)}`],
    ['This is not a text file and was not read.', `${queue}\0`],
    ['This is nested too deeply to be read.', `{"Resources": ${'['.repeat(200_000)}`],
  ])('%s', (message, text) => {
    expect(messages(text)).toEqual([message]);
    const [facts] = reader.assemble(new Map([['t.yaml', reader.read({ path: 't.yaml', text })]]));
    expect([facts?.declarations, facts?.problems.map((problem) => problem.message)]).toEqual([[], [message]]);
  });

  test('brackets alone, in YAML', () => {
    expect(messages(`Resources: ${'['.repeat(20_000)}`).length).toBeGreaterThan(0);
  });
});

describe('suppressions', () => {
  test('are read whole, with their place', () => {
    const text = `${queue}  # serverless-coach-ignore queue-without-dlq: drained by hand \n  R: # serverless-coach-ignore x: y\n    Type: AWS::SQS::Queue\n`;
    const { suppressions } = read(text);
    expect(suppressions.map((each) => [each.text, each.range.start])).toEqual([
      ['serverless-coach-ignore queue-without-dlq: drained by hand', { line: 5, character: 2 }],
      ['serverless-coach-ignore x: y', { line: 6, character: 5 }],
    ]);
  });
});

describe('recognising', () => {
  const yes = (path: string, text: string) => partOf({ path, text }) !== undefined;

  test.each([
    ['template.yaml', queue],
    ['a/b.yml', queue.replaceAll('\n', '\r\n')],
    ['api.yaml', `${queue}  Api:\n    DefinitionBody:\n      info:\n        version: 0.0\n`],
    ['x.template', '{ "Resources": { "Q": { "Type": "AWS::SQS::Queue" } } }'],
    ['x.json', '{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": {} }'],
    ['flow.asl.json', '{ "StartAt": "A", "States": {} }'],
    ['flow.asl.yaml', 'StartAt: A\nStates: {}\n'],
    ['api.yaml', 'openapi: 3.0.1\npaths: { /: { get: { x-amazon-apigateway-integration: {} } } }\n'],
  ])('%s is one', (path, text) => expect(yes(path, text)).toBe(true));

  test.each([
    ['serverless.yml', `service: x\nprovider: { name: aws }\n${queue}`],
    ['pod.yaml', 'apiVersion: v1\nkind: Pod\nspec: { Resources: {} }\n'],
    ['docker-compose.yml', 'services: { web: { image: x } }\n'],
    ['api.yaml', 'openapi: 3.0.1\npaths: {}\n'],
    ['package.json', '{ "name": "x" }'],
    ['notes.md', queue],
    ['readme.yaml', 'Resources: see below\n'],
    ['appspec.yaml', 'version: 0.0\nResources:\n  - save:\n      Type: AWS::Lambda::Function\n'],
    ['appspec.json', '{\n  "version": 0.0,\n  "Resources": [{ "save": { "Type": "AWS::Lambda::Function" } }]\n}\n'],
  ])('%s is none', (path, text) => expect(yes(path, text)).toBe(false));
});
