import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../src/model/template.js';
import { createArchitectReader } from '../../../src/readers/templates/architect/index.js';
import { applied } from '../cloudformation/edits/carry-out.js';
import { plain } from '../cloudformation/reading.js';

function declarationsOf(text: string): readonly Declaration[] {
  const reader = createArchitectReader();
  const [facts] = reader.assemble(new Map([['app.arc', reader.read({ path: 'app.arc', text })]]));
  return facts?.declarations ?? [];
}

describe('a table', () => {
  test.each([
    ['  id *String\n', [undefined, undefined]],
    ['  id *String\n  ends TTL\n', ['ends', undefined]],
    ['  id *String\n  PITR true\n', [undefined, true]],
    ['  id *String\n  PITR false\n', [undefined, false]],
  ])('with %j', (below, expected) => {
    const [table] = declarationsOf(`@app\nshop\n\n@tables\ncats\n${below}`).filter(({ kind }) => kind === 'table');
    expect(table?.kind === 'table' && [plain(table.timeToLive), plain(table.recovery)]).toEqual(expected);
  });

  test.each([
    ['@tables\ncats\n  id *String\n', '@tables\ncats\n  id *String\n  PITR true\n'],
    [
      '@tables\ncats\n\tid *String\ndogs\n\tid *String\n',
      '@tables\ncats\n\tid *String\n\tPITR true\ndogs\n\tid *String\n',
    ],
    ['@tables\ncats\n  id *String\n  PITR false # why\n', '@tables\ncats\n  id *String\n  PITR true # why\n'],
  ])('can be set back after the repair of %j', (before, after) => {
    const text = `@app\nshop\n\n${before}`;
    const [table] = declarationsOf(text).filter(({ kind }) => kind === 'table');
    if (!table) throw new Error('no table');
    const edits = createArchitectReader().edit({ path: 'app.arc', text }, [
      { kind: 'set-property', of: table.origin, declaration: 'table', property: 'recovery', value: true },
    ]);
    expect(edits && applied(text, edits)).toBe(`@app\nshop\n\n${after}`);
  });
});

test.each([
  ['daily rate(1 day)', 'rate(1 day)'],
  ['daily cron(0 8 * * ? *) # each morning', 'cron(0 8 * * ? *)'],
  ['daily\n  rate 1 day', 'rate(1 day)'],
])('a schedule: %j', (line, expected) => {
  const [trigger] = declarationsOf(`@app\nshop\n\n@scheduled\n${line}\n`).filter(({ kind }) => kind === 'trigger');
  expect(trigger && 'schedule' in trigger && plain(trigger.schedule?.expression)).toBe(expected);
});
