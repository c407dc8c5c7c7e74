import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodeIntent } from '../../../../src/model/intent.js';
import { LineIndex, type SourceFile } from '../../../../src/model/source.js';
import { EditedModule } from '../../../../src/readers/code/typescript/edits/edited-module.js';
import { editTypeScript } from '../../../../src/readers/code/typescript/edits/index.js';
import { parseTypeScript } from '../../../../src/readers/code/typescript/parse.js';
import { applied, expectOrdered, type MarkedIntent } from './marked-source.js';

const intents: readonly MarkedIntent[] = [
  { kind: 'move-to-module-scope' },
  { kind: 'narrow-import' },
  { kind: 'await' },
  { kind: 'remove-statement' },
  { kind: 'rethrow' },
  { kind: 'set-argument', argument: 'A.b', value: 'c' },
  { kind: 'iterate-records' },
  { kind: 'collect-batch-failures', identifier: 'message-id' },
  { kind: 'collect-batch-failures', identifier: 'sequence-number' },
  { kind: 'make-idempotent', tableVariable: 'TABLE' },
];

const source = `import * as AWS from 'aws-sdk';
import { a } from './a';

/** Doc. */
export const handler: SQSHandler = async (event, context) => {
  const s3 = new AWS.S3({ region: process.env.REGION });
  console.log(event); // all
  const record = event.Records[0];
  for (const { body } of event.Records) {
    try {
      void s3.putObject({ Body: \`
        \${body}\` }).promise();
    } catch {
      continue;
    }
  }
  event.Records.forEach(async (each) => save(each));
  if (a) log(record)
  else return;
};

async function save(record) {
  await Promise.all(record.parts.map(async (part) => { a(part) }));
  const [first] = record.Records
  try { a(first) } catch (error) { return null }
}
module.exports = { save };
`;

const { length } = source;
const place = fc.record({ start: fc.nat(length), size: fc.nat(120), intent: fc.constantFrom(...intents) });

/** The source with a stretch of it replaced by text that may or may not fit. */
const mutated = fc
  .record({
    start: fc.nat(length),
    size: fc.nat(40),
    text: fc.oneof(
      fc.constantFrom('', ';', '{', '}', '(', ')', '`', "'", '\n', '\r\n', '//', '/*', 'await ', 'a?.b'),
      fc.string(),
    ),
  })
  .map(({ start, size, text }) => source.slice(0, start) + text + source.slice(start + size));

function editAt(file: SourceFile, start: number, end: number, intent: MarkedIntent): void {
  const at = new LineIndex(file).range(start, end);
  const edits = editTypeScript(file, { ...intent, at } as CodeIntent);
  if (!edits) return;
  expectOrdered(file, edits);
  const text = applied(file, edits);
  expect(text).not.toBe(file.text);
  expect(parseTypeScript({ path: file.path, text }).problems, text).toEqual([]);
}

describe('edits of any text at any place', () => {
  test('are in order, apart, and leave text that parses', () => {
    fc.assert(
      fc.property(mutated, place, (text, { start, size, intent }) => {
        editAt({ path: 'handler.ts', text }, start, start + size, intent);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test('are refused for a text cut off anywhere that does not parse', () => {
    fc.assert(
      fc.property(fc.nat(length), place, (cut, { start, size, intent }) => {
        const file = { path: 'handler.js', text: source.slice(0, cut) };
        const at = new LineIndex(file).range(start, start + size);
        const edits = editTypeScript(file, { ...intent, at } as CodeIntent);
        if (parseTypeScript(file).problems.length > 0) expect(edits).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  }, 60_000);

  test('are in order, apart, and leave text that parses at every node', () => {
    const file = { path: 'handler.ts', text: source };
    const module = EditedModule.open(file);
    if (!module) throw new Error('The source of this test does not parse.');
    const nodes = module.nodesWithin(0, length).filter(({ type }) => !/^(Identifier|Literal|Template)/.test(type));
    for (const node of nodes) {
      for (const intent of intents) editAt(file, ...node.range, intent);
    }
  }, 60_000);

  test('are refused for another file', () => {
    const at = new LineIndex({ path: 'b.ts', text: 'log(a);' }).range(0, 7);
    expect(editTypeScript({ path: 'a.ts', text: 'log(a);' }, { kind: 'remove-statement', at })).toBeUndefined();
  });
});
