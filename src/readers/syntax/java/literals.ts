/** The text of a string, text block or character literal, without its quotes and with its escapes carried out. */
export function textOfLiteral(written: string): string {
  if (written.startsWith('"""')) return textOfBlock(written);
  return unescaped(written.replace(/^["']|["']$/g, ''));
}

/** The number a literal stands for; its ending (`L`, `f`) and separators mean nothing. */
export function numberOf(written: string): number {
  const digits = written.replaceAll('_', '');
  if (/^0[xX]/.test(digits)) return Number(digits.replace(/[lL]$/, ''));
  if (/^0[bB]/.test(digits)) return Number(digits.replace(/[lL]$/, ''));
  if (/^0\d+[lL]?$/.test(digits)) return Number.parseInt(digits, 8);
  return Number(digits.replace(/[lLfFdD]$/, ''));
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:u+([0-9a-fA-F]{4})|([0-7]{1,3})|(\r?\n)|(.))/gs,
    (_whole, code?: string, octal?: string, line?: string, letter?: string) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      // A line that ends in a backslash goes on in the next one.
      if (line !== undefined) return '';
      return (letter === undefined ? undefined : escapes[letter]) ?? letter ?? '';
    },
  );
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', s: ' ' };

/** The indentation that all lines of a text block share is no part of it. */
function textOfBlock(written: string): string {
  const lines = written
    .replace(/^"{3}[ \t]*\r?\n?/, '')
    .replace(/"{3}$/, '')
    .split(/\r?\n/);
  const indents = lines
    .filter((line, index) => line.trim() !== '' || index === lines.length - 1)
    .map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents);
  return unescaped(lines.map((line) => line.slice(Math.min(shared, line.length)).trimEnd()).join('\n'));
}
