/** The text of a C# string or character literal of any kind, without quotes and with its escapes carried out. */
export function textOfLiteral(written: string): string {
  const literal = written.replace(/u8$/i, '');
  if (literal.startsWith('"""')) return textOfRaw(literal);
  if (literal.startsWith('@')) return literal.replace(/^@"|"$/g, '').replaceAll('""', '"');
  return unescaped(literal.replace(/^["']|["']$/g, ''));
}

/** Carries out the escapes of an ordinary string. What is no escape stands for itself. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|x([0-9a-f]{1,4})|(.))/gis,
    (whole: string, short?: string, long?: string, hex?: string, letter?: string) => {
      const code = short ?? long ?? hex;
      if (code !== undefined) return characterOf(Number.parseInt(code, 16)) ?? whole;
      return (letter === undefined ? undefined : escapes[letter]) ?? letter ?? whole;
    },
  );
}

/** The number a literal stands for; its ending (`m`, `f`, `UL`) and separators mean nothing. */
export function numberOf(written: string): number {
  const digits = written.replaceAll('_', '');
  if (/^0[xb]/i.test(digits)) return Number(digits.replace(/[ul]+$/i, ''));
  return Number(digits.replace(/[a-z]+$/i, ''));
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  v: '\v',
};

function characterOf(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Of a raw string over several lines, the indentation of the last line is taken off every line. */
function textOfRaw(literal: string): string {
  const quotes = /^"+/.exec(literal)?.[0].length ?? 3;
  const inside = literal.slice(quotes, literal.endsWith('"') ? -quotes : undefined);
  const lines = inside.split(/\r?\n/);
  const [first, ...others] = lines;
  const last = others.pop();
  if (first === undefined || last === undefined || first.trim() !== '' || last.trim() !== '') return inside;
  return others.map((line) => (line.startsWith(last) ? line.slice(last.length) : line)).join('\n');
}
