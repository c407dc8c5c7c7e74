import { capped, type Head, type TextPart } from '../../values/head.js';
import { Place } from '../../values/place.js';
import { concatenated, literalOf, partsOf, textHead } from '../../values/text.js';
import { argumentsOf, type Intrinsic, type IntrinsicUse, malformed, unknownUse } from './intrinsic.js';

/** `Fn::Sub`, as a text alone or with variables of its own. */
export const substitute: Intrinsic = (use) => {
  const [template, variables] = argumentsOf(use) ?? [use.argument];
  const heads = (template?.heads ?? []).flatMap((head) => {
    if (head.kind !== 'text') return malformed(use);
    const pieces = head.parts.flatMap((part) =>
      typeof part === 'string' ? substituted(part, use, variables) : [[textHead([part], use.written)]],
    );
    return concatenated(pieces, use.written);
  });
  return heads.length > 0 ? capped(heads, use.written) : malformed(use);
};

/** The text in pieces, each with everything it may be. */
function substituted(text: string, use: IntrinsicUse, variables: Place | undefined): readonly (readonly Head[])[] {
  const pieces: (readonly Head[])[] = [];
  let end = 0;
  for (const match of text.matchAll(/\$\{(!?)([^}]*)\}/g)) {
    pieces.push([textHead([text.slice(end, match.index)], use.written)]);
    const [whole, escaped, name = ''] = match;
    pieces.push(escaped ? [textHead([`\${${name}}`], use.written)] : variableHeads(name.trim(), use, variables));
    end = match.index + whole.length;
  }
  pieces.push([textHead([text.slice(end)], use.written)]);
  return pieces.filter((piece) => !isEmpty(piece));
}

function variableHeads(name: string, use: IntrinsicUse, variables: Place | undefined): readonly Head[] {
  const own = variables?.get(name);
  if (own && !own.isAbsent) return own.heads;
  const bound = use.bindings.get(name);
  if (bound !== undefined) return [textHead([bound], use.written)];
  const dot = name.indexOf('.');
  return dot < 0
    ? use.scope.reference(name, use.written)
    : use.scope.attribute(name.slice(0, dot), name.slice(dot + 1), use.written);
}

/** `Fn::Join` with a delimiter over a list; the items of a list that is not known stand as one gap. */
export const join: Intrinsic = (use) => {
  const [delimiterPlace, listPlace] = argumentsOf(use) ?? [];
  const delimiter = delimiterPlace && !delimiterPlace.isAbsent ? delimiterPlace.literal : '';
  if (!listPlace || delimiter === undefined) return malformed(use);
  const between = [textHead([delimiter], use.written)];
  const results = listPlace.heads.map((list): readonly Head[] => {
    if (list.kind !== 'list') return list.kind === 'absent' ? [] : [list];
    const pieces = list.items.flatMap((item) => (item.isAbsent ? [] : [item.heads]));
    return concatenated(
      pieces.flatMap((piece, at) => (at === 0 || delimiter === '' ? [piece] : [between, piece])),
      use.written,
    );
  });
  return capped(results.flat(), use.written);
};

/** `Fn::Split` of a text whose every part is known, or whose gaps hold no delimiter. */
export const split: Intrinsic = (use) => {
  const [delimiterPlace, source] = argumentsOf(use) ?? [];
  const delimiter = delimiterPlace?.literal;
  if (!source || !delimiter) return malformed(use);
  return source.heads.map((head): Head => {
    if (head.kind !== 'text') return head;
    const items: TextPart[][] = [[]];
    for (const part of head.parts) {
      const [first = '', ...rest] = typeof part === 'string' ? part.split(delimiter) : [part];
      items.at(-1)?.push(first);
      for (const next of rest) items.push([next]);
    }
    return { ...head, kind: 'list', items: items.map((parts) => Place.of(textHead(parts, use.written))) };
  });
};

/** `Fn::Select`: the item at a number. */
export const select: Intrinsic = (use) => {
  const [index, list] = argumentsOf(use) ?? [];
  const at = Number(index?.literal ?? Number.NaN);
  if (!list || !Number.isInteger(at)) return malformed(use);
  const selected = list.heads.flatMap((head): readonly Head[] => {
    if (head.kind !== 'list') return head.kind === 'unknown' ? [head] : malformed(use);
    return head.items[at]?.heads ?? unknownUse(use, `the list has no item ${at}`);
  });
  return capped(selected, use.written);
};

/** `Fn::Base64`: user data and keys; nothing asks for the encoded text, so the text itself is kept. */
export const encodeBase64: Intrinsic = (use) => use.argument.heads;

/** `Fn::Length` of a list that is known. */
export const length: Intrinsic = (use) => {
  const items = argumentsOf(use);
  return items
    ? [textHead([String(items.length)], use.written)]
    : unknownUse(use, 'the length of the list is not known');
};

/** `Fn::ToJsonString`: a map or list as text; values that only the deployment knows stand as `${Name}`. */
export const toJsonString: Intrinsic = (use) => {
  const parts = jsonParts(use.argument, 0);
  return parts
    ? concatenated([[textHead(parts, use.written)]], use.written)
    : unknownUse(use, 'it is too deep to be written out');
};

const maximumDepth = 30;

function jsonParts(place: Place, depth: number): readonly TextPart[] | undefined {
  const [head] = place.heads;
  if (!head || head.kind === 'absent') return ['null'];
  if (depth > maximumDepth) return undefined;
  if (head.kind === 'text' || head.kind === 'unknown') {
    const parts = partsOf(head);
    const literal = literalOf(parts);
    if (literal !== undefined) return [JSON.stringify(literal)];
    return ['"', ...parts.map((part) => (typeof part === 'string' ? JSON.stringify(part).slice(1, -1) : part)), '"'];
  }
  const inner = head.kind === 'list' ? head.items.map((item) => ({ key: '', item })) : keyed(head.entries);
  const [open, close] = head.kind === 'list' ? ['[', ']'] : ['{', '}'];
  const parts: TextPart[] = [open];
  for (const [at, { key, item }] of inner.entries()) {
    const value = jsonParts(item, depth + 1);
    if (!value) return undefined;
    parts.push(`${at === 0 ? '' : ','}${key}`, ...value);
  }
  return [...parts, close];
}

function keyed(entries: readonly { readonly key: string; readonly place: Place }[]) {
  return entries.map(({ key, place }) => ({ key: `${JSON.stringify(key)}:`, item: place }));
}

function isEmpty(piece: readonly Head[]): boolean {
  const [head, ...others] = piece;
  return others.length === 0 && head?.kind === 'text' && head.parts.every((part) => part === '');
}
