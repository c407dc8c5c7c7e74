import type { RuleMetadata, Severity } from '../../model/finding.js';
import type { Position } from '../../model/source.js';
import type { PlaceView, Range } from './places.js';

/** A finding as views show it. */
export interface FindingView {
  readonly rule: RuleMetadata;
  /** The skill in words. */
  readonly skillName: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: PlaceView;
  readonly fixable: boolean;
  /** What is written there may be repeated elsewhere: it holds no secret. */
  readonly quotable: boolean;
}

/** Names one finding. */
export interface FixParams {
  readonly rule: string;
  readonly uri: string;
  readonly range: Range;
}

/** Asks for the repairs of all findings of a rule. */
export interface FixAllParams {
  readonly rule: string;
  /** Only in this file; in all files otherwise. */
  readonly uri?: string;
}

/** Repairs that can be applied together. */
export interface FixAllOutcome<Edit> {
  readonly edit: Edit | null;
  readonly fixed: number;
  /** Findings whose repair touches a place that another repair changes: ask again when the edit is applied. */
  readonly postponed: number;
  /** Findings without a repair. */
  readonly left: number;
}

/** Text to insert, with `reason` as what the user is to replace. */
export interface Suppression {
  readonly uri: string;
  readonly position: Position;
  readonly before: string;
  readonly reason: string;
  readonly after: string;
}
