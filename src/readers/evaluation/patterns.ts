import type { Pattern } from '../syntax/program.js';
import { type Datum, type ListDatum, type MapDatum, mapOptions, nothing, type Site, unknown } from './data.js';
import type { Interpreter } from './interpreter.js';
import type { Scope } from './scope.js';
import { siteOf } from './sites.js';
import { Slots } from './slots.js';

/** Gives a value to what a pattern names. `declares`: the names are new in this scope. */
export function assign(
  pattern: Pattern,
  datum: Datum,
  site: Site,
  scope: Scope,
  run: Interpreter,
  declares: boolean,
): void {
  switch (pattern.kind) {
    case 'name-pattern':
      put(pattern.name, datum, site);
      return;
    case 'map-pattern':
      for (const entry of pattern.entries) {
        const at = siteOf(entry.pattern, scope);
        const member = run.member(datum, entry.key, at);
        const fallback = entry.default && member.kind === 'nothing' ? run.expression(entry.default, scope) : undefined;
        assign(entry.pattern, fallback ?? member, at, scope, run, declares);
      }
      if (pattern.rest !== undefined)
        put(
          pattern.rest,
          withoutKeys(
            datum,
            pattern.entries.map(({ key }) => key),
          ),
          site,
        );
      return;
    case 'list-pattern':
      for (const [index, item] of pattern.items.entries()) {
        if (item) assign(item, itemAt(datum, index, site), siteOf(item, scope), scope, run, declares);
      }
      if (pattern.rest !== undefined) put(pattern.rest, itemsFrom(datum, pattern.items.length), site);
      return;
    case 'place-pattern':
      assignTo(pattern.place, datum, site, scope, run);
      return;
  }

  function put(name: string, value: Datum, at: Site): void {
    const slots: Slots = declares ? scope.slots : (scope.holding(name) ?? scope.slots);
    run.write(slots, name, { datum: value, site: at });
  }
}

function assignTo(
  place: Extract<Pattern, { kind: 'place-pattern' }>['place'],
  datum: Datum,
  site: Site,
  scope: Scope,
  run: Interpreter,
): void {
  if (place.kind === 'name') {
    run.write(scope.holding(place.name) ?? scope.slots, place.name, { datum, site });
    return;
  }
  if (place.kind !== 'member' && place.kind !== 'index') return;
  const object = run.expression(place.object, scope);
  const keySite = siteOf(place.kind === 'member' ? place.namePlace : place.index, scope);
  const key = place.kind === 'member' ? place.name : keyOf(run.expression(place.index, scope));
  if (key !== undefined) run.assignMember(object, key, { datum, site, keySite });
}

/** The name that a computed key stands for; undefined when it is not known. */
export function keyOf(datum: Datum): string | undefined {
  switch (datum.kind) {
    case 'number':
    case 'boolean':
      return String(datum.value);
    case 'text': {
      const [only, ...others] = datum.parts;
      return typeof only === 'string' && others.length === 0 ? only : undefined;
    }
    case 'symbol':
      return [datum.module, ...datum.path].join('.');
    default:
      return undefined;
  }
}

/** An item of a list, or the key of a pair. */
export function itemAt(datum: Datum, index: number, site: Site): Datum {
  return mapOptions(datum, (option) => {
    if (option.kind === 'unknown') return option;
    if (option.kind !== 'list') return unknown(site, `a ${option.kind} is taken apart here`);
    const found = option.items.at(index);
    if (found) return found.datum;
    return option.incomplete === undefined ? nothing(site) : unknown(site, option.incomplete);
  });
}

function itemsFrom(datum: Datum, start: number): Datum {
  return mapOptions(datum, (option): Datum => {
    if (option.kind !== 'list') return option;
    return { ...option, items: option.items.slice(start) } satisfies ListDatum;
  });
}

function withoutKeys(datum: Datum, keys: readonly string[]): Datum {
  return mapOptions(datum, (option): Datum => {
    if (option.kind !== 'map') return option;
    const entries = new Slots([...option.entries].filter(([key]) => !keys.includes(key)));
    return { ...option, entries } satisfies MapDatum;
  });
}
