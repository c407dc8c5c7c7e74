import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TemplateIntent } from '../../../src/model/intent.js';
import { comparePositions, LineIndex, type SourceRange } from '../../../src/model/source.js';
import type { Declaration, TemplateFacts } from '../../../src/model/template.js';
import { createServerlessFrameworkReader } from '../../../src/readers/templates/serverless-framework/index.js';
import { applied } from '../cloudformation/edits/carry-out.js';
import { asJson, asProgram, everything, parts } from './fixtures.js';

const fixtures = [
  { path: 'serverless.yml', text: everything },
  { path: 'serverless.json', text: asJson },
  { path: 'serverless.ts', text: asProgram },
];

const fixture = fc.constantFrom(...fixtures);

const pieces = fc.oneof(
  fc.constantFrom(
    '',
    '${',
    '}',
    '${self:',
    '${file(',
    '#{',
    ':',
    '- ',
    '\n',
    '  ',
    '\t',
    '{',
    '[',
    "'",
    '"',
    '!Ref ',
    '<<: *a',
    '&a ',
    '*a',
    '\0',
    '\r\n',
  ),
  fc.string({ maxLength: 6 }),
);

/** What people and broken files do to a text. */
const mutation = fixture.chain(({ path, text }) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(30), pieces)
    .map(([at, length, inserted]) => ({ path, text: text.slice(0, at) + inserted + text.slice(at + length) })),
);
const truncation = fixture.chain(({ path, text }) =>
  fc.nat(text.length).map((end) => ({ path, text: text.slice(0, end) })),
);

function assemble(path: string, text: string): readonly TemplateFacts[] {
  const reader = createServerlessFrameworkReader();
  const files = Object.entries({ ...parts, [path]: text });
  return reader.assemble(
    new Map(files.map(([each, content]) => [each, reader.read({ path: each, text: content })] as const)),
  );
}

function* rangesIn(value: unknown): Generator<SourceRange> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && 'end' in value && 'file' in value) yield value as SourceRange;
  else for (const inner of Object.values(value)) yield* rangesIn(inner);
}

function expectSound({ path, text }: { readonly path: string; readonly text: string }): readonly TemplateFacts[] {
  const all = assemble(path, text);
  for (const facts of all) {
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
    for (const { file, start, end } of rangesIn(facts)) {
      const content = file === path ? text : (parts[file] ?? '');
      const index = new LineIndex({ path: file, text: content });
      const last = index.position(content.length);
      const isInside = comparePositions(start, end) <= 0 && comparePositions(end, last) <= 0;
      if (!isInside || comparePositions(index.position(index.offset(start)), start) !== 0) {
        throw new Error(`${file} ${JSON.stringify(start)} ${JSON.stringify(end)} lies outside`);
      }
    }
  }
  return all;
}

/** Every intent there is, for what a declaration is. */
function intentsFor(declaration: Declaration): readonly TemplateIntent[] {
  const of = declaration.origin;
  const set = (property: string, value: string | number | boolean): TemplateIntent => ({
    kind: 'set-property',
    of,
    declaration: declaration.kind,
    property,
    value,
  });
  const queue = { reference: 'Orders', attribute: 'arn', kind: 'queue' } as const;
  switch (declaration.kind) {
    case 'function':
      return [
        { kind: 'remove-property', of, declaration: 'function', property: 'timeoutSeconds' },
        set('timeoutSeconds', 9),
        set('tracing', 'Active'),
        { kind: 'set-environment', of, name: 'NEW', value: { reference: 'Store', attribute: 'name', kind: 'table' } },
        { kind: 'set-environment-from-parameter', of, name: 'NEW', parameter: 'New' },
        { kind: 'add-grant', of, actions: ['sqs:SendMessage'], resource: queue },
        { kind: 'add-resource', near: of, resource: { kind: 'queue', name: 'Added', retentionSeconds: 60 } },
        {
          kind: 'add-resource',
          near: of,
          resource: { kind: 'async-invoke', name: 'A', function: declaration.name, onFailure: queue },
        },
      ];
    case 'trigger':
      return [
        set('reportsBatchItemFailures', true),
        set('batchSize', 1),
        set('authorization', 'iam'),
        { kind: 'set-property', of, declaration: 'trigger', property: 'onFailure', value: queue },
      ];
    case 'queue':
      return [set('visibilityTimeoutSeconds', 60), { kind: 'set-redrive', of, target: 'Orders', maxReceiveCount: 5 }];
    case 'log-group':
      return [set('retentionDays', 30)];
    case 'function-url':
      return [set('authorization', 'iam')];
    case 'role':
      return declaration.statements.flatMap(({ origin }): readonly TemplateIntent[] => [
        { kind: 'replace-actions', of: origin, actions: ['a:B', 'c:D'] },
        { kind: 'replace-resources', of: origin, resources: [queue] },
      ]);
    default:
      return [];
  }
}

