import { type Head, unknownHead } from '../../../../values/head.js';
import { concatenated } from '../../../../values/text.js';
import { type Call, type FunctionFamily, ofTexts, type TerraformFunction, unknownResult } from './call.js';

/** Functions that make texts and numbers (Terraform language, functions, 2026-11). */
export const textFunctions: FunctionFamily = {
  upper: eachLiteral((text) => text.toUpperCase()),
  lower: eachLiteral((text) => text.toLowerCase()),
  title: ofTexts((text = '') => text.replace(/(^|\s)\S/g, (letter) => letter.toUpperCase())),
  trimspace: ofTexts((text = '') => text.trim()),
  chomp: ofTexts((text = '') => text.replace(/[\r\n]+$/, '')),
  trimprefix: ofTexts((text = '', prefix = '') => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimsuffix: ofTexts((text = '', suffix = '') =>
    suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  trim: ofTexts((text = '', letters = '') => trimmed(text, letters)),
  replace,
  substr: ofTexts((text = '', offset = '0', length = '-1') => {
    const start = Number(offset) < 0 ? text.length + Number(offset) : Number(offset);
    return Number(length) < 0 ? text.slice(start) : text.slice(start, start + Number(length));
  }),
  split: ofTexts((separator = '', text = '') => (text === '' ? [] : text.split(separator))),
  startswith: ofTexts((text = '', prefix = '') => String(text.startsWith(prefix))),
  endswith: ofTexts((text = '', suffix = '') => String(text.endsWith(suffix))),
  strcontains: ofTexts((text = '', part = '') => String(text.includes(part))),
  basename: ofTexts((path = '') => path.slice(path.replace(/\/+$/, '').lastIndexOf('/') + 1)),
  dirname: ofTexts((path = '') => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.')),
  abspath: itself,
  pathexpand: itself,
  format,
  join,
  tostring: itself,
  tonumber: itself,
  tobool: itself,
  sensitive: itself,
  nonsensitive: itself,
  ephemeralasnull: itself,
  min: ofTexts((...numbers) => numeric(Math.min(...numbers.map(Number)))),
  max: ofTexts((...numbers) => numeric(Math.max(...numbers.map(Number)))),
  abs: ofTexts((number = '') => numeric(Math.abs(Number(number)))),
  ceil: ofTexts((number = '') => numeric(Math.ceil(Number(number)))),
  floor: ofTexts((number = '') => numeric(Math.floor(Number(number)))),
  parseint: ofTexts((text = '', base = '10') => numeric(Number.parseInt(text, Number(base)))),
};

function itself({ arguments: [value] }: Call): readonly Head[] {
  return value?.heads ?? [];
}

function numeric(number: number): string | undefined {
  return Number.isFinite(number) ? String(number) : undefined;
}

function trimmed(text: string, letters: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && letters.includes(text.charAt(start))) start++;
  while (end > start && letters.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Changes what is literal in a text and leaves references in it alone. */
function eachLiteral(change: (text: string) => string): TerraformFunction {
  return (call) =>
    (call.arguments[0]?.heads ?? []).map((head): Head => {
      if (head.kind === 'unknown') return head;
      if (head.kind !== 'text') return unknownHead(call.written, 'a text belongs here');
      return {
        kind: 'text',
        parts: head.parts.map((part) => (typeof part === 'string' ? change(part) : part)),
        ...call.written,
      };
    });
}

/** A pattern between slashes is a regular expression, which is not worked out: one could be written that never ends. */
function replace(call: Call): readonly Head[] {
  const [, search, replacement] = call.arguments.map((argument) => argument.literal);
  if (search === undefined || replacement === undefined) return unknownResult(call);
  if (search.length > 1 && search.startsWith('/') && search.endsWith('/')) return unknownResult(call);
  return eachLiteral((text) => text.replaceAll(search, replacement))(call);
}

function format(call: Call): readonly Head[] {
  const [pattern, ...values] = call.arguments;
  const text = pattern?.literal;
  if (text === undefined || call.spreads) return unknownResult(call);
  let next = 0;
  const pieces = text.split(/(%[-+ #0]*\d*(?:\.\d+)?[a-zA-Z%])/).map((piece): readonly Head[] => {
    if (!piece.startsWith('%')) return [literal(piece, call)];
    if (piece.endsWith('%')) return [literal('%', call)];
    const value = values[next++];
    if (/^%[sdv]$/.test(piece)) return value?.heads ?? [];
    const padding = /^%0(\d+)d$/.exec(piece)?.[1];
    const known = value?.literal;
    if (padding !== undefined && known !== undefined) return [literal(known.padStart(Number(padding), '0'), call)];
    return [unknownHead(call.written, `${piece} is known only when deploying`)];
  });
  return concatenated(pieces, call.written);
}

function join(call: Call): readonly Head[] {
  const [separator, ...lists] = call.arguments;
  const between = separator?.literal;
  if (between === undefined) return unknownResult(call);
  if (lists.some((list) => list.heads.some(({ kind }) => kind === 'unknown'))) return unknownResult(call);
  const items = lists.flatMap((list) => list.items());
  const pieces = items.flatMap((item, at) => (at === 0 ? [item.heads] : [[literal(between, call)], item.heads]));
  return pieces.length === 0 ? [literal('', call)] : concatenated(pieces, call.written);
}

function literal(text: string, { written }: Call): Head {
  return { kind: 'text', parts: [text], ...written };
}
