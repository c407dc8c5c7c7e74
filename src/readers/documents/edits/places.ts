/**
 * A template as places in its text: what stands where and how it is laid out, so that something can be put beside it.
 * Nothing is resolved. Offsets are UTF-16 units; `end` is behind the last character of the content, before any blank
 * lines and comments that follow.
 */
export type Place = MapPlace | ListPlace | ScalarPlace | TaggedPlace | SharedPlace;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** `block` maps go by indentation, `flow` maps have braces. All of JSON is flow. */
export interface MapPlace extends Span {
  readonly kind: 'map';
  readonly layout: 'block' | 'flow';
  readonly entries: readonly EntryPlace[];
}

export interface EntryPlace {
  readonly key: string;
  readonly keyStart: number;
  /** Behind the colon. */
  readonly colonEnd: number;
  /** Undefined when nothing is written behind the colon. */
  readonly value: Place | undefined;
}

export interface ListPlace extends Span {
  readonly kind: 'list';
  readonly layout: 'block' | 'flow';
  readonly items: readonly Place[];
  /** Where each item begins: its dash in a block list, itself in a flow list. */
  readonly itemStarts: readonly number[];
}

export interface ScalarPlace extends Span {
  readonly kind: 'scalar';
  readonly text: string;
  readonly quote: '' | "'" | '"';
}

/** A value with a tag, `!Ref Orders`. `start` is at the tag. */
export interface TaggedPlace extends Span {
  readonly kind: 'tagged';
  readonly tag: string;
  readonly content: Place;
}

/** An anchor or alias: a change would be one at other places too. */
export interface SharedPlace extends Span {
  readonly kind: 'shared';
}

/** The entry of that key; undefined when `place` is no map or has none. Of several the last counts. */
export function entryAt(place: Place | undefined, key: string): EntryPlace | undefined {
  return place?.kind === 'map' ? place.entries.findLast((entry) => entry.key === key) : undefined;
}

/**
 * What stands at the end of a path, list items by number. A single map passes for the first item of a list, and
 * `Fn::If` leads into a tag `!If` as into the long form. Undefined when there is no such place.
 */
export function placeAt(root: Place | undefined, path: readonly string[]): Place | undefined {
  let place = root;
  for (const step of path) place = place && stepInto(place, step);
  return place;
}

function stepInto(place: Place, step: string): Place | undefined {
  switch (place.kind) {
    case 'map':
      return entryAt(place, step)?.value ?? (step === '0' && place.entries.length > 0 ? place : undefined);
    case 'list':
      return place.items[Number(step)];
    case 'tagged':
      return step === place.tag.replace(/^!(Fn::)?/, 'Fn::') ? place.content : undefined;
    default:
      return undefined;
  }
}

/** The text of a scalar, otherwise undefined. */
export function textAt(place: Place | undefined): string | undefined {
  return place?.kind === 'scalar' ? place.text : undefined;
}

/** A function of the template language in place of a value: `!Ref X`, `{ "Fn::If": [...] }`. */
export function isIntrinsic(place: Place): boolean {
  if (place.kind === 'tagged') return true;
  if (place.kind !== 'map' || place.entries.length !== 1) return false;
  const key = place.entries[0]?.key ?? '';
  return key === 'Ref' || key.startsWith('Fn::');
}

/**
 * The logical id a reference names, whichever way it is written: `!Ref Save`, `!GetAtt Save.Arn`,
 * `{ "Fn::GetAtt": ["Save", "Arn"] }`, `!Sub ${Save.Arn}`.
 */
export function referredId(place: Place | undefined): string | undefined {
  if (!place) return undefined;
  if (place.kind === 'tagged') return idIn(place.tag.slice(1), place.content);
  if (!isIntrinsic(place) || place.kind !== 'map') return undefined;
  const [entry] = place.entries;
  return entry && idIn(entry.key.replace('Fn::', ''), entry.value);
}

function idIn(name: string, argument: Place | undefined): string | undefined {
  const text = argument?.kind === 'list' ? textAt(argument.items[0]) : textAt(argument);
  if (name === 'Ref') return text;
  if (name === 'GetAtt') return text?.split('.')[0];
  return name === 'Sub' ? /^\$\{(\w+)(\.\w+)?\}$/.exec(text ?? '')?.[1] : undefined;
}
