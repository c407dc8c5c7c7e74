import { describe, expect, test } from 'vitest';
import { edit, rangeOf } from './editing.js';

describe('remove-statement', () => {
  const remove = (part: string) => (text: string) => ({ kind: 'remove-statement', at: rangeOf(text, part) }) as const;

  test('takes whole lines with their comment', () => {
    expect(
      edit(
        `
        def handler(event, context):
            x = 1
            print(
                event
            )  # debug
            return x
        `,
        remove('print(\n        event\n    )'),
      ),
    ).toBe('def handler(event, context):\n    x = 1\n    return x\n');
  });

  test('leaves pass where a block would be empty', () => {
    expect(edit('if debug:\n\tprint(event)\nelse: log(event); go()\n', remove('print(event)'))).toBe(
      'if debug:\n\tpass\nelse: log(event); go()\n',
    );
  });

  test('keeps what shares the line', () => {
    expect(edit('go(); print(event); stop()\n', remove('print(event)'))).toBe('go(); stop()\n');
    expect(edit('go(); print(event)\n', remove('print(event)'))).toBe('go()\n');
  });

  test('works on the last line without a line break', () => {
    expect(edit('go()\nprint(event)', remove('print(event)'))).toBe('go()\n');
  });
});
