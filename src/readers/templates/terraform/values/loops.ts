import { type Head, type KeyPath, type PlaceEntry, unknownHead, type Written } from '../../../values/head.js';
import { Place } from '../../../values/place.js';
import type { Expression, ForExpression } from '../syntax/nodes.js';
import type { Site } from './site.js';

/** Larger collections are data, not something a rule asks about. */
const mostItems = 500;

type MakePlace = (expression: Expression, site: Site, path?: KeyPath) => Place;

/** The list or map a `for` expression makes of each thing its collection may be. */
export function expandFor(node: ForExpression, site: Site, written: Written, placeOf: MakePlace): readonly Head[] {
  return placeOf(node.collection, site).heads.map((collection): Head => {
    const members = membersOf(collection);
    if (collection.kind === 'unknown') return unknownHead(written, collection.reason, collection.name);
    if (members.length > mostItems) return unknownHead(written, 'it has too many items');
    const sites = members.map((member) => ({ ...site, names: withMember(site, node.names, member) }));
    const kept = sites.filter((inner) => !node.condition || placeOf(node.condition, inner).literal !== 'false');
    const incomplete = collection.kind === 'map' ? collection.incomplete : undefined;
    const { key } = node;
    if (!key) return { kind: 'list', items: kept.map((inner) => placeOf(node.value, inner)), ...written };
    return mapHead(kept, key, node, written, incomplete, placeOf);
  });
}

/** An item of a list or map, by the key or index it has there. */
export interface Member {
  readonly key: Place;
  readonly value: Place;
}

/** The items of a list or map; none for anything else. */
export function membersOf(head: Head): readonly Member[] {
  if (head.kind === 'list') {
    return head.items.map((value, at) => ({ key: textPlace(String(at), head), value }));
  }
  if (head.kind !== 'map') return [];
  return head.entries.map(({ key, keyRange, place }) => ({
    key: textPlace(key, { range: keyRange, path: undefined }),
    value: place,
  }));
}

function withMember(site: Site, names: readonly string[], { key, value }: Member): ReadonlyMap<string, Place> {
  const [first = '', second] = names;
  const own: readonly (readonly [string, Place])[] =
    second === undefined
      ? [[first, value]]
      : [
          [first, key],
          [second, value],
        ];
  return new Map([...site.names, ...own]);
}

function mapHead(
  sites: readonly Site[],
  key: Expression,
  { value, grouped }: ForExpression,
  written: Written,
  known: string | undefined,
  placeOf: MakePlace,
): Head {
  const values = new Map<string, { readonly keyPlace: Place; readonly places: Place[] }>();
  let incomplete = known;
  for (const inner of sites) {
    const keyPlace = placeOf(key, inner);
    const name = keyPlace.literal;
    if (name === undefined) {
      incomplete ??= 'a key is known only when deploying';
      continue;
    }
    const found = values.get(name) ?? { keyPlace, places: [] };
    found.places.push(placeOf(value, inner));
    values.set(name, found);
  }
  const entries = [...values].map(([name, { keyPlace, places }]): PlaceEntry => {
    const list = () => Place.of({ kind: 'list', items: places, ...written });
    return {
      key: name,
      keyRange: keyPlace.range ?? written.range,
      place: grouped ? list() : (places.at(-1) ?? Place.absent),
    };
  });
  return { kind: 'map', entries, ...written, ...(incomplete && { incomplete }) };
}

function textPlace(text: string, written: Written): Place {
  return Place.of({ kind: 'text', parts: [text], range: written.range, path: written.path });
}
