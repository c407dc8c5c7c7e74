import { type Head, unknownHead, type Written } from '../../../values/head.js';
import type { Place } from '../../../values/place.js';
import { literalOf } from '../../../values/text.js';

/** What an operator makes of its operands. Unknown unless every operand is known to the last character. */
export function operate(operator: string, operands: readonly Place[], written: Written): readonly Head[] {
  const [left, right] = operands;
  if (!left) return [unknownHead(written, 'an operand is missing')];
  if (right === undefined) {
    return each(left, (value) => unary(operator, value), written);
  }
  const decided = decidedByOne(operator, left.literal, right.literal);
  if (decided !== undefined) return [text(decided, written)];
  const heads = left.heads.flatMap((a) => right.heads.map((b) => combined(operator, a, b, written)));
  return heads;
}

function each(operand: Place, change: (value: string) => string | undefined, written: Written): readonly Head[] {
  return operand.heads.map((head) => {
    const value = head.kind === 'text' ? literalOf(head.parts) : undefined;
    const result = value === undefined ? undefined : change(value);
    return result === undefined ? unknownHead(written, reasonOf(head)) : text(result, written);
  });
}

function unary(operator: string, value: string): string | undefined {
  if (operator === '!') return value === 'true' ? 'false' : value === 'false' ? 'true' : undefined;
  const number = Number(value);
  return operator === '-' && value.trim() !== '' && Number.isFinite(number) ? String(-number) : undefined;
}

/** One side is enough for some answers. */
function decidedByOne(operator: string, left: string | undefined, right: string | undefined): string | undefined {
  if (operator === '&&' && (left === 'false' || right === 'false')) return 'false';
  if (operator === '||' && (left === 'true' || right === 'true')) return 'true';
  return undefined;
}

function combined(operator: string, a: Head, b: Head, written: Written): Head {
  if (operator === '==' || operator === '!=') {
    const same = equal(a, b);
    if (same === undefined) return unknownHead(written, reasonOf(a.kind === 'text' ? b : a));
    return text(String(same === (operator === '==')), written);
  }
  const left = a.kind === 'text' ? literalOf(a.parts) : undefined;
  const right = b.kind === 'text' ? literalOf(b.parts) : undefined;
  if (left === undefined || right === undefined) return unknownHead(written, reasonOf(left === undefined ? a : b));
  const result =
    operator === '&&' || operator === '||' ? logical(operator, left, right) : arithmetic(operator, left, right);
  return result === undefined ? unknownHead(written, 'it cannot be calculated') : text(result, written);
}

/** Undefined when it cannot be told. What refers to a resource is something, and nothing that is written out. */
function equal(a: Head, b: Head): boolean | undefined {
  if (a.kind === 'unknown' || b.kind === 'unknown') return undefined;
  if (a.kind === 'absent' || b.kind === 'absent') return a.kind === b.kind;
  if (a.kind === 'text' && b.kind === 'text') {
    const [left, right] = [literalOf(a.parts), literalOf(b.parts)];
    if (left !== undefined && right !== undefined) return left === right;
    return left === '' || right === '' ? false : undefined;
  }
  const isEmpty = (head: Head) =>
    (head.kind === 'list' && head.items.length === 0) ||
    (head.kind === 'map' && head.entries.length === 0 && !head.incomplete);
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  return undefined;
}

function logical(operator: string, left: string, right: string): string | undefined {
  if (![left, right].every((value) => value === 'true' || value === 'false')) return undefined;
  return String(operator === '&&' ? left === 'true' && right === 'true' : left === 'true' || right === 'true');
}

function arithmetic(operator: string, left: string, right: string): string | undefined {
  const [a, b] = [Number(left), Number(right)];
  if (left.trim() === '' || right.trim() === '' || !Number.isFinite(a) || !Number.isFinite(b)) return undefined;
  const result = calculate(operator, a, b);
  return result === undefined || (typeof result === 'number' && !Number.isFinite(result)) ? undefined : String(result);
}

function calculate(operator: string, a: number, b: number): number | boolean | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    case '>=':
      return a >= b;
    default:
      return undefined;
  }
}

function reasonOf(head: Head): string {
  return head.kind === 'unknown' ? head.reason : 'it is known only when deploying';
}

function text(value: string, written: Written): Head {
  return { kind: 'text', parts: [value], ...written };
}
