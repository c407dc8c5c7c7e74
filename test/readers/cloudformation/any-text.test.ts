import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceRange } from '../../../src/model/source.js';
import { createCloudFormationReader } from '../../../src/readers/templates/cloudformation/index.js';

const yaml = `Transform: [AWS::Serverless-2016-10-31, AWS::LanguageExtensions]
Parameters:
  Stage: { Type: String, Default: dev }
  Secret: { Type: String, NoEcho: true }
Mappings: { Sizes: { dev: { memory: 128 }, prod: { memory: 512 } } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
Globals:
  Function:
    Timeout: 10
    Environment: { Variables: { STAGE: !Ref Stage } }
  Api: { Auth: { DefaultAuthorizer: AWS_IAM } }
X-Common: &common
  Runtime: nodejs22.x
Resources:
  # serverless-coach-ignore queue-without-dlq: drained by hand
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy: !If [IsProd, { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5 }, !Ref AWS::NoValue]
  Dead: { Type: AWS::SQS::Queue }
  Save:
    Type: AWS::Serverless::Function
    Metadata: { BuildMethod: esbuild, BuildProperties: { EntryPoints: [orders.ts] } }
    Properties:
      <<: *common
      CodeUri: src/
      Handler: orders.save
      MemorySize: !FindInMap [Sizes, !Ref Stage, memory]
      Policies:
        - DynamoDBCrudPolicy: { TableName: !Ref Store }
        - Statement:
            - { Effect: Allow, Action: [s3:*], Resource: !Sub "\${Files.Arn}/*" }
      Environment:
        Variables:
          SECRET: !Ref Secret
          URL: !Join ["", ["https://", !Ref ServerlessRestApi, /x]]
      Events:
        Queue: { Type: SQS, Properties: { Queue: !GetAtt Orders.Arn, FunctionResponseTypes: [ReportBatchItemFailures] } }
        Get: { Type: Api, Properties: { Path: /orders, Method: get, Auth: { Authorizer: NONE } } }
        Daily: { Type: Schedule, Properties: { Schedule: rate(1 day), DeadLetterConfig: { Type: SQS } } }
        News: { Type: SNS, Properties: { Topic: !Ref Topic, SqsSubscription: true } }
      InlineCode: |
        exports.handler = async () => {
          return 1;
        };
  Topic: { Type: AWS::SNS::Topic }
  Store: { Type: AWS::Serverless::SimpleTable }
  Files: { Type: AWS::S3::Bucket }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: { StartAt: A, States: { A: { Type: Task, Resource: !GetAtt Save.Arn, End: true } } }
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: nested.json, Parameters: { P: !GetAtt Orders.Arn } } }
  Fn::ForEach::Queues: [Name, [A, B], { "Queue\${Name}": { Type: AWS::SQS::Queue } }]
Outputs:
  Url: { Value: !GetAtt Nested.Outputs.O }
`;
const json = JSON.stringify(
  {
    Parameters: { P: { Type: 'String' } },
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          ManagedPolicyArns: [{ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/X` }],
          Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: { Ref: 'P' } }] } }],
        },
      },
      Save: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, Timeout: 3 } },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: { Targets: [{ Id: 'T', Arn: { 'Fn::GetAtt': ['Save', 'Arn'] } }] },
      },
    },
    Outputs: { O: { Value: { Ref: 'P' } } },
  },
  null,
  2,
);
const files = { 'template.yaml': yaml, 'nested.json': json };

/** Reads and assembles, and gives back every range that does not lie in its text. */
function rangesOutside(texts: Readonly<Record<string, string>>): readonly SourceRange[] {
  const reader = createCloudFormationReader();
  const read = Object.entries(texts).map(([path, text]) => [path, reader.read({ path, text })] as const);
  const facts = reader.assemble(new Map(read));
  const lines = new Map(Object.entries(texts).map(([path, text]) => [path, text.split('\n')]));
  const outside: SourceRange[] = [];
  visit(facts);
  for (const [, file] of read) visit(file.problems);
  return outside;

  function visit(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if ('file' in value && 'start' in value && 'end' in value) {
      if (!isInside(value as SourceRange)) outside.push(value as SourceRange);
      return;
    }
    if ('range' in value && value.range === undefined) throw new Error(`no range: ${JSON.stringify(value)}`);
    for (const inner of Object.values(value)) visit(inner);
  }

  function isInside({ file, start, end }: SourceRange): boolean {
    const text = lines.get(file);
    const holds = ({ line, character }: SourceRange['start']) =>
      line >= 0 && character >= 0 && character <= (text?.[line]?.length ?? -1);
    const isOrdered = start.line < end.line || (start.line === end.line && start.character <= end.character);
    return holds(start) && holds(end) && isOrdered;
  }
}

function check(texts: Readonly<Record<string, string>>): void {
  const started = performance.now();
  expect(rangesOutside(texts)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(1000);
}

const fixture = fc.constantFrom<keyof typeof files>('template.yaml', 'nested.json');
const runs = { numRuns: 100 };
/** The machine may be busy; how long one text takes is what `check` asks. */
const patience = 60_000;

describe('any text is read without a throw, within a second, and every range lies in it', () => {
  test('the templates themselves', () => {
    const reader = createCloudFormationReader();
    for (const [path, text] of Object.entries(files)) expect(reader.read({ path, text }).problems).toEqual([]);
    check(files);
  });

  test(
    'cut off anywhere',
    () => {
      fc.assert(
        fc.property(fixture, fc.double({ min: 0, max: 1, noNaN: true }), (path, share) => {
          check({ ...files, [path]: files[path].slice(0, Math.floor(files[path].length * share)) });
        }),
        runs,
      );
    },
    patience,
  );

  test(
    'with a piece taken out, put in or repeated',
    () => {
      const pieces = fc.constantFrom(
        '',
        '\t',
        '{',
        '}',
        '[',
        '"',
        "'",
        ': ',
        '- ',
        '\n',
        '\r\n',
        '!Ref ',
        '*common',
        '&common ',
        '{{ x }}',
        '|',
        '\u{1F600}',
        '\0',
        'Fn::If',
        '<<: ',
      );
      fc.assert(
        fc.property(
          fixture,
          fc.nat(5000),
          fc.nat(60),
          fc.oneof(pieces, fc.string({ maxLength: 8 })),
          fc.boolean(),
          (path, at, length, piece, repeats) => {
            const text = files[path];
            const start = at % text.length;
            const middle = repeats ? text.slice(start, start + length) + piece : piece;
            const end = repeats ? start : start + length;
            check({ ...files, [path]: text.slice(0, start) + middle + text.slice(end) });
          },
        ),
        runs,
      );
    },
    patience,
  );

  test(
    'with lines in another order or indentation',
    () => {
      fc.assert(
        fc.property(fixture, fc.nat(200), fc.nat(200), fc.integer({ min: -3, max: 3 }), (path, from, to, indent) => {
          const lines = files[path].split('\n');
          const [line = ''] = lines.splice(from % lines.length, 1);
          const moved = indent < 0 ? line.slice(-indent) : ' '.repeat(indent) + line;
          lines.splice(to % (lines.length + 1), 0, moved);
          check({ ...files, [path]: lines.join('\n') });
        }),
        runs,
      );
    },
    patience,
  );

  test(
    'of nothing but anything',
    () => {
      fc.assert(
        fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) =>
          check({ 't.yaml': text, 't.json': `{${text}` }),
        ),
        runs,
      );
    },
    patience,
  );
});
