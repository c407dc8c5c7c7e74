import { expect, test } from 'vitest';
import type { TextEdit } from '../../src/model/source.js';
import { OfferedRepairs } from '../../src/server/offered-repairs.js';

const path = 'template.yaml';
const before = 'Queue:\n  Type: Q\n';

function insertion(line: number, text: string): TextEdit {
  const at = { line, character: 0 };
  return { range: { file: path, start: at, end: at }, text };
}

function offering(...edits: readonly TextEdit[]): OfferedRepairs {
  const repairs = new OfferedRepairs();
  repairs.offer(path, before, edits);
  return repairs;
}

test('a text is a repair when it is exactly what one of the offered ones gives', () => {
  expect(offering(insertion(2, '  Dead: D\n')).took(path, `${before}  Dead: D\n`)).toBe(true);
  expect(offering(insertion(2, '  Dead: D\n')).took(path, `${before}  Dead: E\n`)).toBe(false);
  expect(new OfferedRepairs().took(path, before)).toBe(false);
});

test('any of several that were offered for one text is known again, however often each was', () => {
  const repairs = offering(insertion(0, '# a\n'));
  repairs.offer(path, before, [insertion(0, '# b\n')]);
  repairs.offer(path, before, [insertion(0, '# b\n')]);
  expect(repairs.took(path, `# a\n${before}`)).toBe(true);
});

test('what was offered for an earlier text is forgotten when somebody types', () => {
  const repairs = offering(insertion(0, '# a\n'));
  expect(repairs.took(path, before)).toBe(false);
  expect(repairs.took(path, `${before}x`)).toBe(false);
  expect(repairs.took(path, `# a\n${before}`)).toBe(false);
});

test('a repair of several files is known again in each of them', () => {
  const repairs = offering(insertion(0, '# a\n'));
  repairs.offer('src/app.ts', 'x', [
    { ...insertion(0, 'y'), range: { ...insertion(0, '').range, file: 'src/app.ts' } },
  ]);
  expect(repairs.took('src/app.ts', 'yx')).toBe(true);
  expect(repairs.took(path, `# a\n${before}`)).toBe(true);
});

test('the editor writes the line ends of its document', () => {
  const repairs = new OfferedRepairs();
  repairs.offer(path, 'a\r\nb\r\n', [insertion(1, 'x\n')]);
  expect(repairs.took(path, 'a\r\nx\r\nb\r\n')).toBe(true);
});
