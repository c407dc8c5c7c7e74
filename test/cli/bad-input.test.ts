import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, runIn } from './run-cli.js';

/** A small application with one finding of its own: whatever lies beside it must not take that away. */
const sound = {
  'sound/template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 180
  Process:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: app.handler
      Timeout: 30
      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
`,
  'sound/app.ts': `import type { SQSEvent } from 'aws-lambda';
export const handler = async (event: SQSEvent) => {
  for (const record of event.Records) console.log(record.messageId);
};
`,
};

interface JsonReport {
  readonly summary: { readonly skipped: number };
  readonly findings: readonly { readonly rule: string; readonly file: string }[];
  readonly problems: readonly { readonly file: string; readonly line?: number; readonly message: string }[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

/** Lints the sound application with something bad beside it; the sound one's finding has to be there. */
async function lintBeside(bad: Readonly<Record<string, string | Uint8Array>>, prepare?: (folder: string) => void) {
  const folder = folderWith({ ...sound, ...bad });
  prepare?.(folder);
  const { stdout, stderr } = await runIn(folder, ['lint', '--format', 'json']);
  const report: JsonReport = JSON.parse(stdout);
  expect(stderr).toBe('');
  expect(report.findings).toContainEqual(
    expect.objectContaining({ rule: 'queue-without-dlq', file: 'sound/template.yaml' }),
  );
  const own = <Item extends { readonly file: string }>(items: readonly Item[]) =>
    items.filter(({ file }) => !file.startsWith('sound/'));
  return {
    findings: own(report.findings).map(({ rule }) => rule),
    problems: own(report.problems).map(({ file, line }) => (line === undefined ? file : `${file}:${line}`)),
    messages: own(report.problems).map(({ message }) => message),
    skipped: report.skipped.map(({ file, reason }) => `${file}: ${reason}`),
  };
}

const head = 'AWSTemplateFormatVersion: "2010-09-09"\nTransform: AWS::Serverless-2016-10-31\nResources:\n';
const queue = '  Bad:\n    Type: AWS::SQS::Queue\n';

describe('text that does not parse is one message', () => {
  test.each<[string, Record<string, string>, string]>([
    ['broken YAML', { 'bad.yaml': `${head}${queue}    Properties: [\n` }, 'bad.yaml:7'],
    ['a tab where YAML wants spaces', { 'bad.yaml': `${head}  Bad:\n\tType: AWS::SQS::Queue\n` }, 'bad.yaml:5'],
    ['broken JSON', { 'bad.json': '{ "Resources": { "Bad": { "Type": "AWS::SQS::Queue", } ' }, 'bad.json:1'],
    ['duplicate keys in YAML', { 'bad.yaml': `${head}${queue}${queue}` }, 'bad.yaml:6'],
    [
      'half-typed code',
      {
        'bad.ts':
          'import { S3Client } from "@aws-sdk/client-s3";\nexport const handler = async (event) => {\n  await event.\n};\n',
      },
      'bad.ts:4',
    ],
    [
      'half-typed Python',
      { 'bad.py': 'import boto3\ndef lambda_handler(event, context):\n    boto3.client("s3"\n    return {}\n' },
      'bad.py:3',
    ],
  ])('%s', async (_, files, place) => {
    const { problems, messages } = await lintBeside(files);
    expect(problems).toEqual([place]);
    expect(messages[0]).toMatch(/^\S.{5,160}$/);
  });
});

describe('templates that go in circles', () => {
  test('cyclic references', async () => {
    const cyclic = `${head}  A:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub '\${B}-\${A}'
  B:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref A
      RedrivePolicy: { deadLetterTargetArn: !GetAtt A.Arn, maxReceiveCount: 3 }
  C:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: !Ref C
      Handler: !Sub '\${C}'
      CodeUri: !GetAtt C.Arn
      Role: !GetAtt C.Role
`;
    expect((await lintBeside({ 'bad.yaml': cyclic })).problems).toEqual([]);
  });

  test('parameters, conditions and mappings that name themselves', async () => {
    const text = `Parameters:
  Stage: { Type: String, Default: !Ref Stage }
Conditions:
  One: !Or [!Condition Two, !Condition One]
  Two: !Not [!Condition One]
Mappings:
  M: { a: { b: !FindInMap [M, a, b] } }
Globals:
  Function:
    Timeout: !If [One, !If [Two, 3, !Ref Stage], !FindInMap [M, a, b]]
${head.split('\n').slice(1).join('\n')}  F:
    Type: AWS::Serverless::Function
    Properties: { Handler: a.b, Runtime: nodejs22.x, CodeUri: . }
`;
    expect((await lintBeside({ 'bad.yaml': text })).problems).toEqual([]);
  });

  test('nested stacks', async () => {
    const nest = (other: string) =>
      `${head}${queue}  Nested:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: ${other} }\n`;
    const { problems } = await lintBeside({
      'a.yaml': nest('b.yaml'),
      'b.yaml': nest('a.yaml'),
      'self.yaml': nest('./self.yaml'),
    });
    expect(problems.length).toBeLessThanOrEqual(3);
  });
});

describe('files made to hurt', () => {
  test('alias bombs', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level <= 20; level++) {
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    }
    const { problems } = await lintBeside({ 'bad.yaml': `${lines.join('\n')}\n${head}  Bad: *a20\n` });
    expect(problems.length).toBeLessThanOrEqual(1);
  });

  test('very deep nesting', async () => {
    const deep = (open: string, close: string) => open.repeat(20_000) + close.repeat(20_000);
    const { problems } = await lintBeside({
      'deep.yaml': `${head}  Bad: ${deep('[', ']')}\n`,
      'deep.json': `{ "Resources": { "Bad": { "Type": "AWS::SQS::Queue", "Properties": ${deep('[', ']')} } } }`,
      'deep.ts': `import "@aws-sdk/client-s3";\nexport const handler = async (event) => ${deep('(', ')')};\n`,
      'deep.py': `import boto3\ndef lambda_handler(event, context):\n    return ${deep('(', ')')}\n`,
    });
    expect(problems.map((place) => place.split(':')[0])).toEqual(['deep.json', 'deep.py', 'deep.ts', 'deep.yaml']);
  });

  test('20 MB files are counted and not read', async () => {
    const { problems, skipped } = await lintBeside({ 'large.yaml': `${head}${queue}`, 'large.ts': '' }, (folder) => {
      truncateSync(join(folder, 'large.yaml'), 20_000_000);
      truncateSync(join(folder, 'large.ts'), 20_000_000);
    });
    expect({ problems, skipped }).toEqual({
      problems: [],
      skipped: ['large.yaml: larger than 5 MB', 'large.ts: larger than 5 MB'],
    });
  });

  test('binary files with a source name are counted', async () => {
    const binary = new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]);
    const { problems, skipped } = await lintBeside({ 'a.ts': binary, 'b.py': binary, 'template.yml': binary });
    expect({ problems, skipped: skipped.sort() }).toEqual({
      problems: [],
      skipped: ['a.ts: binary content', 'b.py: binary content', 'template.yml: binary content'],
    });
  });

  test('minified code is counted', async () => {
    const minified = `exports.handler=async(e)=>{${'await new AWS.S3().putObject(e).promise();'.repeat(1000)}}`;
    const { skipped } = await lintBeside({ 'bundle.js': minified });
    expect(skipped).toEqual(['bundle.js: minified']);
  });
});

describe('paths that lead astray', () => {
  test('links in circles and out of the workspace are counted', async () => {
    const { problems, skipped } = await lintBeside({}, (folder) => {
      symlinkSync('loop.ts', join(folder, 'loop.ts'));
      symlinkSync('gone.yaml', join(folder, 'dangling.yaml'));
      symlinkSync(tmpdir(), join(folder, 'elsewhere'));
      mkdirSync(join(folder, 'deep/er'), { recursive: true });
      symlinkSync('../..', join(folder, 'deep/er/up'));
    });
    expect({ problems, skipped: skipped.sort() }).toEqual({
      problems: [],
      skipped: ['dangling.yaml: broken link', 'elsewhere: link to outside the workspace', 'loop.ts: broken link'],
    });
  });

  test.each([
    '../..',
    '/etc/',
    '../../../../../../../../etc',
    '~/code',
    's3://bucket/key',
    'no/such/folder',
    'C:\\code',
  ])('code that lies at %s', async (codeUri) => {
    const text = `${head}  F:\n    Type: AWS::Serverless::Function\n    Properties: { Runtime: nodejs22.x, Handler: app.handler, Timeout: 3, CodeUri: '${codeUri}' }\n`;
    const { problems } = await lintBeside({ 'bad/template.yaml': text });
    expect(problems).toEqual([]);
  });

  test('a nested stack outside of the workspace', async () => {
    const text = `${head}  N:\n    Type: AWS::Serverless::Application\n    Properties: { Location: ../../../outside.yaml }\n`;
    expect((await lintBeside({ 'bad/template.yaml': text })).problems).toEqual([]);
  });

  test('names no one would choose', async () => {
    const { problems } = await lintBeside({
      'a b/ünï çødé #1%.yaml': `${head}${queue}`,
      'a b/[x] (y).ts': 'export const handler = async () => {};',
      'template.yaml/template.yaml': `${head}${queue}`,
      'empty.yaml': '',
      'empty.ts': '',
      'mark.yaml': `\ufeff${head}${queue}`,
      'windows.yaml': `${head}${queue}`.replaceAll('\n', '\r\n'),
    });
    expect(problems).toEqual([]);
  });
});

describe('things that only look like templates', () => {
  test.each<[string, string, string]>([
    ['a compose file', 'compose.yaml', 'services:\n  web:\n    image: nginx\n'],
    ['a list', 'list.yaml', '- Resources\n- Transform\n'],
    ['a scalar', 'word.yaml', 'Resources'],
    ['several documents', 'many.yaml', `---\nkind: A\n---\nkind: B\n`],
    ['resources that are no map', 'odd.yaml', 'Transform: AWS::Serverless-2016-10-31\nResources: [a, b]\n'],
    [
      'resources that are scalars',
      'odd.json',
      '{"AWSTemplateFormatVersion":"2010-09-09","Resources":{"A":1,"B":null,"C":[]}}',
    ],
    [
      'properties of every wrong kind',
      'odd.yaml',
      `${head}  F:\n    Type: AWS::Serverless::Function\n    Properties: { Runtime: 3, Handler: [a], Timeout: soon, Events: 7, Policies: { a: 1 }, Environment: x }\n`,
    ],
    ['a type that is a map', 'odd.yaml', `${head}  F:\n    Type: { a: b }\n    Properties: 1\n`],
    [
      'a template with placeholders',
      'odd.yaml',
      `${head}  F:\n    Type: AWS::SQS::Queue\n    Properties: { QueueName: "{{ name }}" }\n`,
    ],
  ])('%s', async (_, name, text) => {
    const { problems } = await lintBeside({ [name]: text });
    expect(problems.length).toBeLessThanOrEqual(1);
  });
});

test('a wrong configuration is one line, and nothing is linted', async () => {
  const folder = folderWith({ ...sound, '.serverless-coach.yaml': 'extends: strct\n' });
  expect(await runIn(folder, ['lint'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'serverless-coach: .serverless-coach.yaml:1: extends is "strct"; use recommended, strict or all.\n',
  });
});

test('a configuration that is a folder is one line', async () => {
  const folder = folderWith({ ...sound, '.serverless-coach.yaml/x': '' });
  expect(await runIn(folder, ['lint'])).toMatchObject({
    code: 2,
    stderr: 'serverless-coach: The file .serverless-coach.yaml cannot be read.\n',
  });
});

test('a cache folder that cannot be made does no harm', async () => {
  const folder = folderWith({ ...sound, '.cache': 'a file, not a folder' });
  const { code, stderr } = await runIn(folder, ['lint']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
});

test('a handler that is written while it is linted', async () => {
  const folder = folderWith(sound);
  const running = runIn(folder, ['lint', '--format', 'json']);
  writeFileSync(join(folder, 'sound/app.ts'), '');
  expect(JSON.parse((await running).stdout).version).toBe(1);
});
