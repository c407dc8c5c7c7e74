/** Repairs, and open findings, of one rule beyond these count less than a millionth: each counts half of the one before. */
const mostOfRule = 24;

/** Resources beyond these add nothing to a signal. */
const mostOfSignal = 3;

/** Of the findings of each rule those that count, in the order they count in. */
export function countingOfRules<T>(
  items: Iterable<T>,
  ruleOf: (item: T) => string,
  order: (a: T, b: T) => number,
): readonly T[] {
  return firstOfEach(items, ruleOf, order, mostOfRule);
}

/** Of the resources that show each signal those that count: `keyOf` also tells those written here from those found. */
export function countingOfSignals<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
  order: (a: T, b: T) => number,
): readonly T[] {
  return firstOfEach(items, keyOf, order, mostOfSignal);
}

function firstOfEach<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
  order: (a: T, b: T) => number,
  most: number,
): readonly T[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()].flatMap((group) => (group.length <= most ? group : group.toSorted(order).slice(0, most)));
}
