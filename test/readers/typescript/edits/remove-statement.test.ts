import { describe, expect, test } from 'vitest';
import { edited } from './marked-source.js';

function removed(marked: string): string | undefined {
  return edited(marked, { kind: 'remove-statement' });
}

describe('a statement', () => {
  test.each([
    ['goes with its line and its comment', 'a();\n«log(event);» // all of it\nb();\n', 'a();\nb();\n'],
    ['goes without its semicolon', 'a()\n«log(event)»\nb()\n', 'a()\nb()\n'],
    ['is found by its expression', 'a();\n«log(event)»;\nb();\n', 'a();\nb();\n'],
    ['goes with all its lines', 'a();\n«log(\n  event,\n);»\nb();\n', 'a();\nb();\n'],
    ['keeps Windows line endings', 'a();\r\n«log(event);»\r\nb();\r\n', 'a();\r\nb();\r\n'],
    ['keeps the comment above', '// Why\n«log(event);»\nb();\n', '// Why\nb();\n'],
    ['takes what is said about its line', '// @ts-expect-error\n«log(event);»\nb();\n', 'b();\n'],
    ['leaves one blank line', 'a();\n\n«log(event);»\n\nb();\n', 'a();\n\nb();\n'],
    ['leaves no blank line at the start', 'f(() => {\n  «log(event);»\n\n  b();\n});\n', 'f(() => {\n  b();\n});\n'],
    ['leaves no blank line at the end', 'f(() => {\n  b();\n\n  «log(event);»\n});\n', 'f(() => {\n  b();\n});\n'],
    ['goes alone from a shared line', 'a(); «log(event);» b();\n', 'a(); b();\n'],
    ['goes from the start of a shared line', '  «log(event);» b();\n', '  b();\n'],
    ['goes from the end of a shared line', 'f(() => { a(); «log(event);» });\n', 'f(() => { a(); });\n'],
    ['leaves braces as the body of an if', 'if (debug) «log(event);»\nb();\n', 'if (debug) {}\nb();\n'],
    ['leaves braces as the body of else', 'if (a) b();\nelse «log(event);»\n', 'if (a) b();\nelse {}\n'],
    ['leaves braces as the body of a loop', 'for (const x of y) «log(x);»\n', 'for (const x of y) {}\n'],
    ['leaves an empty block', 'f(() => {\n  «log(event);»\n});\n', 'f(() => {\n});\n'],
    [
      'goes from a case',
      'switch (a) {\n  case 1:\n    «log(event);»\n    break;\n}\n',
      'switch (a) {\n  case 1:\n    break;\n}\n',
    ],
    ['leaves the guard of the next line', 'a()\n«log(event)\n;»[1].map(b)\n', 'a()\n;[1].map(b)\n'],
    ['keeps its neighbours apart', 'a()\n«log(event);»\n(b)()\n', 'a()\n;\n(b)()\n'],
    ['goes at the end of the file', 'a();\n«log(event);»', 'a();\n'],
  ])('%s', (_, before, after) => {
    expect(removed(before)).toBe(after);
  });

  test.each([
    ['is a declaration', '«const a = log(event);»'],
    ['is part of an expression', 'f(«log(event)»);'],
    ['is the body of an arrow', 'const f = () => «log(event)»;'],
    ['is not exactly there', 'a();\nl«og(event);»'],
  ])('stays when it %s', (_, marked) => {
    expect(removed(marked)).toBeUndefined();
  });
});
