import type { MapPlace, Place, ScalarPlace } from '../../documents/edits/places.js';

type Path = readonly string[];

/** Deeper nesting is left out: nobody writes it. */
const maximumDepth = 60;

/** The way to the state of that name whose block begins at an offset. */
export function stateAt(root: Place, start: number, name: string): Path | undefined {
  return statesOf(root).find(({ path, place }) => place.start === start && path.at(-1) === name)?.path;
}

/** The ways to the states of a name. A definition has one of each. */
export function stateNamed(root: Place, name: string): readonly Path[] {
  return statesOf(root).flatMap(({ path }) => (path.at(-1) === name ? [path] : []));
}

/** The ways to every place where a definition names a state or an error so. */
export function namesIn(root: Place, name: string): readonly Path[] {
  return scalarsOf(root).flatMap(({ path, place }) => {
    const names = /^(Next|Default|StartAt)$/.test(path.at(-1) ?? '') || path.at(-2) === 'ErrorEquals';
    return names && place.text === name ? [path] : [];
  });
}

/** The way to the text with a definition in it that stands at these offsets, or within them. */
export function textAround(root: Place, start: number, end: number): Path | undefined {
  return scalarsOf(root).find(({ place }) => place.start >= start && place.end <= end && /\bStates\b/.test(place.text))
    ?.path;
}

/** Every scalar with the way to it. */
export function scalarsOf(root: Place): readonly { readonly path: Path; readonly place: ScalarPlace }[] {
  return placesIn(root).flatMap(({ path, place }) => (place.kind === 'scalar' ? [{ path, place }] : []));
}

function statesOf(root: Place): readonly { readonly path: Path; readonly place: MapPlace }[] {
  return placesIn(root).flatMap(({ path, place }) =>
    place.kind === 'map' && path.at(-2) === 'States' ? [{ path, place }] : [],
  );
}

interface Found {
  readonly path: Path;
  readonly place: Place;
}

function placesIn(place: Place, path: Path = []): readonly Found[] {
  if (path.length > maximumDepth) return [];
  const own = { path, place };
  switch (place.kind) {
    case 'map':
      return [own, ...place.entries.flatMap(({ key, value }) => (value ? placesIn(value, [...path, key]) : []))];
    case 'list':
      return [own, ...place.items.flatMap((item, at) => placesIn(item, [...path, String(at)]))];
    case 'tagged':
      return [own, ...placesIn(place.content, [...path, place.tag.replace(/^!(Fn::)?/, 'Fn::')])];
    default:
      return [own];
  }
}
