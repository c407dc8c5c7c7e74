import { Place } from '../../../values/place.js';

/** The keys of an address: `custom.tables.0` and `custom['tables'][0]` alike. */
export function segmentsOf(address: string): readonly string[] {
  return address
    .replace(/\[["']?([^\]"']*)["']?\]/g, '.$1')
    .split('.')
    .filter((segment) => segment !== '');
}

/** Whether part of a text is not known. */
export function isWildcard(text: string): boolean {
  return text.includes('\0');
}

/** What stands at an address; where a key is not known, everything that may be meant. */
export function lookUp(from: Place, segments: readonly string[]): Place {
  return segments.reduce<Place>((place, segment) => (isWildcard(segment) ? anyOf(place) : step(place, segment)), from);
}

function anyOf(place: Place): Place {
  return Place.from(() => place.entries().flatMap((entry) => entry.place.heads), place.written);
}

function step(place: Place, segment: string): Place {
  const at = /^\d+$/.test(segment) ? Number(segment) : undefined;
  if (at === undefined) return place.get(segment);
  return Place.from(
    () =>
      place.heads.flatMap((head) => {
        if (head.kind === 'list') return head.items[at]?.heads ?? [];
        return head.kind === 'map' ? place.get(segment).heads : [head];
      }),
    place.written,
  );
}
