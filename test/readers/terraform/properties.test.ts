import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TemplateIntent } from '../../../src/model/intent.js';
import { comparePositions, LineIndex, type SourceRange } from '../../../src/model/source.js';
import type { TemplateFacts } from '../../../src/model/template.js';
import { fixtures } from './fixtures.js';
import { applied, readAll, reader } from './reading.js';

const fixture = fc.constantFrom(...fixtures);
const truncation = fixture.chain((text) => fc.nat(text.length).map((end) => text.slice(0, end)));

/** What people and broken files do to a text. */
const mutation = fixture.chain((text) =>
  fc
    .tuple(
      fc.nat(text.length),
      fc.nat(40),
      fc.oneof(
        fc.constantFrom('', '{', '}', '[', '(', '"', '${', '%{', '%{ if x }', '=', '<<EOF\n', '\n', '\t', '\r\n', '#'),
        fc.constantFrom(
          'resource "',
          'for_each = ',
          'each.value',
          'a ? b :',
          '[*]',
          '...',
          'null',
          'é',
          '😀',
          '\ud800',
          '\0',
        ),
        fc.string({ maxLength: 8 }),
      ),
    )
    .map(([at, length, inserted]) => text.slice(0, at) + inserted + text.slice(at + length)),
);

function* rangesIn(value: unknown): Generator<SourceRange> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && 'file' in value) yield value as SourceRange;
  else for (const inner of Object.values(value)) yield* rangesIn(inner);
}

const files = (text: string) => ({ 'main.tf': text, 'terraform.tfvars': 'stage = "test"' });

function expectSound(text: string): readonly TemplateFacts[] {
  const all = files(text);
  const facts = readAll(all);
  for (const range of rangesIn(facts)) {
    const lines = new LineIndex({ path: range.file, text: all[range.file as 'main.tf'] ?? '' });
    const end = lines.position(Number.POSITIVE_INFINITY);
    expect(comparePositions(range.start, range.end) <= 0 && comparePositions(range.end, end) <= 0).toBe(true);
    expect(lines.position(lines.offset(range.start))).toEqual(range.start);
  }
  for (const { declarations } of facts) {
    expect(new Set(declarations.map(({ id }) => id)).size).toBe(declarations.length);
  }
  return facts;
}

/** Every edit that what is declared gives a place for. */
function intentsFor({ declarations }: TemplateFacts): readonly TemplateIntent[] {
  return declarations.flatMap((declared): readonly TemplateIntent[] => {
    const { origin: of, kind } = declared;
    const set = (property: string, value: string | number | boolean): TemplateIntent => {
      return { kind: 'set-property', of, declaration: kind, property, value };
    };
    const remove = (property: string): TemplateIntent => ({
      kind: 'remove-property',
      of,
      declaration: kind,
      property,
    });
    switch (kind) {
      case 'function':
        return [
          remove('timeoutSeconds'),
          remove('tracing'),
          remove('inVpc'),
          set('timeoutSeconds', 9),
          set('tracing', 'Active'),
          { kind: 'set-environment', of, name: 'A_B', value: 'c"${d' },
          { kind: 'set-environment-from-parameter', of, name: 'A_B', parameter: 'ABetter' },
          { kind: 'add-grant', of, actions: ['s3:GetObject', 's3:PutObject'], resource: '*' },
          {
            kind: 'add-resource',
            near: of,
            resource: { kind: 'table', name: 'SomeTable', partitionKey: 'id', timeToLive: 'ttl' },
          },
          { kind: 'add-resource', near: of, resource: { kind: 'secret', name: 'SomeSecret', description: 'it' } },
          {
            kind: 'add-resource',
            near: of,
            resource: {
              kind: 'log-group',
              name: 'SomeLogs',
              logGroupName: { join: ['/aws/lambda/', { reference: declared.name, attribute: 'name' }] },
              retentionDays: 30,
            },
          },
        ];
      case 'queue':
        return [
          set('visibilityTimeoutSeconds', 360),
          { kind: 'set-redrive', of, target: declared.name, maxReceiveCount: 5 },
          { kind: 'add-resource', near: of, resource: { kind: 'queue', name: 'SomeQueue', retentionSeconds: 9 } },
        ];
      case 'trigger':
        return [set('batchSize', 7), set('reportsBatchItemFailures', true), set('maximumConcurrency', 3)];
      case 'log-group':
        return [set('retentionDays', 30)];
      case 'policy':
        return declared.statements.flatMap(({ origin }): readonly TemplateIntent[] => [
          { kind: 'replace-actions', of: origin, actions: ['a:B', 'c:D'] },
          { kind: 'replace-resources', of: origin, resources: ['arn:aws:s3:::b'] },
        ]);
      default:
        return [];
    }
  });
}

/** How many edits were made and hold. */
function expectSoundEdits(text: string): number {
  const source = { path: 'main.tf', text };
  let made = 0;
  for (const facts of readAll(files(text))) {
    for (const intent of intentsFor(facts)) {
      const edits = reader.edit(source, [intent]);
      if (!edits) continue;
      made++;
      const after = applied(text, edits);
      expect(after).not.toBe(text);
      expect(reader.read({ path: 'main.tf', text: after }).problems).toEqual([]);
    }
  }
  return made;
}

/** Long enough for a machine that does much else at the same time. */
const patience = { timeout: 60_000 };

describe('whatever is in a file', patience, () => {
  test('the fixtures parse', () => {
    for (const text of fixtures) expect(reader.read({ path: 'main.tf', text }).problems).toEqual([]);
  });

  test('a truncated file is read', () => {
    fc.assert(
      fc.property(truncation, (text) => void expectSound(text)),
      { numRuns: 150 },
    );
  });

  test('a damaged file is read', () => {
    fc.assert(
      fc.property(mutation, (text) => void expectSound(text)),
      { numRuns: 300 },
    );
  });

  test('any text is read, as whatever part', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('main.tf', 'main.tf.json', 'x.auto.tfvars', 'a.json'), (text, path) => {
        reader.assemble(new Map([[path, reader.read({ path, text })]]));
      }),
    );
  });

  test('deep nesting ends', () => {
    for (const text of [
      '['.repeat(5000),
      '{a='.repeat(3000),
      '"${'.repeat(2000),
      'a '.repeat(3000),
      'x = '.concat('('.repeat(4000)),
    ]) {
      expectSound(`resource "aws_sqs_queue" "q" {\n  name = ${text}\n}`);
    }
  });

  test('values that double with each step end', () => {
    const steps = Array.from({ length: 40 }, (_, at) => `  a${at + 1} = "\${local.a${at}}\${local.a${at}}"`);
    const branches = Array.from(
      { length: 40 },
      (_, at) => `  b${at + 1} = var.x == "${at}" ? "\${local.b${at}}a" : "\${local.b${at}}b"`,
    );
    expectSound(
      `variable "x" {}\nlocals {\n  a0 = "x"\n  b0 = "y"\n${[...steps, ...branches].join('\n')}\n}\nresource "aws_sqs_queue" "q" {\n  name = "\${local.a40}\${local.b40}"\n}`,
    );
  });

  test('edits leave a file that parses', () => {
    for (const text of fixtures) expect(expectSoundEdits(text)).toBeGreaterThan(3);
    fc.assert(
      fc.property(mutation, (text) => void expectSoundEdits(text)),
      { numRuns: 80 },
    );
  });
});
