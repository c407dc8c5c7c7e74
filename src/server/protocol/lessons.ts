import type { Setting } from '../../coach/examples.js';
import type { Lesson } from '../../coach/lesson.js';
import type { ChangeInWords } from '../../coach/progress/change-in-words.js';
import type { QuestionHistory } from '../../coach/progress/questions.js';
import type { SkillLesson } from '../../coach/skill-lesson.js';
import type { Severity } from '../../model/finding.js';
import type { PlaceView, Range } from './places.js';

/** Asks for the lesson of a rule. */
export interface LessonParams {
  readonly rule: string;
  /** The finding it was opened from: its lines are shown first. */
  readonly place?: { readonly uri: string; readonly range: Range };
}

/** A lesson with what is known of the person's own application and answers. */
export interface LessonView extends Lesson {
  /** When it was opened, milliseconds since 1970, UTC. */
  readonly at: number;
  /** What the application around the finding is written in; empty when the lesson was opened from nowhere. */
  readonly setting: Setting;
  /** The finding it was opened from, as far as it is still there. */
  readonly finding?: LessonFinding;
  /** The answers so far, one entry a question that was answered. */
  readonly answered: readonly QuestionHistory[];
  /** What repairing the finding would change; absent where nothing is recorded. */
  readonly change?: ChangeInWords;
  /** Exercises in which just this is to be repaired. */
  readonly exercises: readonly LessonExercise[];
}

/** An exercise that a lesson offers. */
export interface LessonExercise {
  readonly id: string;
  readonly name: string;
  readonly minutes: number;
}

/** A finding as its lesson shows it. */
export interface LessonFinding {
  readonly message: string;
  readonly severity: Severity;
  readonly fixable: boolean;
}

/** Asks for the lesson of a skill. */
export interface SkillLessonParams {
  readonly skill: string;
}

/** The lesson of a skill with what every folder shows of it. */
export interface SkillLessonView extends SkillLesson<PlaceView> {
  /** When it was opened, milliseconds since 1970, UTC. */
  readonly at: number;
}

/** Which answer of a lesson's question somebody chose. */
export interface AnswerParams {
  /** The rule or exercise the question belongs to. */
  readonly lesson: string;
  /** Counted from 0 in the order of that rule or exercise. */
  readonly question: number;
  /** The answer that was chosen, counted from 0. */
  readonly answer: number;
}

/** What a lesson says to an answer. */
export interface AnswerOutcome {
  readonly right: boolean;
  /** Why, as the page says it; empty when it does not. */
  readonly because: string;
  /** When the lesson asks this question again, milliseconds since 1970; absent when it asks another, or none. */
  readonly againAt?: number;
}
