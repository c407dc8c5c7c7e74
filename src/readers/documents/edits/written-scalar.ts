import type { Place, ScalarPlace } from './places.js';

/** A scalar and the way to it from the top. */
interface WrittenScalar {
  readonly place: ScalarPlace;
  readonly path: readonly string[];
}

/** The scalar that takes exactly these offsets; undefined when something else, or more, stands there. */
export function scalarAt(root: Place, start: number, end: number): WrittenScalar | undefined {
  return within(root, start, end, []);
}

function within(
  place: Place | undefined,
  start: number,
  end: number,
  path: readonly string[],
): WrittenScalar | undefined {
  if (!place || place.start > start || place.end < end) return undefined;
  switch (place.kind) {
    case 'scalar':
      return place.start === start && place.end === end ? { place, path } : undefined;
    case 'map':
      return firstDefined(place.entries, ({ key, value }) => within(value, start, end, [...path, key]));
    case 'list':
      return firstDefined(place.items, (item, index) => within(item, start, end, [...path, String(index)]));
    default:
      return undefined;
  }
}

function firstDefined<T, U>(items: readonly T[], find: (item: T, index: number) => U | undefined): U | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
