import type { Severity } from '../../model/finding.js';
import type { SourceRange } from '../../model/source.js';

/** What the last look at the open folders shows: the present, beside the events, which are the past. */
export interface Seen {
  /** Addresses of the folders that were looked at. */
  readonly workspaces: readonly string[];
  readonly findings: readonly SeenFinding[];
  /** Skills that nothing in these folders could show. */
  readonly notObservable: readonly string[];
}

/** An open finding, as a step that can be taken. */
export interface SeenFinding {
  readonly workspace: string;
  /** As in the events; undefined when it is not recorded yet. */
  readonly fingerprint?: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly place: SourceRange;
  /** The name of what it is found at. */
  readonly name?: string;
  /** The title of our repair, worked out when asked for; undefined when there is none. */
  readonly repair: () => string | undefined;
  /** Its file is open. */
  readonly isOpen: boolean;
}

/** Where no folder is open. */
export const nothingSeen: Seen = { workspaces: [], findings: [], notObservable: [] };
