import { expect, test } from 'vitest';
import { edited, path, reader, textAt } from '../reading.js';
import { rangeOf } from './editing.js';

test('nothing is edited while the file does not parse, or for another file', () => {
  const text = 'def handler(event, context:\n    print(event)\n';
  expect(edited(text, { kind: 'remove-statement', at: rangeOf(text, 'print(event)') })).toBeUndefined();
  const other = { ...rangeOf('print(1)\n', 'print(1)'), file: 'other.py' };
  expect(reader.edit({ path, text: 'print(1)\n' }, { kind: 'remove-statement', at: other })).toBeUndefined();
  expect(
    reader.edit(
      { path, text: 'import boto3\n' },
      { kind: 'narrow-import', at: rangeOf('import boto3', 'import boto3') },
    ),
  ).toBeUndefined();
});

test('edits are ranges of the text they change', () => {
  const text = "é = '😀'\nprint(event)\n";
  const [change] = reader.edit({ path, text }, { kind: 'remove-statement', at: rangeOf(text, 'print(event)') }) ?? [];
  expect(change && textAt(text, change.range)).toBe('print(event)\n');
});
