import type { Finding } from '../model/finding.js';
import { comparePositions } from '../model/source.js';
import { findingsIn } from './code-actions.js';
import type { Located } from './folders.js';
import type { FixParams } from './protocol.js';
import type { Session } from './session.js';

/** A finding with its folder. */
export interface Found extends Located {
  readonly finding: Finding;
}

/** The finding a view or action speaks of: that rule, at that place as it is now. */
export async function findingOf(session: Session, { rule, uri, range }: FixParams): Promise<Found | undefined> {
  const located = session.folders.locate(uri);
  if (!located) return undefined;
  await located.folder.settled();
  const finding = findingsIn(located.folder, located.path).find(
    (candidate) => candidate.rule === rule && comparePositions(candidate.range.start, range.start) === 0,
  );
  return finding && { ...located, finding };
}
