import type { ConstructEvent, FindingOpenedEvent } from './events.js';
import type { SnapshotConstruct, SnapshotFinding } from './snapshot.js';

/** The same thing before and after: its line was rewritten, it was renamed, it was moved to another file. */
export interface Pair<Before, After> {
  readonly from: Before;
  readonly to: After;
}

/**
 * Findings that vanished and appeared in one go, of one rule: rewriting the line of a fault does not repair it. Those with
 * the same name pair first, then those of one file, then those of one application.
 */
export function pairedFindings(
  vanished: readonly FindingOpenedEvent[],
  appeared: readonly SnapshotFinding[],
): readonly Pair<FindingOpenedEvent, SnapshotFinding>[] {
  const isOfRule = (a: FindingOpenedEvent, b: SnapshotFinding) => a.rule === b.rule;
  const isInFile = (a: FindingOpenedEvent, b: SnapshotFinding) => isOfRule(a, b) && a.place.file === b.place.file;
  return paired(vanished, appeared, [
    (a, b) => isInFile(a, b) && a.owner !== undefined && a.owner === b.owner,
    isInFile,
    (a, b) => isOfRule(a, b) && a.owner !== undefined && a.owner === b.owner,
    (a, b) => isOfRule(a, b) && a.application === b.application,
  ]);
}

/** Resources that began and ended to show one signal in one go: those of one file pair first. */
export function pairedConstructs(
  vanished: readonly ConstructEvent[],
  appeared: readonly SnapshotConstruct[],
): readonly Pair<ConstructEvent, SnapshotConstruct>[] {
  return paired(vanished, appeared, [
    (a, b) => a.signal === b.signal && a.place.file === b.place.file,
    (a, b) => a.signal === b.signal,
  ]);
}

/** Pairs by the first likeness that fits, each item once. */
function paired<Before, After>(
  before: readonly Before[],
  after: readonly After[],
  likenesses: readonly ((a: Before, b: After) => boolean)[],
): readonly Pair<Before, After>[] {
  const left = new Set(after);
  const pairs = new Map<Before, Pair<Before, After>>();
  for (const isLike of likenesses) {
    for (const from of before) {
      if (pairs.has(from)) continue;
      const to = [...left].find((each) => isLike(from, each));
      if (to === undefined) continue;
      left.delete(to);
      pairs.set(from, { from, to });
    }
  }
  return [...pairs.values()];
}
