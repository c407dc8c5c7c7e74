import type { AskedQuestion } from '../../coach/asked-questions.js';
import type { CheckOutcome } from '../../coach/exercises/examination.js';
import type { Exercise, ExerciseVariant } from '../../coach/exercises/exercise.js';
import type { ExercisePage } from '../../coach/exercises/exercise-page.js';
import type { Range } from './places.js';

/** Asks for an exercise in one variant. */
export interface ExerciseParams {
  readonly exercise: string;
  readonly variant: ExerciseVariant;
}

/** An exercise in one variant. Texts are Markdown, files stand by path. */
export interface ExerciseView {
  readonly exercise: Exercise;
  readonly page: ExercisePage;
  readonly readme: string;
  /** When it was opened, milliseconds since 1970, UTC. */
  readonly at: number;
  /** Its questions with the answers so far. */
  readonly questions: readonly AskedQuestion[];
  readonly checks: readonly Pick<CheckOutcome, 'id' | 'title'>[];
  readonly start: Readonly<Record<string, string>>;
  readonly solved: Readonly<Record<string, string>>;
}

/** Asks what an exercise's folder still lacks. */
export interface ExamineParams extends ExerciseParams {
  /** The folder it lies in. Open documents count as they are typed. */
  readonly uri: string;
}

/** What an examination found, check by check. */
export interface ExaminationView {
  readonly passed: boolean;
  readonly checks: readonly CheckView[];
}

/** A check with the places where something is missing. */
export interface CheckView extends Omit<CheckOutcome, 'missing'> {
  readonly missing: readonly {
    readonly text: string;
    readonly place?: { readonly uri: string; readonly range: Range };
  }[];
}
