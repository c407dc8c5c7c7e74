const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const escapeSequence = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([\s\S]))/g;
const highestCodePoint = 0x10ffff;

/** The value of a string or rune literal as written, quotes included. An unknown escape stands for its own character. */
export function textValue(written: string): string {
  const inside = written.length > 1 ? written.slice(1, -1) : '';
  if (written.startsWith('`')) return inside.replaceAll('\r', '');
  return inside.replace(
    escapeSequence,
    (_, hex?: string, short?: string, long?: string, octal?: string, letter?: string) => {
      if (letter !== undefined) return escapes[letter] ?? letter;
      const code = octal === undefined ? Number.parseInt(hex ?? short ?? long ?? '', 16) : Number.parseInt(octal, 8);
      return code <= highestCodePoint ? String.fromCodePoint(code) : '';
    },
  );
}

/** The value of an integer or float literal: `1_000`, `0x1F`, `0o17`, `017`, `1e3`. Not a number for what has no value. */
export function numberValue(written: string): number {
  const digits = written.replaceAll('_', '');
  return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}
