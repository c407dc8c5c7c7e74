import type { PlaceEntry } from '../values/head.js';
import { Place } from '../values/place.js';

/** Properties with others added or replaced. */
export function withProperties(properties: Place, added: readonly (readonly [string, Place])[]): Place {
  const { written } = properties;
  if (!written) return properties;
  const keys = new Set(added.map(([key]) => key));
  const entries: readonly PlaceEntry[] = added.map(([key, place]) => ({
    key,
    keyRange: place.range ?? written.range,
    place,
  }));
  return Place.from(
    () =>
      properties.heads.map((head) =>
        head.kind === 'map'
          ? { ...head, entries: [...head.entries.filter(({ key }) => !keys.has(key)), ...entries] }
          : head,
      ),
    written,
  );
}
