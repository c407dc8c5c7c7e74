import type { Severity } from '../../model/finding.js';
import type { SourceRange } from '../../model/source.js';

/**
 * What happened, in the order it did: the only thing that is stored. Everything shown is worked out from it. Times are
 * milliseconds since 1970, UTC; `workspace` is the address of a folder.
 */
export type ProgressEvent =
  | ScanEvent
  | ConstructEvent
  | FindingOpenedEvent
  | FindingClosedEvent
  | AnswerEvent
  | ExerciseEvent
  | EraseEvent;

interface Happened {
  readonly at: number;
}

/** A whole folder was read. What was seen before and is not among the constructs seen since is gone. */
export interface ScanEvent extends Happened {
  readonly kind: 'scan';
  readonly workspace: string;
}

/** A good or steward signal began to show at a resource, or ended. */
export interface ConstructEvent extends Happened {
  readonly kind: 'construct-seen' | 'construct-gone';
  readonly workspace: string;
  readonly skill: string;
  readonly signal: string;
  readonly resource: string;
  readonly authored: boolean;
  readonly steward: boolean;
  readonly place: SourceRange;
}

export interface FindingOpenedEvent extends Happened {
  readonly kind: 'finding-opened';
  readonly workspace: string;
  /** The same for one fault as long as it is there, wherever its lines move. */
  readonly fingerprint: string;
  readonly rule: string;
  readonly skill: string;
  readonly severity: Severity;
  readonly place: SourceRange;
  /** It came into being while the user edited here. */
  readonly made: boolean;
}

/**
 * How a finding went away: typed, by our button, by going back to how it was before, with the code it was in, by a
 * suppression (with a reason or without), or because the rule was switched off.
 */
export type Closing = 'hand' | 'button' | 'revert' | 'deletion' | 'suppression' | 'reasoned-suppression' | 'rule-off';

export interface FindingClosedEvent extends Happened {
  readonly kind: 'finding-closed';
  readonly workspace: string;
  readonly fingerprint: string;
  readonly how: Closing;
}

export interface AnswerEvent extends Happened {
  readonly kind: 'answer';
  readonly skill: string;
  /** The rule or skill whose lesson asked, with the question's number: `queue-without-dlq#2`. */
  readonly question: string;
  readonly right: boolean;
}

export interface ExerciseEvent extends Happened {
  readonly kind: 'exercise-passed';
  readonly skill: string;
  readonly exercise: string;
  readonly depth: 2 | 3;
  /** How many hints had been opened. */
  readonly hints: number;
  readonly revealed: boolean;
}

/** The user takes something out: one item by its id, or all of a workspace. */
export type EraseEvent =
  | (Happened & { readonly kind: 'item-erased'; readonly item: string })
  | (Happened & { readonly kind: 'workspace-erased'; readonly workspace: string });
