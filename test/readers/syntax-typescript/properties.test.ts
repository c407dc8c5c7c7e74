import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Program } from '../../../src/readers/syntax/program.js';
import { parseTypeScriptProgram } from '../../../src/readers/syntax/typescript/index.js';

const fixture = `#!/usr/bin/env node
import * as cdk from 'aws-cdk-lib';
const { Queue } = require('./queue');
export class Orders extends cdk.Stack {
  static stage = process.env.STAGE ?? 'dev';
  #hidden = 1;
  constructor(scope, id, { name = 'x', ...rest } = {}) {
    super(scope, id, rest);
    for (const [key, value] of Object.entries(rest)) this[key] = \`\${name}-\${value}\`;
    try { switch (id) { case 'a': return; default: throw new Error(id); } } catch { /* ignored */ } finally { i++; }
  }
}
enum Level { Low = 1, High }
export default async () => { await new Promise((done) => setTimeout(done, 1_000)); };
label: while (true) { if (a) break label; else continue; }
`;

const mutation = fc
  .tuple(
    fc.nat(fixture.length),
    fc.nat(40),
    fc.oneof(
      fc.constantFrom(
        '',
        '(',
        '{',
        '[',
        '`',
        '${',
        "'",
        '/*',
        '//',
        '=>',
        '...',
        '@',
        '#',
        '<',
        '\0',
        '\ud800',
        '\r\n',
      ),
      fc.constantFrom('class ', 'enum ', 'export ', 'import ', 'get ', 'static ', 'case ', 'new ', 'await '),
      fc.string({ maxLength: 8 }),
    ),
  )
  .map(([at, length, inserted]) => fixture.slice(0, at) + inserted + fixture.slice(at + length));
const truncation = fc.nat(fixture.length).map((end) => fixture.slice(0, end));

function expectSound(text: string, path: string): void {
  const program = parseTypeScriptProgram({ path, text });
  for (const { start, end } of placesIn(program)) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(start).toBeLessThanOrEqual(end);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  expect(JSON.parse(JSON.stringify(program))).toEqual(program);
}

function* placesIn(value: unknown): Generator<{ readonly start: number; readonly end: number }> {
  if (typeof value !== 'object' || value === null) return;
  if ('start' in value && typeof value.start === 'number' && 'end' in value && typeof value.end === 'number') {
    yield { start: value.start, end: value.end };
  }
  for (const inner of Object.values(value)) yield* placesIn(inner);
}

test('any beginning of a file can be read', () => {
  fc.assert(
    fc.property(truncation, (text) => expectSound(text, 'app.ts')),
    { numRuns: 150 },
  );
});

test('any change to a file can be read', () => {
  fc.assert(fc.property(mutation, fc.constantFrom('app.ts', 'app.tsx', 'app.js'), expectSound), { numRuns: 300 });
});

test('what is nested too deeply is said to be so', () => {
  const program: Program = parseTypeScriptProgram({ path: 'a.ts', text: '('.repeat(100_000) });
  expect(program.problems).toHaveLength(1);
});
