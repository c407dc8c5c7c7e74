import { absentHead, type Head, type ListHead, type MapHead, type PlaceEntry } from '../../../../values/head.js';
import { Place } from '../../../../values/place.js';
import { memberOf } from '../access.js';
import { membersOf } from '../loops.js';
import {
  type Call,
  type FunctionFamily,
  literalText,
  type TerraformFunction,
  textResult,
  unknownResult,
} from './call.js';

/** Functions of lists and maps (Terraform language, functions, 2026-11). */
export const collectionFunctions: FunctionFamily = {
  merge,
  concat: (call) => [listHead(spread(call).flatMap(itemsOf), call)],
  list: (call) => [listHead(call.arguments, call)],
  map: (call) => {
    const entries: PlaceEntry[] = [];
    for (let at = 0; at + 1 < call.arguments.length; at += 2) {
      const [key, place] = call.arguments.slice(at, at + 2);
      if (key?.literal === undefined || !place) return unknownResult(call);
      entries.push({ key: key.literal, keyRange: key.range ?? call.written.range, place });
    }
    return [{ kind: 'map', entries, ...call.written }];
  },
  toset: distinct,
  distinct,
  tolist: itself,
  tomap: itself,
  setunion: (call) => distinctItems(spread(call).flatMap(itemsOf), call),
  compact: ofList((items) => items.filter((item) => item.literal !== '' && !item.isAbsent)),
  flatten: (call) => [
    listHead(
      (call.arguments[0] ? itemsOf(call.arguments[0]) : []).flatMap((item) => flattened(item, 0)),
      call,
    ),
  ],
  reverse: ofList((items) => [...items].reverse()),
  sort: ofList((items) =>
    items.every((item) => item.literal !== undefined)
      ? [...items].sort((a, b) => ((a.literal ?? '') < (b.literal ?? '') ? -1 : 1))
      : items,
  ),
  slice: (call) => {
    const [list, from, to] = call.arguments;
    const [start, end] = [Number(from?.literal), Number(to?.literal)];
    if (!list || !Number.isInteger(start) || !Number.isInteger(end)) return unknownResult(call);
    return ofList((items) => items.slice(start, end))(call);
  },
  element: (call) => {
    const [list, index] = call.arguments;
    const at = Number(index?.literal);
    return eachHead(list, (head) => {
      if (head.kind !== 'list' || !Number.isInteger(at) || head.items.length === 0) return unknownResult(call);
      const length = head.items.length;
      return head.items[((at % length) + length) % length]?.heads ?? [];
    });
  },
  one: (call) =>
    eachHead(call.arguments[0], (head) => (head.kind === 'list' ? (head.items[0]?.heads ?? [absentHead]) : [head])),
  keys: (call) =>
    eachHead(call.arguments[0], (head) =>
      head.kind === 'map' && !head.incomplete
        ? [
            listHead(
              membersOf(head).map(({ key }) => key),
              call,
            ),
          ]
        : unknownResult(call),
    ),
  values: (call) =>
    eachHead(call.arguments[0], (head) =>
      head.kind === 'map' && !head.incomplete
        ? [
            listHead(
              membersOf(head).map(({ value }) => value),
              call,
            ),
          ]
        : unknownResult(call),
    ),
  zipmap: (call) => {
    const [keys, values] = call.arguments.map((argument) => argument.items());
    const names = (keys ?? []).map((key) => key.literal);
    if (names.some((name) => name === undefined)) return unknownResult(call);
    const entries = names.flatMap((name = '', at): readonly PlaceEntry[] => {
      const place = values?.[at];
      return place ? [{ key: name, keyRange: keys?.[at]?.range ?? call.written.range, place }] : [];
    });
    return [{ kind: 'map', entries, ...call.written }];
  },
  length: (call) =>
    eachHead(call.arguments[0], (head) => {
      if (head.kind === 'list' && !hasUnknownItem(head)) return [textResult(String(head.items.length), call.written)];
      if (head.kind === 'map' && !head.incomplete) return [textResult(String(head.entries.length), call.written)];
      const text = literalText(head);
      return text === undefined ? unknownResult(call) : [textResult(String(text.length), call.written)];
    }),
  contains: (call) => {
    const [list, value] = call.arguments;
    const wanted = value?.literal;
    return eachHead(list, (head) => {
      if (head.kind !== 'list' || wanted === undefined) return unknownResult(call);
      if (head.items.some((item) => item.literal === wanted)) return [textResult('true', call.written)];
      const isKnown = head.items.every((item) => item.literal !== undefined);
      return isKnown ? [textResult('false', call.written)] : unknownResult(call);
    });
  },
  lookup: (call) => {
    const [map, key, fallback] = call.arguments;
    const name = key?.literal;
    if (!map || name === undefined) return unknownResult(call);
    return withFallback(memberOf(map, name, call.written), fallback);
  },
  coalesce: (call) => firstGiven(spread(call), (head) => head.kind === 'absent' || literalText(head) === ''),
  coalescelist: (call) =>
    firstGiven(spread(call), (head) => head.kind === 'absent' || (head.kind === 'list' && head.items.length === 0)),
  try: (call) => firstGiven(call.arguments, (head) => head.kind === 'absent'),
  range: (call) => {
    const numbers = call.arguments.map((argument) => Number(argument.literal));
    const [start = 0, end = 0, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
    if (!numbers.every(Number.isInteger) || step <= 0 || end - start > 1000) return unknownResult(call);
    const items: Place[] = [];
    for (let at = start; at < end; at += step) items.push(Place.of(textResult(String(at), call.written)));
    return [listHead(items, call)];
  },
  formatlist: (call) => unknownResult(call),
};

function itself({ arguments: [value] }: Call): readonly Head[] {
  return value?.heads ?? [];
}

/** The arguments with those that stand in a list (`list...`) one by one. */
function spread({ arguments: given, spreads }: Call): readonly Place[] {
  const last = given.at(-1);
  return spreads && last ? [...given.slice(0, -1), ...itemsOf(last)] : given;
}

/** The items of a list; something that cannot be known stands for items that nobody knows. */
function itemsOf(place: Place): readonly Place[] {
  return place.heads.flatMap((head) => {
    if (head.kind === 'list') return head.items;
    return head.kind === 'absent' ? [] : [Place.of(head)];
  });
}

function listHead(items: readonly Place[], { written }: Call): ListHead {
  return { kind: 'list', items, ...written };
}

function hasUnknownItem({ items }: ListHead): boolean {
  return items.some((item) => item.heads.length > 1 || item.heads[0]?.kind === 'unknown');
}

function eachHead(place: Place | undefined, convert: (head: Head) => readonly Head[]): readonly Head[] {
  return (place?.heads ?? []).flatMap((head) => (head.kind === 'unknown' ? [head] : convert(head)));
}

function ofList(change: (items: readonly Place[]) => readonly Place[]): TerraformFunction {
  return (call) =>
    eachHead(call.arguments[0], (head) => (head.kind === 'list' ? [{ ...head, items: change(head.items) }] : [head]));
}

function distinct(call: Call): readonly Head[] {
  return eachHead(call.arguments[0], (head) => (head.kind === 'list' ? distinctItems(head.items, call) : [head]));
}

function distinctItems(items: readonly Place[], call: Call): readonly Head[] {
  const seen = new Set<string>();
  const kept = items.filter(({ literal }) => literal === undefined || (!seen.has(literal) && seen.add(literal)));
  return [listHead(kept, call)];
}

const deepest = 10;

function flattened(item: Place, depth: number): readonly Place[] {
  const [head, ...others] = item.heads;
  if (head?.kind !== 'list' || others.length > 0 || depth > deepest) return [item];
  return head.items.flatMap((inner) => flattened(inner, depth + 1));
}

/** Of two entries with one key the later counts. Where a map may be several things, so may the result. */
function merge(call: Call): readonly Head[] {
  let results: readonly MapHead[] = [{ kind: 'map', entries: [], ...call.written }];
  for (const place of spread(call)) {
    results = results.flatMap((before) => place.heads.map((head) => overlaid(before, head))).slice(0, 16);
  }
  return results;
}

function overlaid(base: MapHead, head: Head): MapHead {
  if (head.kind === 'absent') return base;
  if (head.kind !== 'map') return { ...base, incomplete: head.kind === 'unknown' ? head.reason : 'it is no map' };
  const keys = new Set(head.entries.map(({ key }) => key));
  const incomplete = base.incomplete ?? head.incomplete;
  return {
    ...base,
    entries: [...base.entries.filter(({ key }) => !keys.has(key)), ...head.entries],
    ...(incomplete && { incomplete }),
  };
}

/** The first argument that gives something; what may give nothing gives way to the next. */
function firstGiven(places: readonly Place[], isNothing: (head: Head) => boolean): readonly Head[] {
  const found: Head[] = [];
  for (const place of places) {
    const given = place.heads.filter((head) => !isNothing(head));
    found.push(...given);
    if (given.length === place.heads.length) return found;
  }
  return found.length > 0 ? found : [absentHead];
}

function withFallback(heads: readonly Head[], fallback: Place | undefined): readonly Head[] {
  if (!fallback) return heads;
  return heads.flatMap((head) => (head.kind === 'absent' ? fallback.heads : [head]));
}
