import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TemplateIntent } from '../../../src/model/intent.js';
import { LineIndex, type SourceRange } from '../../../src/model/source.js';
import { edited, head, reader } from './reading.js';

const project = (runtime: string) => `name: orders\nruntime: ${runtime}\n`;

/** A program in each language, by the path of its file. */
const programs: readonly (readonly [path: string, text: string])[] = [
  [
    'Pulumi.yaml',
    `${project('yaml')}config:\n  stage: { type: string, default: dev }\nvariables:\n  names: { fn::join: ["-", [a, "\${stage}"]] }\nresources:\n  queue:\n    type: aws:sqs:Queue\n    properties: { name: "\${names}" }\n  save:\n    type: aws:lambda:Function\n    properties:\n      code: { fn::fileArchive: ./app }\n      environment: { variables: { Q: "\${queue.url}" } }\n`,
  ],
  [
    'index.ts',
    `${head}const config = new pulumi.Config();\nclass Worker extends pulumi.ComponentResource {\n  constructor(name: string) {\n    super('x:y:Z', name);\n    new aws.lambda.CallbackFunction(name, { callback: async (event) => event, policies: [] });\n  }\n}\nconst queue = new aws.sqs.Queue('queue', { visibilityTimeoutSeconds: config.getNumber('seconds') ?? 30 });\nfor (const n of ['a', 'b']) new Worker(\`\${n}-worker\`);\nqueue.onEvent('queued', async () => {}, { batchSize: 1 });\n`,
  ],
  [
    '__main__.py',
    `import pulumi\nimport pulumi_aws as aws\n\nqueue = aws.sqs.Queue("queue", visibility_timeout_seconds=30)\nfns = [aws.lambda_.Function(n, environment={"variables": {"Q": queue.url}}) for n in ("a", "b")]\nif pulumi.get_stack() == "prod":\n    aws.iam.Role("role", assume_role_policy=queue.arn.apply(lambda arn: f"{{}}{arn}"))\n`,
  ],
];

const mutated = fc
  .constantFrom(...programs)
  .chain(([path, text]) =>
    fc
      .tuple(
        fc.nat(text.length),
        fc.nat(40),
        fc.oneof(
          fc.constantFrom('', '(', '{', '[', '`', '${', '"', ':', ',', '\n', '\t', '=>', '...', '\0', '\ud800', '\r\n'),
          fc.constantFrom('fn::', 'queue', 'new ', 'lambda ', 'await ', 'for ', 'class '),
          fc.string({ maxLength: 8 }),
        ),
      )
      .map(([at, length, inserted]) => ({ path, text: text.slice(0, at) + inserted + text.slice(at + length) })),
  );

const cut = fc
  .constantFrom(...programs)
  .chain(([path, text]) => fc.nat(text.length).map((end) => ({ path, text: text.slice(0, end) })));

function assemble(path: string, text: string) {
  const runtime = path.endsWith('.py') ? 'python' : 'nodejs';
  const sources = [
    { path, text },
    ...(path === 'Pulumi.yaml' ? [] : [{ path: 'Pulumi.yaml', text: project(runtime) }]),
  ];
  return reader.assemble(new Map(sources.map((source) => [source.path, reader.read(source)])));
}

function queuesIn(path: string, text: string): number {
  return assemble(path, text)[0]?.declarations.filter(({ kind }) => kind === 'queue').length ?? 0;
}

function* rangesIn(value: unknown): Generator<SourceRange> {
  if (typeof value !== 'object' || value === null) return;
  if ('file' in value && 'start' in value && 'end' in value) yield value as SourceRange;
  for (const inner of Object.values(value)) yield* rangesIn(inner);
}

test.each([
  ['beginning', cut],
  ['change', mutated],
])('any %s of a program can be read, with all ranges inside the text', (_, sources) => {
  fc.assert(
    fc.property(sources, ({ path, text }) => {
      const facts = assemble(path, text);
      expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
      const index = new LineIndex({ path, text });
      for (const range of rangesIn(facts)) {
        if (range.file !== path) continue;
        expect(index.position(index.offset(range.start))).toEqual(range.start);
        expect(index.position(index.offset(range.end))).toEqual(range.end);
      }
    }),
    { numRuns: 150 },
  );
});

test('edits of changed programs leave programs that can be read', () => {
  fc.assert(
    fc.property(mutated, ({ path, text }) => {
      const [facts] = assemble(path, text);
      for (const { kind, origin } of facts?.declarations ?? []) {
        if (kind !== 'queue') continue;
        const intents: readonly TemplateIntent[] = [
          { kind: 'set-redrive', of: origin, target: 'Dead', maxReceiveCount: 5 },
          { kind: 'add-resource', near: origin, resource: { kind: 'queue', name: 'Dead', retentionSeconds: 60 } },
        ];
        const after = edited(path, text, intents);
        if (after === undefined) continue;
        expect(queuesIn(path, after)).toBeGreaterThan(queuesIn(path, text));
      }
    }),
    { numRuns: 80 },
  );
});
