import {
  type Call,
  type Datum,
  type Given,
  list,
  literalOf,
  type MapDatum,
  mapOptions,
  nothing,
  type Site,
  text,
  unknown,
} from '../data.js';
import type { Interpreter } from '../interpreter.js';
import type { Library } from '../library.js';
import { Slots } from '../slots.js';
import { fullName, javascriptGlobals } from './symbols.js';

/** The names that JavaScript declares everywhere, and what the modules of Node give. */
export const javascript: Library = {
  global: (name, site, language) => {
    if (language !== 'typescript' && language !== 'javascript') return undefined;
    return globals.has(name) ? { kind: 'symbol', module: javascriptGlobals, path: [name], site } : undefined;
  },
  member: (of, name, site) => {
    if (of.kind !== 'symbol' || fullName(of) !== 'process.env') return undefined;
    return environmentVariable(name, site);
  },
  call: (symbol, call, run) => calls[fullName(symbol)]?.(call, run),
};

/** A variable of the environment in which the program is started. */
export function environmentVariable(name: string, site: Site): Datum {
  return unknown(site, `the environment variable ${name} is known only when the program runs`, name);
}

const globals: ReadonlySet<string> = new Set(
  'process Object Array JSON String Number Boolean Math Promise console Map Set Date Error URL parseInt parseFloat RegExp Symbol Buffer globalThis'.split(
    ' ',
  ),
);

type NativeCall = (call: Call, run: Interpreter) => Datum;

const calls: Readonly<Record<string, NativeCall>> = {
  'Object.keys': (call) =>
    ofMap(call, ({ entries }) => [...entries].map(([key, slot]) => text(key, slot.keySite ?? slot.site))),
  'Object.values': (call) => ofMap(call, ({ entries }) => [...entries.values()].map(({ datum }) => datum)),
  'Object.entries': (call) =>
    ofMap(call, ({ entries }) =>
      [...entries].map(([key, slot]) => list([text(key, slot.keySite ?? slot.site), slot.datum], slot.site)),
    ),
  'Object.fromEntries': fromPairs,
  'Object.assign': ({ arguments: given, site }) => assigned(given, site),
  'Object.freeze': firstArgument,
  'Array.from': ({ arguments: given, site }, run) => {
    const [items, mapper] = given;
    if (!items) return list([], site);
    const all = items.datum;
    return mapper ? run.method(all, 'map', { arguments: [mapper], site }) : all;
  },
  'Array.of': ({ arguments: given, site }) =>
    list(
      given.map(({ datum }) => datum),
      site,
    ),
  'Array.isArray': ({ arguments: [given], site }) => {
    const kind = given?.datum.kind;
    if (kind === 'unknown' || kind === 'choice') return unknown(site, 'it is known only when the program runs');
    return { kind: 'boolean', value: kind === 'list', site };
  },
  'JSON.stringify': firstArgument,
  'JSON.parse': firstArgument,
  String: asText,
  Number: asNumber,
  parseInt: asNumber,
  parseFloat: asNumber,
  'Number.parseInt': asNumber,
  'Number.parseFloat': asNumber,
  'Promise.all': firstArgument,
  'Promise.resolve': firstArgument,
  Map: fromPairs,
  Set: ({ arguments: [given], site }) => given?.datum ?? list([], site),
};

function firstArgument({ arguments: [given], site }: Call): Datum {
  return given?.datum ?? nothing(site);
}

function ofMap({ arguments: [given], site }: Call, items: (map: MapDatum) => readonly Datum[]): Datum {
  return mapOptions(given?.datum ?? nothing(site), (option) => {
    if (option.kind === 'class') return enumMembers(option.node.fields.length, site);
    if (option.kind !== 'map')
      return option.kind === 'unknown' ? option : unknown(site, 'it is no map of known entries');
    const all = list(items(option), site);
    return option.incomplete === undefined ? all : { ...all, incomplete: option.incomplete };
  });
}

function enumMembers(count: number, site: Site): Datum {
  return unknown(site, `which of the ${count} members is meant is known only when the program runs`);
}

/** A map of a list of pairs. */
export function fromPairs({ arguments: [given], site }: Call): Datum {
  const entries = new Slots();
  const pairs = given?.datum;
  if (pairs?.kind === 'map') return pairs;
  if (pairs?.kind !== 'list') return pairs?.kind === 'unknown' ? pairs : { kind: 'map', entries, site };
  for (const { datum } of pairs.items) {
    const [key, value] = datum.kind === 'list' ? datum.items : [];
    const name = literalOf(key?.datum);
    if (key && value && name !== undefined) entries.set(name, { ...value, keySite: key.site });
  }
  return { kind: 'map', entries, site, ...(pairs.incomplete !== undefined && { incomplete: pairs.incomplete }) };
}

/** The first argument with the entries of the others put into it. */
function assigned(given: readonly Given[], site: Site): Datum {
  const [target, ...others] = given;
  if (target?.datum.kind !== 'map') return target?.datum ?? nothing(site);
  for (const { datum } of others) {
    if (datum.kind === 'map') for (const [key, slot] of datum.entries) target.datum.entries.set(key, slot);
  }
  return target.datum;
}

function asText({ arguments: [given], site }: Call): Datum {
  const literal = literalOf(given?.datum);
  if (literal !== undefined) return text(literal, site);
  return given?.datum ?? text('', site);
}

/** The number that a text says. */
export function asNumber({ arguments: [given], site }: Call): Datum {
  return mapOptions(given?.datum ?? nothing(site), (option) => {
    const literal = literalOf(option);
    const value = literal === undefined ? Number.NaN : Number(literal);
    if (Number.isNaN(value)) return option.kind === 'unknown' ? option : unknown(site, 'it is no number');
    return { kind: 'number', value, site, ...('isDefault' in option && option.isDefault && { isDefault: true }) };
  });
}
