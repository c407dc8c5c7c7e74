import type { ExerciseVariant } from '../../coach/exercises/exercise.js';
import type { ProgressOverview, Target } from '../../coach/progress/overview.js';

/** Progress as views show it, with what is to be said of its record. */
export interface ProgressView extends ProgressOverview {
  /** A folder was not looked at yet, and will be: what steps are chosen from is still to come. */
  readonly beingRead: boolean;
  /** Where the record is: in a file, or only as long as this window is open. */
  readonly kept: 'on-disk' | 'in-session';
  /** What was wrong with the file, one sentence each. */
  readonly notices: readonly string[];
}

/** What a person says of themselves. Nothing of it is scored. */
export type RecordParams =
  /** Absent for just exploring. */
  | { readonly kind: 'target'; readonly target?: Target }
  | { readonly kind: 'note'; readonly text: string; readonly role?: string; readonly level?: string }
  /** A step is set aside: for good, or until a moment (milliseconds since 1970). */
  | { readonly kind: 'set-aside'; readonly step: string; readonly until?: number }
  | { readonly kind: 'taken-up'; readonly step: string }
  /** A lesson or finding was called not useful. */
  | { readonly kind: 'not-useful'; readonly rule: string }
  | {
      readonly kind: 'exercise-passed';
      readonly exercise: string;
      readonly variant: ExerciseVariant;
      readonly hints: number;
      readonly revealed: boolean;
    };

/** What is to be taken out of the record: an item by its id, a folder by its address, everything. */
export type EraseParams =
  | { readonly kind: 'item'; readonly item: string }
  | { readonly kind: 'workspace'; readonly workspace: string }
  | { readonly kind: 'everything' };

/** Asks for the report in one format. */
export interface ReportParams {
  readonly format: 'markdown' | 'json';
}
