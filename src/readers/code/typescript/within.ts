interface Ranged {
  readonly range: readonly [start: number, end: number];
}

/**
 * The items whose node lies within `outer`, borders included. `items` stand in the order of their starts, so that the first
 * is found by halving: files with many catches and calls would otherwise be gone through once for each of them.
 */
export function within<T>(items: readonly T[], nodeOf: (item: T) => Ranged, outer: Ranged): readonly T[] {
  const [start, end] = outer.range;
  const found: T[] = [];
  for (let index = firstFrom(items, nodeOf, start); index < items.length; index++) {
    const item = items[index] as T;
    const { range } = nodeOf(item);
    if (range[0] > end) break;
    if (range[1] <= end) found.push(item);
  }
  return found;
}

function firstFrom<T>(items: readonly T[], nodeOf: (item: T) => Ranged, start: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodeOf(items[middle] as T).range[0] < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
