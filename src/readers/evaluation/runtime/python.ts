import { type Call, choiceOf, type Datum, list, literalOf, nothing, text, unknown } from '../data.js';
import type { Library } from '../library.js';
import { Slots } from '../slots.js';
import { asNumber, environmentVariable, fromPairs } from './javascript.js';
import { fullName, pythonBuiltins } from './symbols.js';

/** The names that Python declares everywhere, and what its modules give. */
export const python: Library = {
  global: (name, site, language) => {
    if (language !== 'python') return undefined;
    if (name === '__name__') return text('__main__', site);
    return builtins.has(name) ? { kind: 'symbol', module: pythonBuiltins, path: [name], site } : undefined;
  },
  member: (of, name, site) => {
    if (of.kind !== 'symbol' || fullName(of) !== 'os.environ' || name === 'get') return undefined;
    return environmentVariable(name, site);
  },
  call: (symbol, call) => calls[fullName(symbol)]?.(call),
};

const builtins: ReadonlySet<string> = new Set(
  'len str int float bool dict list tuple set range enumerate zip open print isinstance sorted getattr hasattr super type min max sum any all map filter'.split(
    ' ',
  ),
);

const calls: Readonly<Record<string, (call: Call) => Datum>> = {
  len: ({ arguments: [given], site }) => {
    const datum = given?.datum;
    if (datum?.kind === 'list' && datum.incomplete === undefined)
      return { kind: 'number', value: datum.items.length, site };
    return unknown(site, 'how long it is is known only when the program runs');
  },
  str: ({ arguments: [given], site }) => {
    const literal = literalOf(given?.datum);
    return literal === undefined ? (given?.datum ?? text('', site)) : text(literal, site);
  },
  int: asNumber,
  float: asNumber,
  dict: (call) => {
    const named = call.arguments.filter(({ name }) => name !== undefined);
    if (named.length === 0) return fromPairs(call);
    const entries = new Slots(named.map((given) => [given.name ?? '', given]));
    return { kind: 'map', entries, site: call.site };
  },
  list: sameItems,
  tuple: sameItems,
  set: sameItems,
  sorted: sameItems,
  range: ({ arguments: given, site }) => {
    const numbers = given.map(({ datum }) => (datum.kind === 'number' ? datum.value : undefined));
    const [first, second, step = 1] = numbers;
    if (first === undefined || numbers.includes(undefined) || step === 0) {
      return unknown(site, 'how often this goes is known only when the program runs');
    }
    const [from, to] = second === undefined ? [0, first] : [first, second];
    const count = Math.min(Math.max(Math.ceil((to - from) / step), 0), longestRange);
    const items = Array.from({ length: count }, (_, at): Datum => ({ kind: 'number', value: from + at * step, site }));
    return list(items, site);
  },
  enumerate: ({ arguments: [given], site }) => {
    const datum = given?.datum;
    if (datum?.kind !== 'list') return datum ?? nothing(site);
    const items = datum.items.map((item, value) => list([{ kind: 'number', value, site }, item.datum], item.site));
    return { ...list(items, site), ...(datum.incomplete !== undefined && { incomplete: datum.incomplete }) };
  },
  zip: ({ arguments: given, site }) => {
    const lists = given.flatMap(({ datum }) => (datum.kind === 'list' ? [datum.items] : []));
    if (lists.length < given.length) return unknown(site, 'what goes together is known only when the program runs');
    const length = Math.min(...lists.map(({ length }) => length));
    const items = Array.from({ length }, (_, at) =>
      list(
        lists.flatMap((each) => each[at]?.datum ?? []),
        site,
      ),
    );
    return list(items, site);
  },
  'os.getenv': variableOr,
  'os.environ.get': variableOr,
  'json.dumps': ({ arguments: [given], site }) => given?.datum ?? nothing(site),
  'json.loads': ({ arguments: [given], site }) => given?.datum ?? nothing(site),
  'copy.deepcopy': ({ arguments: [given], site }) => given?.datum ?? nothing(site),
};

const longestRange = 100;

function sameItems({ arguments: [given], site }: Call): Datum {
  return given?.datum ?? list([], site);
}

/** `os.getenv('STAGE', 'dev')`: the default counts, and may be another when the program runs. */
function variableOr({ arguments: [given, fallback], site }: Call): Datum {
  const name = literalOf(given?.datum);
  const variable =
    name === undefined ? unknown(site, 'which variable is meant is not known') : environmentVariable(name, site);
  const datum = fallback?.datum;
  if (!datum || datum.kind === 'nothing') return variable;
  const canVary = datum.kind === 'text' || datum.kind === 'number' || datum.kind === 'boolean';
  return canVary ? { ...datum, isDefault: true } : choiceOf([variable, datum], site);
}
