import {
  type Call,
  choiceOf,
  type Datum,
  type ListDatum,
  literalOf,
  type MapDatum,
  nothing,
  text,
  unknown,
} from '../data.js';
import type { Interpreter } from '../interpreter.js';
import type { Library } from '../library.js';
import { ownValue } from '../own-value.js';
import { listMethods } from './list-methods.js';
import { textMethod } from './text-methods.js';

/** The methods that texts, lists, maps and numbers have in the languages. */
export const builtinMethods: Library = {
  builtin: (of, name, call, run) => {
    switch (of.kind) {
      case 'text':
        return textMethod(of, name, call);
      case 'number':
      case 'boolean':
        return name === 'toString' ? text(String(of.value), call.site) : undefined;
      case 'list':
        return ownValue(listMethods, name)?.(of, call, run);
      case 'map':
        return mapMethod(of, name, call, run);
      case 'unknown':
        return callbackOnce(of, call, run);
      default:
        return undefined;
    }
  },
};

/** What is handed to something unknown may be called: once shows what it makes. */
function callbackOnce(of: Extract<Datum, { kind: 'unknown' }>, call: Call, run: Interpreter): Datum | undefined {
  for (const { datum } of call.arguments) {
    if (datum.kind !== 'function') continue;
    const argument = { datum: unknown(call.site, of.reason, of.name), site: call.site };
    run.branches(
      [
        () => {
          run.call(datum, { arguments: [argument], site: call.site });
          return undefined;
        },
        () => undefined,
      ],
      call.site,
    );
  }
  return undefined;
}

/** Of Python's dictionaries and JavaScript's `Map`. */
function mapMethod(of: MapDatum, name: string, call: Call, run: Interpreter): Datum | undefined {
  const { site } = call;
  const [first, second] = call.arguments;
  const key = literalOf(first?.datum);
  const withReason = (datum: ListDatum): ListDatum =>
    of.incomplete === undefined ? datum : { ...datum, incomplete: of.incomplete };
  const slots = [...of.entries];
  switch (name) {
    case 'get': {
      if (key === undefined)
        return choiceOf(
          [...of.entries.values()].map(({ datum }) => datum),
          site,
        );
      const found = of.entries.get(key);
      if (found) return found.datum;
      return of.incomplete === undefined ? (second?.datum ?? nothing(site)) : unknown(site, of.incomplete, key);
    }
    case 'set':
    case 'setdefault':
      if (key !== undefined && second && (name === 'set' || !of.entries.has(key))) run.write(of.entries, key, second);
      return name === 'set' ? of : second?.datum;
    case 'update':
      if (first?.datum.kind === 'map')
        for (const [each, slot] of first.datum.entries) run.write(of.entries, each, slot);
      for (const given of call.arguments) if (given.name !== undefined) run.write(of.entries, given.name, given);
      return nothing(site);
    case 'has':
    case 'hasOwnProperty':
      if (key === undefined || of.incomplete !== undefined)
        return unknown(site, of.incomplete ?? 'which key is meant is not known');
      return { kind: 'boolean', value: of.entries.has(key), site };
    case 'keys':
      return withReason({
        kind: 'list',
        items: slots.map(([each, slot]) => ({
          datum: text(each, slot.keySite ?? slot.site),
          site: slot.keySite ?? slot.site,
        })),
        site,
      });
    case 'values':
      return withReason({ kind: 'list', items: slots.map(([, slot]) => slot), site });
    case 'items':
    case 'entries':
      return withReason({
        kind: 'list',
        items: slots.map(([each, slot]) => {
          const keySite = slot.keySite ?? slot.site;
          const pair: ListDatum = { kind: 'list', items: [{ datum: text(each, keySite), site: keySite }, slot], site };
          return { datum: pair, site: slot.site };
        }),
        site,
      });
    case 'copy':
      return of;
    case 'forEach':
      for (const [each, slot] of slots) {
        const given = [slot, { datum: text(each, slot.keySite ?? slot.site), site: slot.site }];
        if (first) run.call(first.datum, { arguments: given, site });
      }
      return nothing(site);
    default:
      return undefined;
  }
}
