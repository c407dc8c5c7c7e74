import type { RuleMetadata, Severity } from '../../model/finding.js';
import type { SkillFramework } from '../../model/skills.js';
import type { SourceRange } from '../../model/source.js';
import type { MissingGate } from './depth.js';
import type { Evidence } from './evidence.js';
import type { Step } from './next-step.js';
import type { CellFit } from './role-fit.js';

/** Everything that is shown of progress at one moment: worked out from events and from what was seen last, never stored. */
export interface ProgressOverview {
  /** The version of the constants. */
  readonly modelVersion: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /** The role and level that were chosen; absent for somebody who is just exploring. */
  readonly target?: Target;
  /** The words of the depths, from 0 on. */
  readonly depths: readonly string[];
  /** In the framework's order, every skill. */
  readonly skills: readonly SkillProgress[];
  /** Every cell of the matrix, in the framework's order. */
  readonly cells: readonly CellFit[];
  /** What helps most next; absent when there is nothing to do. */
  readonly next?: NextStep;
  /** What else would do: two at most. */
  readonly alternatives: readonly NextStep[];
  readonly notes: readonly Note[];
}

export interface Target {
  readonly role: string;
  readonly level: string;
}

export interface SkillProgress {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly state: 'standing' | 'no-evidence' | 'not-observable';
  /** 0 to 0.88, 0 without evidence. */
  readonly mastery: number;
  readonly spread: number;
  /** The highest mastery on any day so far. */
  readonly best: number;
  /** Where the mastery fades to in 60 days when nothing happens. */
  readonly in60Days: number;
  /** 0 to 4. */
  readonly depth: number;
  /** The deepest it has been: more than `depth` when it faded. */
  readonly deepest: number;
  /** The depth's word: `no evidence`, `aware`, `applies`, `designs`, `stewards`. */
  readonly word: string;
  /** What is missing for the next depth, and the same in words. */
  readonly missing?: MissingGate;
  readonly missingWords?: string;
  /** Whole days until the depth is lost when nothing happens; absent when it is not within a year. */
  readonly fadesInDays?: number;
  /** Strongest first. */
  readonly evidence: readonly EvidenceRow[];
  readonly against: readonly EvidenceRow[];
}

/** One item as a person reads it. */
export interface EvidenceRow {
  /** To open or erase it. */
  readonly id: string;
  readonly kind: Evidence['kind'];
  /** What was seen, in a few words: `on-failure destination`. */
  readonly text: string;
  /** Where from: `authored`, `found here`, `by button`, `right when asked again`. */
  readonly detail: string;
  /** What it counts now: weight times fading, before caps. */
  readonly counts: number;
  readonly weight: number;
  readonly fading: number;
  /** When it was last confirmed, milliseconds since 1970. */
  readonly at: number;
  readonly workspace?: string;
  readonly place?: SourceRange;
  /** The rule of a finding, open or repaired. */
  readonly rule?: string;
  /** Of an open finding. */
  readonly severity?: Severity;
}

export interface NextStep extends Step {
  /** Why this one: `open error; also the last gap in Retries for Middle`. */
  readonly reason: string;
  readonly workspace?: string;
  readonly place?: SourceRange;
  readonly rule?: string;
  readonly exercise?: string;
}

/** What a person noted of work that no scanner sees. Never scored. */
export interface Note {
  readonly id: string;
  readonly at: number;
  readonly text: string;
  readonly role?: string;
  readonly level?: string;
}

/** What the overview is worked out with, beside the events. */
export interface OverviewSources {
  readonly framework: SkillFramework;
  readonly rules: readonly RuleMetadata[];
}
