import { type Head, type KeyPath, type PlaceEntry, unknownHead, type Written } from '../values/head.js';
import { Place } from '../values/place.js';
import { textHead } from '../values/text.js';
import { type ChoiceDatum, type Datum, type ObjectDatum, optionsOf, type Site, type SymbolDatum } from './data.js';
import { isSameSite, rangeOf } from './sites.js';

/** What a library's own things stand for among texts, lists and maps; undefined for nothing that can be written. */
export type Rendering = (datum: ObjectDatum | SymbolDatum) => Datum | undefined;

/**
 * A value of a program as a place. `site` is where the program uses it; where it comes from, when that is elsewhere, is
 * where it is defined.
 */
export function placeOf(datum: Datum, site: Site, render: Rendering = () => undefined): Place {
  return Place.from(() => headsOf(datum, site, render), writtenAt(site));
}

/** Where something is written, with a path that leads back to it: the offsets. */
export function writtenAt(site: Site): Written {
  return { range: rangeOf(site), path: pathTo(site) };
}

/** The path of a declaration in a program: its offsets in the file. */
export function pathTo({ start, end }: Site): KeyPath {
  return { parent: undefined, key: `${start}-${end}` };
}

/** The offsets a path leads to; undefined for the path of another dialect. */
export function offsetsIn(path: readonly string[]): { readonly start: number; readonly end: number } | undefined {
  const found = /^(\d+)-(\d+)$/.exec(path[0] ?? '');
  return found ? { start: Number(found[1]), end: Number(found[2]) } : undefined;
}

function headsOf(datum: Datum, site: Site, render: Rendering): readonly Head[] {
  return optionsOf(datum).flatMap((option) => headsOfOption(option, site, render));
}

function headsOfOption(datum: Exclude<Datum, ChoiceDatum>, site: Site, render: Rendering): readonly Head[] {
  const rendered = datum.kind === 'object' || datum.kind === 'symbol' ? render(datum) : undefined;
  return rendered ? headsOf(rendered, site, render) : [headOf(datum, site, render)];
}

function headOf(datum: Exclude<Datum, ChoiceDatum>, site: Site, render: Rendering): Head {
  const written: Written = isSameSite(datum.site, site)
    ? writtenAt(site)
    : { ...writtenAt(site), definedAt: rangeOf(datum.site) };
  switch (datum.kind) {
    case 'text':
      return textHead(datum.parts, written, datum.parameter);
    case 'number':
    case 'boolean':
      return { kind: 'text', parts: [String(datum.value)], ...written };
    case 'nothing':
      return { kind: 'absent' };
    case 'list':
      return {
        kind: 'list',
        items: datum.items.map((item) => placeOf(item.datum, item.site, render)),
        ...written,
      };
    case 'map':
      return {
        kind: 'map',
        entries: [...datum.entries].map(
          ([key, slot]): PlaceEntry => ({
            key,
            keyRange: rangeOf(slot.keySite ?? slot.site),
            place: placeOf(slot.datum, slot.site, render),
          }),
        ),
        ...written,
        ...(datum.incomplete !== undefined && { incomplete: datum.incomplete }),
      };
    case 'unknown':
      return {
        ...unknownHead(written, datum.reason, datum.name),
        ...(datum.parameter && { parameter: datum.parameter }),
      };
    case 'object':
    case 'symbol':
      return unknownHead(written, `${nameOf(datum)} is known only when the program runs`);
    default:
      return unknownHead(written, `a ${datum.kind} stands here`);
  }
}

function nameOf(datum: ObjectDatum | SymbolDatum): string {
  return datum.kind === 'symbol' ? [datum.module, ...datum.path].join('.') : 'it';
}
