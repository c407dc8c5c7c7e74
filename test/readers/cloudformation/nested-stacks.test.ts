import { describe, expect, test } from 'vitest';
import { declaration, plain, read, readAll, sam } from './reading.js';

const child = `Parameters:
  QueueArn: { Type: String }
  Stage: { Type: String, Default: dev }
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties: { TableName: !Sub "orders-\${Stage}" }
  Save:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src
      Environment: { Variables: { QUEUE: !Ref QueueArn, TABLE: !Ref Orders } }
Outputs:
  TableName: { Value: !Ref Orders }
  Echo: { Value: !Ref QueueArn }
`;
const parent = sam(`  Queue: { Type: AWS::SQS::Queue }
  Storage:
    Type: AWS::Serverless::Application
    Condition: C
    Properties: { Location: nested/storage.yaml, Parameters: { QueueArn: !GetAtt Queue.Arn } }
  Read:
    Type: AWS::Serverless::Function
    Properties: { Environment: { Variables: { TABLE: !GetAtt Storage.Outputs.TableName, ECHO: !GetAtt Storage.Outputs.Echo, NONE: !GetAtt Storage.Outputs.None } } }
`);

describe('a nested template', () => {
  const files = { 'app/template.yaml': parent, 'app/nested/storage.yaml': child };

  test('is part of the application that nests it, and no root', () => {
    const all = readAll(files);
    expect(all.map(({ root }) => root)).toEqual(['app/template.yaml']);
    expect(all[0]?.files).toEqual(['app/template.yaml', 'app/nested/storage.yaml']);
    expect(all[0]?.incomplete).toEqual([]);
  });

  test('its resources have the name of the stack before them, and its conditions', () => {
    const table = declaration(read(files), 'table', 'Storage/Orders');
    expect([table.name, table.origin.file, table.origin.path, table.conditional]).toEqual([
      'Orders',
      'app/nested/storage.yaml',
      ['Resources', 'Orders'],
      true,
    ]);
    expect(plain(table.tableName)).toBe('orders-dev');
  });

  test('its parameters are what the parent gives', () => {
    const save = declaration(read(files), 'function', 'Storage/Save');
    expect(save.environment.variables.map(({ value }) => plain(value))).toEqual(['@Queue.arn', '@Storage/Orders.name']);
    expect(save.environment.variables[0]?.parameter).toEqual({ name: 'QueueArn', masked: false });
    expect(save.packaging.kind === 'folder' && plain(save.packaging.folder)).toBe('app/nested/src');
    expect(plain(save.role)).toBe('@Storage/SaveRole.arn');
  });

  test('its outputs are known to the parent', () => {
    const { environment } = declaration(read(files), 'function', 'Read');
    expect(environment.variables.map(({ value }) => plain(value))).toEqual([
      '@Storage/Orders.name',
      '@Queue.arn',
      { unknown: 'Storage has no output None' },
    ]);
  });

  test('is assembled again only when one of its files changes', async () => {
    const { createCloudFormationReader } = await import('../../../src/readers/templates/cloudformation/index.js');
    const reader = createCloudFormationReader();
    const map = new Map(Object.entries(files).map(([path, text]) => [path, reader.read({ path, text })]));
    const [before] = reader.assemble(map);
    expect(reader.assemble(new Map(map))[0]).toBe(before);
    const path = 'app/nested/storage.yaml';
    map.set(path, reader.read({ path, text: child.replace('dev', 'prod') }));
    const [after] = reader.assemble(map);
    expect(after).not.toBe(before);
    map.delete(path);
    expect(reader.assemble(map)[0]?.incomplete).toHaveLength(1);
  });
});

describe('a template that cannot be nested', () => {
  test.each([
    [
      'https://s3.amazonaws.com/bucket/x.yaml',
      'the template of N is elsewhere: https://s3.amazonaws.com/bucket/x.yaml',
    ],
    ['gone.yaml', 'the template of N is not there: gone.yaml'],
    ['../x.yaml', '../x.yaml leads out of the workspace'],
    ['{ ApplicationId: x, SemanticVersion: 1 }', 'where the template of N is, is not known'],
    ['template.yaml', 'template.yaml nests itself'],
  ])('%s leaves the application incomplete', (location, reason) => {
    const facts = read(
      `Resources:\n  N:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: ${location} }\n  Use:\n    Type: AWS::Lambda::Function\n    Properties: { Environment: { Variables: { V: !GetAtt N.Outputs.V } } }\n`,
    );
    expect(facts.incomplete.map((each) => each.reason)).toEqual([reason]);
    expect(declaration(facts, 'other', 'N').type).toBe('AWS::CloudFormation::Stack');
    const { environment } = declaration(facts, 'function', 'Use');
    expect(environment.variables.map(({ value }) => plain(value))).toEqual([{ unknown: reason }]);
  });
});

test('a nested template that cannot be read', () => {
  const facts = read({
    'template.yaml': 'Resources:\n  N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: n.yaml } }\n',
    'n.yaml': 'Resources\n  Q: ]\n',
  });
  expect(facts.incomplete.map(({ reason }) => reason)).toEqual(['n.yaml cannot be read']);
  expect(facts.problems.map(({ range }) => range.file)).toContain('n.yaml');
});

test.each([
  ['Transform: Count', 'Count may add or change resources'],
  ['Transform: { Name: AWS::Include, Parameters: { Location: s3://b/k } }', 'AWS::Include may add or change resources'],
  ['Hooks: {}', 'My::Own::Queue::MODULE brings resources of its own'],
])('%s leaves the application incomplete', (line, reason) => {
  const facts = read(`${line}\nResources:\n  M: { Type: My::Own::Queue::MODULE }\n`);
  expect(facts.incomplete.map((each) => each.reason)).toContain(reason);
});

