/**
 * The candidates most like `wanted`, nearest first, equals in their own order; at most `limit`, each once. Where some are
 * near (a third of the text or less is another), the others are left out.
 */
export function nearest(wanted: string, candidates: Iterable<string>, limit: number): readonly string[] {
  const ranked = byDistance(wanted, candidates);
  const near = ranked.filter(({ distance }) => distance <= wanted.length / 3);
  return (near.length > 0 ? near : ranked).slice(0, limit).map(({ candidate }) => candidate);
}

/** The candidates with their distance from `wanted`, case aside, nearest first, each once. */
export function byDistance(
  wanted: string,
  candidates: Iterable<string>,
): readonly { readonly candidate: string; readonly distance: number }[] {
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: editDistance(wanted.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
}

/** The number of single characters to add, drop or replace to get from one text to the other (Levenshtein). */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? a.length;
}
