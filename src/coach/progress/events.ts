import type { Severity } from '../../model/finding.js';
import type { SourceRange } from '../../model/source.js';

/**
 * What happened, in the order it did: the only thing that is stored. Everything shown is worked out from it. Times are
 * milliseconds since 1970, UTC; `workspace` is the address of a folder.
 */
export type ProgressEvent =
  | ScanEvent
  | ConstructEvent
  | ConstructMovedEvent
  | FindingOpenedEvent
  | FindingMovedEvent
  | FindingClosedEvent
  | AnswerEvent
  | ExerciseEvent
  | SaidEvent
  | LessonShownEvent
  | EraseEvent;

interface Happened {
  readonly at: number;
}

/** A folder was looked at: what was seen there before, and not told as gone since, is still there. */
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

/** What shows a signal has another name, or lies in another file. */
export interface ConstructMovedEvent extends Happened {
  readonly kind: 'construct-moved';
  readonly workspace: string;
  readonly skill: string;
  readonly signal: string;
  readonly resource: string;
  /** The resource from now on. */
  readonly to: string;
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
  /** Root of the application it was found in. */
  readonly application: string;
  /** What it is found at, when that is declared or handles events: `queue Orders`. */
  readonly owner?: string;
  /** It came into being while the user edited here. */
  readonly made: boolean;
}

/** A finding is still there, in other words: its line was rewritten, or what it is found at has another name. */
export interface FindingMovedEvent extends Happened {
  readonly kind: 'finding-moved';
  readonly workspace: string;
  readonly fingerprint: string;
  /** The fingerprint from now on. */
  readonly to: string;
  readonly place: SourceRange;
  readonly application: string;
  readonly owner?: string;
}

/**
 * How a finding went away: typed, by our button, by going back to how it was before, with the code it was in, by a
 * suppression (with a reason or without), because the rule was switched off, or by something that was not done in this
 * editor: a pull, another program.
 */
export type Closing =
  | 'hand'
  | 'button'
  | 'revert'
  | 'deletion'
  | 'suppression'
  | 'reasoned-suppression'
  | 'rule-off'
  | 'elsewhere';

export interface FindingClosedEvent extends Happened {
  readonly kind: 'finding-closed';
  readonly workspace: string;
  readonly fingerprint: string;
  readonly how: Closing;
}

export interface AnswerEvent extends Happened {
  readonly kind: 'answer';
  readonly skill: string;
  /** The rule or exercise the question belongs to, with its number there: `queue-without-dlq#2`. */
  readonly question: string;
  readonly right: boolean;
}

/** An exercise was passed: one event for each skill it speaks for. */
export interface ExerciseEvent extends Happened {
  readonly kind: 'exercise-passed';
  readonly skill: string;
  readonly exercise: string;
  readonly depth: 2 | 3;
  /** How many hints had been opened. */
  readonly hints: number;
  readonly revealed: boolean;
  /** The tool it was written for: `sam`. Events of earlier releases do not say. */
  readonly variant?: string;
}

/** What a person says of themselves and of what they are shown. Nothing of it is scored. */
export type SaidEvent =
  /** The role and level to look at; both absent for just exploring. */
  | (Happened & { readonly kind: 'target-set'; readonly role?: string; readonly level?: string })
  | (Happened & {
      readonly kind: 'note-added';
      readonly note: string;
      readonly text: string;
      readonly role?: string;
      readonly level?: string;
    })
  /** A step is not to be proposed: for good, or until a moment. */
  | (Happened & { readonly kind: 'step-set-aside'; readonly step: string; readonly until?: number })
  | (Happened & { readonly kind: 'step-taken-up'; readonly step: string })
  | (Happened & { readonly kind: 'not-useful'; readonly rule: string });

/** A lesson was opened: against this the calls of "not useful" are counted. */
export interface LessonShownEvent extends Happened {
  readonly kind: 'lesson-shown';
  readonly rule: string;
}

/** The user takes something out: one item by its id, or all of a workspace. */
export type EraseEvent =
  | (Happened & { readonly kind: 'item-erased'; readonly item: string })
  | (Happened & { readonly kind: 'workspace-erased'; readonly workspace: string });
