import { describe, expect, test } from 'vitest';
import { workOf } from './reading.js';

/** The lines of which some part runs only under a condition, 1-based. */
async function conditionalLines(path: string, ...lines: readonly string[]): Promise<readonly number[]> {
  const { conditions } = await workOf(path, ...lines);
  return [...new Set(conditions.flatMap(({ start, end }) => span(start.line, end.line)))].map((line) => line + 1);
}

function span(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

describe('what runs only when something is so', () => {
  test('is a branch, a catch, and what stands behind a way out', async () => {
    expect(
      await conditionalLines(
        'app.ts',
        'export async function handler(event) {',
        '  first();',
        '  if (event.last) {',
        '    branch();',
        '  }',
        '  try {',
        '    always();',
        '  } catch (error) {',
        '    afterFailure();',
        '  }',
        '  if (event.done) return;',
        '  behind();',
        '}',
      ),
    ).toEqual([4, 9, 11, 12]);
  });

  test('is the rest of a turn, not what follows the loop', async () => {
    expect(
      await conditionalLines(
        'app.py',
        'def handler(event, context):',
        '    for record in event["Records"]:',
        '        if record["old"]:',
        '            continue',
        '        send(record)',
        '    finish()',
      ),
    ).toEqual([4, 5]);
  });

  test('is a loop over what may be empty', async () => {
    expect(
      await conditionalLines(
        'app.ts',
        'export async function handler(event) {',
        '  const open = event.Records.filter(isOpen);',
        '  for (const record of open) {',
        '    send(record);',
        '  }',
        '  for (const record of event.Records) {',
        '    send(record);',
        '  }',
        '}',
      ),
    ).toEqual([4]);
  });

  test('is not what stands behind a failure that is given back', async () => {
    expect(
      await conditionalLines(
        'main.go',
        'package main',
        'func handle(event Event) error {',
        '\terr := first()',
        '\tif err != nil {',
        '\t\treturn err',
        '\t}',
        '\treturn second()',
        '}',
      ),
    ).toEqual([5]);
  });
});
