import { describe, expect, test } from 'vitest';
import { detectLayout, leadingSpace, reindent } from '../../src/readers/layout.js';

describe('detectLayout', () => {
  test.each([
    ['two spaces', 'a\n  b\n    c\nd\n', '  '],
    ['four spaces', 'a\n    b\n        c\nd\n', '    '],
    ['tabs', 'a\n\tb\n\t\tc\nd\n', '\t'],
    ['two spaces with far steps back', 'a\n  b\n    c\n      d\na\n  b\n    c\n      d\na\n', '  '],
    ['block comments in between', '/**\n * a\n * b\n * c\n */\nx {\n    y\n}\n', '    '],
  ])('finds %s', (_, text, indent) => {
    expect(detectLayout(text).indent).toBe(indent);
  });

  test('takes the fallback for flat and empty texts', () => {
    expect(detectLayout('a\nb\n', '    ').indent).toBe('    ');
    expect(detectLayout('').indent).toBe('  ');
  });

  test('finds the line ending of most lines', () => {
    expect(detectLayout('a\r\nb\r\nc\n').newline).toBe('\r\n');
    expect(detectLayout('a\r\nb\nc\n').newline).toBe('\n');
    expect(detectLayout('a').newline).toBe('\n');
  });
});

describe('reindent', () => {
  test('moves lines and keeps depth, blank lines and line endings', () => {
    expect(reindent('  a\r\n\r\n    b\r\n', '  ', '    ')).toBe('    a\r\n\r\n      b\r\n');
    expect(reindent('\t\ta\n\t\t\tb', '\t\t', '')).toBe('a\n\tb');
  });

  test('leaves lines that lie further left and fixed lines alone', () => {
    expect(reindent('    a\n  b\n    c', '    ', '      ', new Set([2]))).toBe('      a\n  b\n    c');
  });
});

test('leadingSpace is what a line begins with', () => {
  expect(leadingSpace(' \t x ')).toBe(' \t ');
  expect(leadingSpace('x')).toBe('');
});
