import type { Severity } from '../../model/finding.js';
import type { SourceRange } from '../../model/source.js';

/**
 * What is known of one skill of one person on this machine, each item with its dates. Times are milliseconds since 1970,
 * UTC.
 */
export type Evidence = FixEvidence | ConstructEvidence | AnswerEvidence | ExerciseEvidence | OpenFinding;

interface Item {
  /** Stable, so that a person can open or erase it. */
  readonly id: string;
  readonly skill: string;
  /** Where it is, when it is in a workspace: the address of the folder, and the place in it. */
  readonly workspace?: string;
  readonly place?: SourceRange;
}

/** A finding that was repaired. Those that were suppressed, deleted, reverted or made here a moment before are none. */
export interface FixEvidence extends Item {
  readonly kind: 'fix';
  readonly rule: string;
  readonly severity: Severity;
  readonly by: 'hand' | 'button';
  readonly at: number;
  /** When a later scan found it still gone. */
  readonly heldAt?: number;
}

/** A good or steward signal at one resource. */
export interface ConstructEvidence extends Item {
  readonly kind: 'construct';
  readonly signal: string;
  /** It appeared while the user edited here; otherwise it was found. */
  readonly authored: boolean;
  readonly resource: string;
  /** The last scan that saw it: it fades from there, so that it does not while somebody works there. */
  readonly seen: number;
  /** Others inherit it: a module, a default, a policy. */
  readonly steward?: boolean;
}

export interface AnswerEvidence extends Item {
  readonly kind: 'answer';
  readonly question: string;
  readonly result: 'right-at-first' | 'right-later' | 'right-delayed';
  readonly at: number;
  /** How often it was confirmed after a while, which makes it fade more slowly. */
  readonly confirmations: number;
}

export interface ExerciseEvidence extends Item {
  readonly kind: 'exercise';
  readonly exercise: string;
  readonly depth: 2 | 3;
  readonly hints: number;
  readonly help: 'none' | 'revealed';
  /** The first time, for another tool than the first time, or again after a month. */
  readonly pass: 'first' | 'second-variant' | 'repeated';
  /** The tool it was written for: `sam`; absent where nobody wrote it down. */
  readonly variant?: string;
  readonly at: number;
  readonly confirmations: number;
}

/** What speaks against the skill here. It does not fade: it stays until a scan shows it gone. */
export interface OpenFinding extends Item {
  readonly kind: 'open-finding';
  readonly rule: string;
  readonly severity: Severity;
  readonly since: number;
  /** It came into being while the user edited here; otherwise it was found. */
  readonly made?: true;
}
