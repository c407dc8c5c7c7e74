import type { Head, MapHead, PlaceEntry, Written } from './head.js';
import { Place } from './place.js';
import { textHead } from './text.js';

/** A map made of places that are written elsewhere, each under another key than there; what is absent is left out. */
export function composedMap(values: Readonly<Record<string, Place>>, written: Written): Place {
  return Place.from(() => {
    const entries = Object.entries(values).flatMap(([key, place]): readonly PlaceEntry[] =>
      place.isAbsent ? [] : [{ key, keyRange: place.range ?? written.range, place }],
    );
    return [{ kind: 'map', entries, range: written.range, path: written.path }];
  }, written);
}

/** A list made of places that are written elsewhere. */
export function composedList(items: readonly Place[], written: Written): Place {
  return Place.of({ kind: 'list', items, range: written.range, path: written.path });
}

/** A text that a tool writes by itself, in the place of what it writes it for. */
export function writtenText(text: string, { range, path }: Written): Place {
  return Place.of(textHead([text], { range, path }));
}

/** The place with each thing it may be changed. */
export function changed(place: Place, change: (head: Exclude<Head, { kind: 'absent' }>) => Head): Place {
  return Place.from(() => place.heads.map((head) => (head.kind === 'absent' ? head : change(head))), place.written);
}

/** The first place where something is written. */
export function firstOf(...places: readonly Place[]): Place {
  return places.find((place) => !place.isAbsent) ?? Place.absent;
}

/** A map with the entries of `own` in front of those of `base`: of two with one key the own one counts. */
export function overlaid(own: Place, base: Place): Place {
  const written = own.written ?? base.written;
  if (own.isAbsent) return base;
  if (base.isAbsent || !written) return own;
  return Place.from(() => {
    const entries = own.entries();
    const taken = new Set(entries.map(({ key }) => key));
    const incomplete = own.incompleteReason ?? base.incompleteReason;
    const head: MapHead = {
      kind: 'map',
      entries: [...base.entries().filter(({ key }) => !taken.has(key)), ...entries],
      range: written.range,
      path: written.path,
      ...(incomplete && { incomplete }),
    };
    return [head];
  }, written);
}

/**
 * The place where a value itself is written, when it is a map that stands elsewhere: what has to be changed stands there.
 * Otherwise the place as it is.
 */
export function definitionOf(place: Place): Place {
  const [head, ...others] = place.heads;
  return head?.kind === 'map' && others.length === 0 ? Place.of(head) : place;
}