test('resources put in by a transform leave the application incomplete', () => {
  const facts = read('Resources:\n  Q: { Type: AWS::SQS::Queue }\n  Fn::Transform: { Name: Count }\n');
  expect(facts.incomplete.map(({ reason }) => reason)).toEqual(['a transform may add to it']);
});

describe('a part of a template that another tool puts together', () => {
  const part = (head: string) =>
    read(
      `${head}Resources:\n  Save:\n    Type: AWS::Serverless::Function\n    Properties: { Runtime: nodejs22.x, Layers: [!Ref Shared] }\n`,
    );

  test('is incomplete, and what it does not write may be written in Globals', () => {
    const facts = part('AWSTemplateFormatVersion: 2010-09-09\n');
    const reason = 'Shared is declared in another part of the template';
    expect(facts.incomplete.map((each) => each.reason)).toEqual([reason]);
    const save = declaration(facts, 'function', 'Save');
    expect(plain(save.runtime)).toBe('nodejs22.x');
    expect(plain(save.timeoutSeconds)).toEqual({ unknown: reason });
    expect(plain(save.role)).toBe('@SaveRole.arn');
    expect(declaration(facts, 'role', 'SaveRole').complete).toBe(true);
  });

  test('is not what has the head of a whole template', () => {
    const facts = part('Transform: AWS::Serverless-2016-10-31\n');
    expect(facts.incomplete).toEqual([]);
    expect(declaration(facts, 'function', 'Save').timeoutSeconds).toEqual({ kind: 'absent' });
  });

  test('is what has a head and uses many names of elsewhere', () => {
    const facts = read(
      'Transform: AWS::Serverless-2016-10-31\nResources:\n  Save: { Type: AWS::Serverless::Function, Properties: { Layers: [!Ref Shared], KmsKeyArn: !GetAtt Key.Arn, Role: !GetAtt [Role, Arn] } }\n',
    );
    expect(facts.incomplete.map(({ reason }) => reason)).toEqual([
      'Shared is declared in another part of the template',
    ]);
  });

  test('is not what only uses names that SAM makes', () => {
    const facts = read(
      'Resources:\n  Save: { Type: AWS::Serverless::Function }\n  P: { Type: AWS::IAM::Policy, Properties: { Roles: [!Ref SaveRole], X: !Ref ServerlessRestApi, Y: !Ref AWS::Region } }\n',
    );
    expect(facts.incomplete).toEqual([]);
  });
});

describe('templates that nest each other', () => {
  const nest = (path: string) =>
    `Resources:\n  Q: { Type: AWS::SQS::Queue }\n  N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${path} } }\n`;

  test('in a circle have the first as root', () => {
    const all = readAll({ 'b.yaml': nest('a.yaml'), 'a.yaml': nest('b.yaml') });
    expect(all.map(({ root, declarations }) => [root, declarations.map(({ id }) => id)])).toEqual([
      ['a.yaml', ['Q', 'N', 'N/Q', 'N/N']],
    ]);
    expect(all[0]?.incomplete.map(({ reason }) => reason)).toEqual(['a.yaml nests itself']);
  });

  test('over and over are cut off', () => {
    const twice = (path: string) =>
      `Resources:\n${[0, 1, 2]
        .map((at) => `  N${at}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${path} } }\n`)
        .join('')}`;
    const files: Record<string, string> = {};
    for (let level = 0; level < 12; level++) files[`t${level}.yaml`] = twice(`t${level + 1}.yaml`);
    const started = performance.now();
    const facts = readAll(files).find(({ root }) => root === 't0.yaml');
    expect(facts?.incomplete.some(({ reason }) => reason === 'more than 200 stacks are nested')).toBe(true);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('with outputs that lead back to themselves end', () => {
    const facts = read({
      'template.yaml': `Resources:
  N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: n.yaml, Parameters: { P: !Sub "\${N.Outputs.O}\${N.Outputs.O}" } } }
  Q: { Type: AWS::SQS::Queue, Properties: { QueueName: !GetAtt N.Outputs.O } }
`,
      'n.yaml': `Parameters: { P: { Type: String } }\nResources:\n  Q: { Type: AWS::SQS::Queue }\nOutputs: { O: { Value: !Sub "\${P}\${P}" } }\n`,
    });
    expect(String(plain(declaration(facts, 'queue', 'Q').queueName))).toContain('${…}');
  });

  test('doubling a text at each level is cut off', () => {
    const levels = 40;
    const parameters = Array.from(
      { length: levels },
      (_, at) =>
        `  N${at}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: n.yaml, Parameters: { P: ${at === 0 ? 'x' : `!GetAtt N${at - 1}.Outputs.O`} } } }`,
    );
    const facts = read({
      'template.yaml': `Resources:\n${parameters.join('\n')}\n  Q: { Type: AWS::SQS::Queue, Properties: { QueueName: !GetAtt N${levels - 1}.Outputs.O } }\n`,
      'n.yaml': `Parameters: { P: { Type: String } }\nResources:\n  Q: { Type: AWS::SQS::Queue }\nOutputs: { O: { Value: !Sub "\${P}\${P}" } }\n`,
    });
    expect(JSON.stringify(plain(declaration(facts, 'queue', 'Q').queueName)).length).toBeLessThan(400_000);
  });
});