function fileOf(intent: TemplateIntent): string {
  return 'near' in intent ? intent.near.file : intent.of.file;
}

function expectSoundEdits({ path, text }: { readonly path: string; readonly text: string }): number {
  const reader = createServerlessFrameworkReader();
  const complaints = (file: string, content: string) =>
    reader.read({ path: file, text: content }).problems.map(({ message }) => message);
  let count = 0;
  for (const declaration of expectSound({ path, text }).flatMap(({ declarations }) => declarations)) {
    for (const intent of intentsFor(declaration)) {
      const file = fileOf(intent);
      const before = file === path ? text : (parts[file] ?? '');
      const edits = reader.edit({ path: file, text: before }, [intent]);
      if (!edits) continue;
      count++;
      const after = applied(before, edits);
      expect(complaints(file, after)).toEqual(complaints(file, before));
      if (/\r\n/.test(before) && !/[^\r]\n/.test(before)) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
      for (const comment of before.match(/# .*$/gm) ?? []) expect(after).toContain(comment);
    }
  }
  return count;
}

const patience = { timeout: 60_000 };

describe('whatever is in a file', patience, () => {
  test('the fixtures are read to their end', () => {
    for (const each of fixtures) {
      const [facts] = expectSound(each);
      expect(facts?.problems).toEqual([]);
      expect(facts?.declarations.length).toBeGreaterThan(5);
    }
  });

  test('a truncated file is read', () => {
    fc.assert(
      fc.property(truncation, (each) => void expectSound(each)),
      { numRuns: 60 },
    );
  });

  test('a mutated file is read', () => {
    fc.assert(
      fc.property(mutation, (each) => void expectSound(each)),
      { numRuns: 100 },
    );
  });

  test('any text is read', () => {
    const text = fc.string({ maxLength: 200, unit: 'binary' });
    fc.assert(
      fc.property(text, fc.constantFrom('serverless.yml', 'serverless.ts', 'serverless-compose.yml'), (each, path) => {
        expectSound({ path, text: `service: x\nprovider: { name: aws }\n${each}` });
      }),
      { numRuns: 60 },
    );
  });

  test('edits of the fixtures leave files that parse, comments and all', () => {
    expect(expectSoundEdits({ path: 'serverless.yml', text: everything })).toBeGreaterThan(25);
    expect(expectSoundEdits({ path: 'serverless.yml', text: everything.replaceAll('\n', '\r\n') })).toBeGreaterThan(25);
    expect(expectSoundEdits({ path: 'serverless.json', text: asJson })).toBeGreaterThan(6);
    expect(expectSoundEdits({ path: 'serverless.ts', text: asProgram })).toBeGreaterThan(4);
  });

  test('edits of mutated files break nothing more', () => {
    fc.assert(
      fc.property(mutation, (each) => void expectSoundEdits(each)),
      { numRuns: 15 },
    );
  });
});

describe('hostile files', patience, () => {
  test('variables that lead in circles, and deep ones, end', () => {
    const deep = `${'${self:'.repeat(400)}x${'}'.repeat(400)}`;
    const text = `service: \${self:service}\nprovider: \${self:}\ncustom:\n  a: \${self:custom.b}\n  b: \${self:custom.a}\n  c: ${deep}\n  d: \${file(serverless.yml):custom.d}\nfunctions: \${self:functions}\n`;
    expectSound({ path: 'serverless.yml', text });
    expectSound({
      path: 'serverless.yml',
      text: `${text}resources:\n  - \${self:resources}\n  - \${file(serverless.yml)}\n`,
    });
  });

  test('values that double at every step end', () => {
    const lines = Array.from({ length: 60 }, (_, at) => `  v${at + 1}: \${self:custom.v${at}}\${self:custom.v${at}}`);
    const text = `service: x\nprovider: { name: aws, stage: "\${self:custom.v60}" }\ncustom:\n  v0: ab\n${lines.join('\n')}\nfunctions: { a: { handler: b.c } }\n`;
    expectSound({ path: 'serverless.yml', text });
  });

  test('programs that lead in circles end', () => {
    expectSound({
      path: 'serverless.ts',
      text: "const a = { ...b, x: a }; const b = { ...a };\nexport const service = 'x';\nexport default { service: a, provider: b, functions: a.b.c['d'] };\n",
    });
  });
});
