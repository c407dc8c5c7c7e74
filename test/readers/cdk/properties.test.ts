import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TemplateIntent } from '../../../src/model/intent.js';
import { comparePositions, LineIndex, type SourceRange } from '../../../src/model/source.js';
import type { TemplateFacts } from '../../../src/model/template.js';
import { applicationsIn, edited, reader, stackText } from './reading.js';

const typescript = stackText(
  `
    const names = ['A', 'B'];
    for (const name of names) new Worker(this, name, { timeout: Duration.seconds(5), ...props });
    const queue = new sqs.Queue(this, 'Queue', { deadLetterQueue: { queue: new sqs.Queue(this, 'Dead'), maxReceiveCount: 3 } });
    fn.addEventSource(new sources.SqsEventSource(queue, { batchSize: process.env.SIZE ? 1 : 10 }));
    const api = new apigw.RestApi(this, 'Api');
    api.root.addResource('orders').addMethod('GET', new apigw.LambdaIntegration(fn));
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:*'], resources: ['*'] }));
    new sfn.StateMachine(this, 'M', { definition: new tasks.LambdaInvoke(this, 'T', { lambdaFunction: fn }).next(new sfn.Succeed(this, 'S')) });`,
  `class Worker extends cdk.Stack {
  get name() { return this.inner.functionName; }
  constructor(scope, id, { timeout = Duration.seconds(1), ...rest } = {}) {
    super(scope, id);
    if (rest.extra) this.extra = new sns.Topic(this, 'Extra');
    this.inner = new nodejs.NodejsFunction(this, 'Inner', { timeout, ...rest });
  }
}`,
);

const python = `
from aws_cdk import App, Duration, Stack, aws_lambda as _lambda, aws_sqs as sqs

class Orders(Stack):
    def __init__(self, scope, construct_id, **kwargs):
        super().__init__(scope, construct_id, **kwargs)
        queue = sqs.Queue(self, "Queue", visibility_timeout=Duration.seconds(30))
        for name in ["A", "B"]:
            fn = _lambda.Function(self, f"{name}Fn", handler="app.handler", code=_lambda.Code.from_asset("src"))
            queue.grant_send_messages(fn)

Orders(App(), "Orders")
`;

const fixture = fc.constantFrom({ path: 'app.ts', text: typescript }, { path: 'app.py', text: python });

const truncation = fixture.chain(({ path, text }) =>
  fc.nat(text.length).map((end) => ({ path, text: text.slice(0, end) })),
);

const mutation = fixture.chain(({ path, text }) =>
  fc
    .tuple(
      fc.nat(text.length),
      fc.nat(30),
      fc.oneof(
        fc.constantFrom(
          '',
          '(',
          '{',
          '[',
          '`',
          "'",
          '"',
          ',',
          '...',
          'this',
          'new ',
          'props',
          '=>',
          '\n',
          '\0',
          '\ud800',
        ),
        fc.string({ maxLength: 6 }),
      ),
    )
    .map(([at, length, inserted]) => ({ path, text: text.slice(0, at) + inserted + text.slice(at + length) })),
);

function* rangesIn(value: unknown): Generator<SourceRange> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && 'file' in value) yield value as SourceRange;
  else for (const inner of Object.values(value)) yield* rangesIn(inner);
}

function expectSound({ path, text }: { readonly path: string; readonly text: string }): readonly TemplateFacts[] {
  const file = reader.read({ path, text });
  expect(JSON.parse(JSON.stringify(file))).toEqual(file);
  const applications = applicationsIn({ [path]: text });
  const index = new LineIndex({ path, text });
  const end = index.position(text.length);
  for (const range of rangesIn(applications)) {
    expect(range.file).toBe(path);
    expect(comparePositions(range.start, range.end)).toBeLessThanOrEqual(0);
    expect(comparePositions(range.end, end)).toBeLessThanOrEqual(0);
  }
  for (const { declarations } of applications) {
    expect(new Set(declarations.map(({ id }) => id)).size).toBe(declarations.length);
  }
  return applications;
}

test('any beginning of an application can be read', () => {
  fc.assert(
    fc.property(truncation, (source) => void expectSound(source)),
    { numRuns: 40 },
  );
});

test('any change to an application can be read, and what is edited parses again', () => {
  fc.assert(
    fc.property(mutation, (source) => {
      for (const { declarations } of expectSound(source)) {
        for (const kind of ['function', 'queue'] as const) {
          const declaration = declarations.find((each) => each.kind === kind);
          if (!declaration) continue;
          const [property, value] = kind === 'function' ? ['timeoutSeconds', 30] : ['visibilityTimeoutSeconds', 180];
          const intent: TemplateIntent = {
            kind: 'set-property',
            of: declaration.origin,
            declaration: kind,
            property: String(property),
            value: Number(value),
          };
          const { of, property: name } = intent;
          const removal: TemplateIntent = { kind: 'remove-property', of, declaration: kind, property: name };
          for (const each of [intent, removal]) {
            const after = edited(source.text, [each], source.path);
            if (after === undefined) continue;
            const read = reader.read({ path: source.path, text: after });
            expect(read.kind === 'program' && read.program.problems).toEqual([]);
          }
        }
      }
    }),
    { numRuns: 40 },
  );
});
