import type { MapPlace, Place } from './places.js';

/**
 * Whether an empty line belongs between a new entry at `path` and its neighbours: sections, and what stands directly in
 * `Resources`, `Parameters` and their like, where those that are there have one.
 */
export function isSpaced(text: string, root: Place, map: MapPlace, path: readonly string[]): boolean {
  if (path.length > 2 || map.layout !== 'block' || root.kind !== 'map') return false;
  // A resource that stands alone is no example; the sections of the template are.
  return separates(text, path[0] === 'Resources' && map.entries.length === 1 ? root : map);
}

function separates(text: string, map: MapPlace): boolean {
  const gaps = map.entries.slice(1).map((entry, index) => {
    const before = map.entries[index];
    return text.slice(before?.value?.end ?? before?.colonEnd, entry.keyStart);
  });
  const spaced = gaps.filter((gap) => /\n[ \t]*\r?\n/.test(gap)).length;
  return gaps.length > 0 && spaced * 2 >= gaps.length;
}
