import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineIndex, type SourceRange } from '../../src/model/source.js';
import { carryOver } from '../../src/workspace/carry-over.js';

const path = 'a.ts';

/** The range of the only `<…>` in a text. */
function marked(text: string): SourceRange {
  return new LineIndex({ path, text }).range(text.indexOf('<'), text.indexOf('>') + 1);
}

test.each([
  ['before the edit', '<a> b', '<a> bb'],
  ['behind an added line', 'x\n<a>', 'x\ny\n<a>'],
  ['behind a dropped line', 'x\ny\n<a>', 'y\n<a>'],
  ['just where text was added', '<a>', 'x<a>'],
  ['in front of added text', '<a>', '<a>x'],
  ['around the edit', '<ab>', '<axyb>'],
])('a place %s moves with the text', (_, before, after) => {
  expect(carryOver({ place: marked(before) }, path, before, after)).toEqual({ place: marked(after) });
});

test('places in other files and everything else stay', () => {
  const facts = { other: { ...marked('<a>'), file: 'b.ts' }, start: 3, list: [null, 'x', { line: 1, character: 2 }] };
  expect(carryOver(facts, path, '<a>', 'x<a>')).toEqual(facts);
});

test('every place lies in the new text, its end not before its start', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n'), maxLength: 20 });
  fc.assert(
    fc.property(texts, texts, fc.nat(25), fc.nat(25), (before, after, from, length) => {
      const place = new LineIndex({ path, text: before }).range(from, from + length);
      const moved = carryOver({ place }, path, before, after).place;
      const lines = new LineIndex({ path, text: after });
      const [start, end] = [lines.offset(moved.start), lines.offset(moved.end)];
      expect(lines.range(start, end)).toEqual(moved);
      expect(end).toBeGreaterThanOrEqual(start);
    }),
  );
});
