import type { SyntaxNode } from './tree.js';

/** The value of a `string` without interpolations, escapes resolved. Bytes count as text. */
export function stringValue(node: SyntaxNode, text: string): string | undefined {
  if (node.children.length > 0) return undefined;
  const written = writtenString(text.slice(node.start, node.end));
  if (!written || written.isFormatted) return written && !/[{}\\]/.test(written.content) ? written.content : undefined;
  return written.isRaw ? written.content : resolveEscapes(written.content);
}

/** The value of an `integer` or `float`, `1_000`, `0x1F`, `1e3` among them. Complex numbers have none. */
export function numberValue(node: SyntaxNode, text: string): number | undefined {
  const value = Number(text.slice(node.start, node.end).replaceAll('_', '').replace(/[lL]$/, ''));
  return Number.isNaN(value) ? undefined : value;
}

/** What a formatted `string` is put together from: text with its escapes resolved, and the nodes between braces. */
export function formattedParts(node: SyntaxNode, text: string): readonly (string | SyntaxNode)[] {
  const literal = text.slice(node.start, node.end);
  const written = writtenString(literal);
  if (!written) return node.children;
  const resolve = (content: string) => {
    const unescaped = content.replaceAll('{{', '{').replaceAll('}}', '}');
    return written.isRaw ? unescaped : resolveEscapes(unescaped);
  };
  const result: (string | SyntaxNode)[] = [];
  const end = node.start + written.start + written.content.length;
  let at = node.start + written.start;
  for (const child of node.children) {
    if (child.start > at) result.push(resolve(text.slice(at, child.start)));
    result.push(child);
    at = Math.max(at, child.end);
  }
  if (end > at) result.push(resolve(text.slice(at, end)));
  return result;
}

interface WrittenString {
  readonly isRaw: boolean;
  readonly isFormatted: boolean;
  readonly content: string;
  /** Where the content begins in the literal. */
  readonly start: number;
}

function writtenString(literal: string): WrittenString | undefined {
  const start = /^([A-Za-z]{0,2})("""|'''|"|')/.exec(literal);
  const [head = '', prefix = '', quote = ''] = start ?? [];
  if (!start || literal.length < head.length + quote.length) return undefined;
  const content = literal.slice(head.length, literal.length - quote.length);
  return { isRaw: /r/i.test(prefix), isFormatted: /[ft]/i.test(prefix), content, start: head.length };
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  '\n': '',
};

function resolveEscapes(content: string): string {
  if (!content.includes('\\')) return content;
  return content.replaceAll(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|\r\n|([\s\S]))/g,
    (whole, byte?: string, short?: string, long?: string, octal?: string, character?: string) => {
      const hexadecimal = byte ?? short ?? long;
      if (hexadecimal !== undefined) return codePoint(Number.parseInt(hexadecimal, 16));
      if (octal !== undefined) return codePoint(Number.parseInt(octal, 8));
      if (character === undefined) return '';
      return simpleEscapes[character] ?? (/["'\\]/.test(character) ? character : whole);
    },
  );
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
