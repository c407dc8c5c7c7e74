import type { Expression } from '../../../syntax/program.js';
import type { Draft } from '../draft.js';

/** A statement as it is put together: text and values in turn, the text as it is written in the source. */
export interface WrittenStatement {
  readonly parts: readonly StatementPart[];
  /** What goes, once nothing is put in any more: the marks of a format, the call that fills it. */
  readonly leftOver: readonly { readonly start: number; readonly end: number }[];
}

/** Text between two offsets, or a value and the stretch of the source that puts it in. */
export type StatementPart =
  | { readonly kind: 'text'; readonly start: number; readonly end: number; readonly quote: string }
  | {
      readonly kind: 'value';
      readonly expression: Expression;
      readonly start: number;
      readonly end: number;
      /** How it is formatted: `s` for a text, `d` for a number; absent where it is put in as it is. */
      readonly verb?: string;
    };

/** Undefined for statements that are put together in a way that is not understood to the last letter. */
export function writtenStatement(expression: Expression, draft: Draft): WrittenStatement | undefined {
  const { language } = draft.file.program;
  if (expression.kind === 'binary' && expression.operator === '%' && language === 'python')
    return formatted(
      expression.left,
      valuesOf(expression.right),
      { start: expression.left.end, end: expression.end },
      draft,
    );
  if (expression.kind === 'call') return ofCall(expression, draft);
  const parts = partsOf(expression, draft);
  return parts && { parts: parts.flatMap(({ parts: each }) => each), leftOver: parts.flatMap(({ prefix }) => prefix) };
}

interface WovenText {
  readonly parts: readonly StatementPart[];
  /** The mark in front of a text with values in it. */
  readonly prefix: readonly { readonly start: number; readonly end: number }[];
}

function partsOf(expression: Expression, draft: Draft): readonly WovenText[] | undefined {
  switch (expression.kind) {
    case 'binary': {
      if (expression.operator !== '+') return undefined;
      const left = partsOf(expression.left, draft);
      const right = partsOf(expression.right, draft);
      return left && right && [...left, ...right];
    }
    case 'literal':
    case 'template': {
      const woven = ofText(expression, draft);
      return woven && [woven];
    }
    default:
      return [{ parts: [{ kind: 'value', expression, start: expression.start, end: expression.end }], prefix: [] }];
  }
}

const opening = /^([fF]?[rR]?|[rR][fF]|\$?@?|@\$)("""|'''|"|'|`)/;

/** A literal with what stands in it. */
function ofText(
  expression: Extract<Expression, { kind: 'literal' | 'template' }>,
  draft: Draft,
): WovenText | undefined {
  const text = draft.textOf(expression);
  const [whole, mark = '', quote = ''] = opening.exec(text) ?? [];
  if (whole === undefined || !text.endsWith(quote) || text.length < whole.length + quote.length) return undefined;
  const from = expression.start + whole.length;
  const until = expression.end - quote.length;
  const isTemplate = expression.kind === 'template';
  const values = isTemplate ? expression.parts.filter((part) => typeof part !== 'string') : [];
  const before = quote === '`' ? '${' : '{';
  const parts: StatementPart[] = [];
  let at = from;
  for (const value of values) {
    const start = value.start - before.length;
    if (draft.text.slice(start, value.start) !== before || draft.text[value.end] !== '}') return undefined;
    parts.push({ kind: 'text', start: at, end: start, quote });
    parts.push({ kind: 'value', expression: value, start, end: value.end + 1 });
    at = value.end + 1;
  }
  parts.push({ kind: 'text', start: at, end: until, quote });
  const written = parts.flatMap((part) => (part.kind === 'text' ? draft.text.slice(part.start, part.end) : []));
  // Braces that stand for themselves, and a text that goes on in another literal.
  if (written.some((each) => (isTemplate && quote !== '`' && /[{}]/.test(each)) || isBroken(each, quote)))
    return undefined;
  const isMarked = isTemplate && quote !== '`' && mark !== '';
  const kept = mark.replace(/[fF$]/, '');
  return {
    parts,
    prefix: isMarked ? [{ start: expression.start, end: expression.start + mark.length - kept.length }] : [],
  };
}

function isBroken(text: string, quote: string): boolean {
  return new RegExp(`(?<!\\\\)${quote}`).test(text);
}

/** `"…".format(a)`, `fmt.Sprintf("…", a)`. */
function ofCall(call: Extract<Expression, { kind: 'call' }>, draft: Draft): WrittenStatement | undefined {
  const { callee, arguments: given } = call;
  const values = given.map(({ value }) => value);
  if (given.some(({ name, spread }) => name !== undefined || spread !== undefined)) return undefined;
  if (draft.file.program.language === 'python') {
    if (callee.kind !== 'member' || callee.name !== 'format') return undefined;
    return formatted(callee.object, values, { start: callee.object.end, end: call.end }, draft, /\{\}/g);
  }
  if (draft.file.callees.of(call) !== 'fmt.Sprintf') return undefined;
  const [format, ...filled] = values;
  const statement = format && formatted(format, filled, { start: format.end, end: call.end }, draft);
  return statement && { ...statement, leftOver: [{ start: call.start, end: format.start }, ...statement.leftOver] };
}

function valuesOf(right: Expression): readonly Expression[] {
  if (right.kind !== 'list') return [right];
  return right.items.flatMap((item) => (item.kind === 'spread' ? [] : [item]));
}

/** A format with a gap for each value. */
function formatted(
  format: Expression,
  values: readonly Expression[],
  tail: { readonly start: number; readonly end: number },
  draft: Draft,
  gap = /%([sdv])/g,
): WrittenStatement | undefined {
  if (format.kind !== 'literal' || typeof format.value !== 'string') return undefined;
  const woven = ofText(format, draft);
  const [only, ...others] = woven?.parts ?? [];
  if (only?.kind !== 'text' || others.length > 0) return undefined;
  const text = draft.text.slice(only.start, only.end);
  const gaps = [...text.matchAll(gap)];
  if (gaps.length !== values.length || /[%{}]/.test(text.replace(gap, '').replace(/%(?=')|(?<=')%/g, '')))
    return undefined;
  const parts: StatementPart[] = [];
  let at = only.start;
  for (const [index, { index: offset, 0: whole, 1: verb }] of gaps.entries()) {
    const expression = values[index];
    if (!expression) return undefined;
    const start = only.start + offset;
    parts.push({ ...only, start: at, end: start });
    parts.push({ kind: 'value', expression, start, end: start + whole.length, ...(verb ? { verb } : {}) });
    at = start + whole.length;
  }
  parts.push({ ...only, start: at });
  return { parts, leftOver: [tail] };
}
