import type { DeclaringTemplate } from '../resources/resource.js';
import { absentHead, type Head, type MapHead, type PlaceEntry, unknownHead, whereOf } from '../values/head.js';
import { Place } from '../values/place.js';
import type { Spelling } from './provider-resource.js';

/** How the arguments of a type, or of a block in it, are written in CloudFormation: by the provider's name. */
export type Arguments = Readonly<Record<string, string | Translation>>;

/** One argument under CloudFormation's name. A dotted name lies in a map: `Code.ImageUri`. */
export interface Translation {
  readonly to: string;
  convert(value: Place, words: Words): Place;
}

/** What a conversion may need of the place the arguments stand in. */
export interface Words {
  readonly spelling: Spelling;
  readonly template: DeclaringTemplate;
}

/** A type of the provider in CloudFormation's words. */
export interface ProviderType {
  /** Undefined for what CloudFormation has no type for: it is joined with another resource. */
  readonly type?: string;
  readonly arguments: Arguments;
  /** Properties that come from several arguments, out of the translated ones. */
  readonly derived?: Readonly<Record<string, (properties: Place) => Place>>;
}

/** The types of one service, by the provider's name. */
export type ProviderTypes = Readonly<Record<string, ProviderType>>;

/** A block that can stand once. */
export function block(to: string, inner: Arguments): Translation {
  return { to, convert: (value, words) => translated(single(value), inner, words) };
}

/** A block that can stand several times: a list. */
export function blocks(to: string, inner: Arguments): Translation {
  return { to, convert: (value, words) => eachItem(value, (item) => translated(item, inner, words)) };
}

/** A text that holds JSON, or a structure in its place. */
export function json(to: string): Translation {
  return { to, convert: (value, words) => parsedJson(value, words) };
}

/** Any other way a value is written. */
export function converted(to: string, convert: Translation['convert']): Translation {
  return { to, convert };
}

/** Arguments in CloudFormation's words. What has no translation is left out; nothing is worked out yet. */
export function translated(place: Place, translations: Arguments, words: Words): Place {
  return Place.from(
    () => place.heads.map((head) => (head.kind === 'map' ? translatedMap(head, translations, words) : head)),
    place.written,
  );
}

/** The only item of a list with one, for blocks that can stand once. */
export function single(value: Place): Place {
  return Place.from(
    () => value.heads.flatMap((head) => (head.kind === 'list' ? (head.items[0]?.heads ?? [absentHead]) : [head])),
    value.written,
  );
}

/** A list with each item changed; a single map counts as a list of one. */
export function eachItem(value: Place, change: (item: Place) => Place): Place {
  return Place.from(
    () =>
      value.heads.map((head): Head => {
        if (head.kind === 'list') return { ...head, items: head.items.map(change) };
        if (head.kind !== 'map') return head;
        return { kind: 'list', items: [change(Place.of(head))], ...whereOf(head) };
      }),
    value.written,
  );
}

/** The value, absent where it is the word that means nothing. */
export function withoutText(nothing: string): (value: Place) => Place {
  return (value) =>
    Place.from(
      () => value.heads.map((head) => (head.kind === 'text' && head.parts.join('') === nothing ? absentHead : head)),
      value.written,
    );
}

/** What a text of JSON says. */
export function parsedJson(value: Place, { template }: Words): Place {
  return Place.from(
    () =>
      value.heads.flatMap((head): readonly Head[] => {
        if (head.kind !== 'text') return [head];
        const parsed = template.definitionIn(Place.of(head));
        return parsed ? parsed.heads : [unknownHead(head, 'it cannot be read as JSON')];
      }),
    value.written,
  );
}

function translatedMap(head: MapHead, translations: Arguments, words: Words): Head {
  const { entries, incomplete } = head;
  const byName = new Map(entries.map((entry) => [entry.key, entry]));
  const result: PlaceEntry[] = [];
  for (const [name, translation] of Object.entries(translations)) {
    const entry = spellings(name, words.spelling).flatMap((each) => byName.get(each) ?? [])[0];
    if (!entry) continue;
    const { to, convert } = typeof translation === 'string' ? { to: translation, convert: undefined } : translation;
    const place = convert ? convert(entry.place, words) : entry.place;
    add(result, to.split('.'), { ...entry, keyRange: entry.keyRange, place });
  }
  return { kind: 'map', entries: result, ...whereOf(head), ...(incomplete && { incomplete }) };
}

/** What is given as null counts as not given, so that the map around it is not made for its sake. */
function add(entries: PlaceEntry[], [first = '', ...rest]: readonly string[], entry: PlaceEntry): void {
  if (rest.length === 0) {
    entries.push({ key: first, keyRange: entry.keyRange, place: entry.place });
    return;
  }
  if (entry.place.isAbsent) return;
  const around = entries.findIndex(({ key }) => key === first);
  const inner: PlaceEntry[] = [...(entries[around]?.place.entries() ?? [])];
  add(inner, rest, entry);
  const written = entry.place.written ?? { range: entry.keyRange, path: undefined };
  const made = {
    key: first,
    keyRange: entry.keyRange,
    place: Place.of({ kind: 'map', entries: inner, ...whereOf(written) }),
  };
  if (around === -1) entries.push(made);
  else entries[around] = made;
}

/**
 * The ways a name may be written. Pulumi writes the plural where several can stand (`statement` is `statements`), and
 * the singular where Terraform's name is a plural of a block that can stand once.
 */
function spellings(name: string, spelling: Spelling): readonly string[] {
  if (spelling === 'snake_case') return [name];
  const camel = name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
  const plural = pluralOf(camel);
  // In Python all names are in snake_case, and so is the plural.
  return [camel, plural, name, pluralOf(name)];
}

function pluralOf(name: string): string {
  if (name.endsWith('y')) return `${name.slice(0, -1)}ies`;
  return name.endsWith('x') ? `${name}es` : `${name}s`;
}
