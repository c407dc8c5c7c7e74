import type { Target } from '../../model/template.js';
import {
  capped,
  type Head,
  type TextHead,
  type TextPart,
  type UnknownHead,
  unknownHead,
  type Written,
} from './head.js';

/** Longer texts are not put together: nested stacks that double a parameter at each level would fill the memory. */
const maximumLength = 200_000;

/** The literal text, or undefined when part of it is a reference or known only at deployment. */
export function literalOf(parts: readonly TextPart[]): string | undefined {
  return parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
}

/** The text with `${Name}` for every part that is not literal. */
export function withPlaceholders(parts: readonly TextPart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : `\${${part.name}}`)).join('');
}

/** What a text points to: the resource it begins with, or the text as it stands. */
export function targetOf(parts: readonly TextPart[]): Target {
  const [first, ...rest] = parts;
  if (first === undefined || typeof first === 'string' || first.kind === 'gap') {
    return { kind: 'text', text: withPlaceholders(parts) };
  }
  const suffix = withPlaceholders(rest);
  return {
    kind: 'resource',
    id: first.id,
    ...(first.attribute && { attribute: first.attribute }),
    ...(suffix && { suffix }),
  };
}

/** The first resource a text mentions anywhere in it. */
export function mentionedIn(parts: readonly TextPart[]): Target | undefined {
  const reference = parts.find((part) => typeof part !== 'string' && part.kind === 'resource');
  return reference === undefined ? undefined : targetOf([reference]);
}

/** Every way to write the pieces one after the other, where each piece may be several things. */
export function concatenated(pieces: readonly (readonly Head[])[], written: Written): readonly Head[] {
  let results: readonly (readonly TextPart[])[] = [[]];
  let length = 0;
  for (const piece of pieces) {
    const parts = piece.flatMap((head) => (head.kind === 'absent' ? [] : [partsOf(head)]));
    length += Math.max(0, ...parts.map(lengthOf));
    if (length > maximumLength) return [unknownHead(written, 'it is too long')];
    if (parts.length > 0) results = capProduct(results, parts);
  }
  const parameter = onlyParameter(pieces);
  return capped(
    results.map((parts) => textHead(parts, written, parameter)),
    written,
  );
}

function capProduct(left: readonly (readonly TextPart[])[], right: readonly (readonly TextPart[])[]) {
  const product = left.flatMap((before) => right.map((after) => [...before, ...after]));
  return product.slice(0, maximumProduct);
}

/** One more than is kept, so that `capped` sees that there were more. */
const maximumProduct = 17;

/** The parts as one text; a text of one gap alone is as unknown as the gap. */
export function textHead(
  pieces: readonly TextPart[],
  written: Written,
  parameter?: TextHead['parameter'],
): TextHead | UnknownHead {
  const parts = merged(pieces);
  const [only, ...others] = parts;
  if (only && others.length === 0 && typeof only !== 'string' && only.kind === 'gap') {
    return { ...only, ...written, kind: 'unknown', ...(parameter && { parameter }) };
  }
  return { kind: 'text', parts, ...written, ...(parameter && { parameter }) };
}

/** The parameter that is the whole text. */
function onlyParameter(pieces: readonly (readonly Head[])[]): TextHead['parameter'] {
  const [only, ...others] = pieces;
  const found = only?.[0];
  return others.length === 0 && (found?.kind === 'text' || found?.kind === 'unknown') ? found.parameter : undefined;
}

/** The head as part of a longer text; a list or map, which has no place there, is a gap. */
export function partsOf(head: Exclude<Head, { kind: 'absent' }>): readonly TextPart[] {
  if (head.kind === 'text') return head.parts;
  if (head.kind === 'unknown') return [{ kind: 'gap', name: head.name, reason: head.reason }];
  return [{ kind: 'gap', name: '…', reason: `a ${head.kind} stands where a text belongs` }];
}

function lengthOf(parts: readonly TextPart[]): number {
  return parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : part.name.length), 0);
}

function merged(parts: readonly TextPart[]): readonly TextPart[] {
  const result: TextPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else if (part !== '') result.push(part);
  }
  return result.length === 0 ? [''] : result;
}
