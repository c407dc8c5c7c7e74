import { editDistance } from '../model/edit-distance.js';

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
