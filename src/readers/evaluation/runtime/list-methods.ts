import { type Call, choiceOf, type Datum, type ListDatum, nothing, text, unknown } from '../data.js';
import type { Interpreter } from '../interpreter.js';
import type { Slot } from '../slots.js';
import { equal, truthOf } from '../truth.js';
import { joinedBy } from './text-methods.js';

type ListMethod = (of: ListDatum, call: Call, run: Interpreter) => Datum | undefined;

/** Longer lists are cut: nobody writes so many resources in a loop. */
const mostItems = 200;

/** The methods of lists, in JavaScript's or Python's word for them. */
export const listMethods: Readonly<Record<string, ListMethod>> = {
  forEach: (of, call, run) => {
    eachItem(of, call, run);
    return nothing(call.site);
  },
  map: (of, call, run) => ({ ...of, items: eachItem(of, call, run), site: call.site }),
  flatMap: (of, call, run) => flattened({ ...of, items: eachItem(of, call, run), site: call.site }),
  flat: (of) => flattened(of),
  filter: (of, call, run) => {
    const answers = eachItem(of, call, run).map(({ datum }) => truthOf(datum));
    const items = of.items.slice(0, mostItems).filter((_, index) => answers[index] !== false);
    return { ...of, items, site: call.site };
  },
  find: (of, call, run) => {
    const answers = eachItem(of, call, run).map(({ datum }) => truthOf(datum));
    const certain = answers.indexOf(true);
    const possible = of.items.filter((_, index) => answers[index] !== false && (certain === -1 || index <= certain));
    const data = possible.map(({ datum }) => datum);
    return choiceOf(certain === -1 ? [...data, nothing(call.site)] : data, call.site);
  },
  some: (of, call, run) => {
    const answers = eachItem(of, call, run).map(({ datum }) => truthOf(datum));
    if (answers.includes(true)) return { kind: 'boolean', value: true, site: call.site };
    return answers.every((answer) => answer === false) && of.incomplete === undefined
      ? { kind: 'boolean', value: false, site: call.site }
      : unknown(call.site, 'it is known only when the program runs');
  },
  reduce: (of, call, run) => {
    const [reducer, initial] = call.arguments;
    if (!reducer) return undefined;
    const [first, ...others] = of.items;
    const items = initial ? of.items : others;
    let result: Datum = initial?.datum ?? first?.datum ?? nothing(call.site);
    for (const item of items.slice(0, mostItems)) {
      result = run.call(reducer.datum, { arguments: [{ datum: result, site: call.site }, item], site: call.site });
    }
    return result;
  },
  push: added,
  append: added,
  add: added,
  unshift: (of, call) => {
    of.items.unshift(...call.arguments);
    return nothing(call.site);
  },
  insert: (of, call) => {
    const [, item] = call.arguments;
    if (item) of.items.unshift(item);
    return nothing(call.site);
  },
  extend: (of, call) => {
    for (const { datum } of call.arguments) if (datum.kind === 'list') of.items.push(...datum.items);
    return nothing(call.site);
  },
  concat: (of, call) => {
    const items = call.arguments.flatMap((given): readonly Slot[] =>
      given.datum.kind === 'list' ? given.datum.items : [given],
    );
    return { ...of, items: [...of.items, ...items], site: call.site };
  },
  slice: (of, call) => {
    const [start, end] = call.arguments.map(({ datum }) => (datum.kind === 'number' ? datum.value : undefined));
    return { ...of, items: of.items.slice(start, end), site: call.site };
  },
  join: (of, call) =>
    joinedBy(
      of.items.map(({ datum }) => datum),
      call.arguments[0]?.datum ?? text(',', call.site),
      call,
    ),
  includes: (of, call) => {
    const [wanted] = call.arguments;
    const answers = of.items.map(({ datum }) => wanted && equal(datum, wanted.datum));
    if (answers.includes(true)) return { kind: 'boolean', value: true, site: call.site };
    return answers.every((answer) => answer === false) && of.incomplete === undefined
      ? { kind: 'boolean', value: false, site: call.site }
      : unknown(call.site, 'it is known only when the program runs');
  },
  at: (of, call) => {
    const [index] = call.arguments;
    return index?.datum.kind === 'number' ? (of.items.at(index.datum.value)?.datum ?? nothing(call.site)) : undefined;
  },
  entries: (of, call) => ({
    ...of,
    items: of.items.map((item, value) => {
      const index: Datum = { kind: 'number', value, site: item.site };
      return {
        datum: { kind: 'list', items: [{ datum: index, site: item.site }, item], site: item.site },
        site: item.site,
      };
    }),
    site: call.site,
  }),
  values: (of) => of,
  sort: (of) => of,
  reverse: (of) => ({ ...of, items: of.items.toReversed() }),
};

/** What the callback gives for each item. Of items that are not known, one call shows what it makes. */
function eachItem(of: ListDatum, call: Call, run: Interpreter): Slot[] {
  const [callback] = call.arguments;
  if (!callback) return [];
  const results = of.items.slice(0, mostItems).map((item, value): Slot => {
    const index: Datum = { kind: 'number', value, site: item.site };
    const datum = run.call(callback.datum, { arguments: [item, { datum: index, site: item.site }], site: call.site });
    return { datum, site: item.site };
  });
  const { incomplete } = of;
  if (incomplete !== undefined) {
    const argument = { datum: unknown(call.site, incomplete), site: call.site };
    run.branches(
      [
        () => {
          run.call(callback.datum, { arguments: [argument], site: call.site });
          return undefined;
        },
        () => undefined,
      ],
      call.site,
    );
  }
  return results;
}

function added(of: ListDatum, call: Call): Datum {
  if (of.items.length < mostItems) of.items.push(...call.arguments);
  return nothing(call.site);
}

function flattened(of: ListDatum): ListDatum {
  return { ...of, items: of.items.flatMap((item) => (item.datum.kind === 'list' ? item.datum.items : [item])) };
}
