import type { Severity } from '../../model/finding.js';
import type { SourceRange } from '../../model/source.js';

/** What a look at one folder shows, as far as it is evidence: stable rules that are on, signals, and what there is at all. */
export interface Snapshot {
  /** Address of the folder. */
  readonly workspace: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /** The folder was read as a whole, not only what open files need. */
  readonly whole: boolean;
  /** Single findings: those that are told as one for a habit stand here one by one. */
  readonly findings: readonly SnapshotFinding[];
  readonly suppressed: readonly SuppressedInSnapshot[];
  readonly constructs: readonly SnapshotConstruct[];
  /** `gone`: it was there perhaps, and is not. `unread`: nobody looked. */
  readonly fileState: (path: string) => 'read' | 'gone' | 'unread';
  /** Whether an owner of findings is still declared, or still handles events. */
  readonly stands: (owner: string) => boolean;
  readonly isActive: (rule: string) => boolean;
  /** Whether a rule or signal was looked for: some only where everything was read. */
  readonly looksFor: (rule: string) => boolean;
}

export interface SnapshotFinding {
  /** The same for one fault as long as it is there, wherever its lines move. */
  readonly fingerprint: string;
  readonly rule: string;
  readonly skill: string;
  readonly severity: Severity;
  readonly place: SourceRange;
  readonly application: string;
  /** What it is found at, when that is declared or handles events: `queue Orders`. */
  readonly owner?: string;
  /** The practice is kept nowhere in the application: all such findings of the rule are one. */
  readonly habit?: true;
}

export interface SuppressedInSnapshot extends SnapshotFinding {
  readonly reasoned: boolean;
}

export interface SnapshotConstruct {
  readonly skill: string;
  readonly signal: string;
  readonly resource: string;
  readonly steward: boolean;
  readonly place: SourceRange;
}

/** What is known of the edits between the look before and this one. */
export interface Edits {
  /** Files that were typed in. */
  readonly typed: ReadonlySet<string>;
  /** Files that a repair of ours changed. */
  readonly repaired: ReadonlySet<string>;
  /** Files that something else changed, and the editor read again: a pull, a checkout. They are among neither of these. */
  readonly reread: ReadonlySet<string>;
  /** Whether a file was looked at before these edits. */
  readonly wasSeen: (path: string) => boolean;
  /** Whether the edited files are again as they were before a finding was first seen in this session. */
  readonly isRevert: (fingerprint: string) => boolean;
}

/** Nothing was edited: what is new was found, and what is gone went elsewhere. */
export const noEdits: Edits = {
  typed: new Set(),
  repaired: new Set(),
  reread: new Set(),
  wasSeen: () => false,
  isRevert: () => false,
};
