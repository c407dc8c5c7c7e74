import type { Setting } from '../coach/examples.js';
import type { CheckOutcome } from '../coach/exercises/examination.js';
import type { Exercise, ExerciseVariant } from '../coach/exercises/exercise.js';
import type { ExercisePage } from '../coach/exercises/exercise-page.js';
import type { Lesson } from '../coach/lesson.js';
import type { ChangeInWords } from '../coach/progress/change-in-words.js';
import type { ProgressOverview, Target } from '../coach/progress/overview.js';
import type { QuestionHistory } from '../coach/progress/questions.js';
import type { RoleMatrix } from '../coach/role-matrix.js';
import type { SkillOverview } from '../coach/skill-overview.js';
import type { RuleMetadata, Severity } from '../model/finding.js';
import type { Position } from '../model/source.js';

/**
 * What the language server offers besides the Language Server Protocol, for the views of an editor. Every request is
 * optional for a client. Positions are zero-based and count UTF-16 units, as in the protocol.
 */
export const methods = {
  /** `() => FindingView[]`: what is found in the files read so far. */
  findings: 'serverlessCoach/findings',
  /** `() => SkillsView` */
  skills: 'serverlessCoach/skills',
  /** `() => RuleMetadata[]` */
  rules: 'serverlessCoach/rules',
  /** `LessonParams => Lesson | null`: null when there is no such rule. */
  lesson: 'serverlessCoach/lesson',
  /** `ScanParams => ScanOutcome`: reads every folder; reports work-done progress and can be cancelled. */
  scan: 'serverlessCoach/scan',
  /** `FixParams => WorkspaceEdit | null`: the best repair of one finding. */
  fix: 'serverlessCoach/fix',
  /** `FixAllParams => FixAllOutcome`: the repairs of all findings of a rule. */
  fixAll: 'serverlessCoach/fixAll',
  /** `FixParams => Suppression | null`: where and how to say why a finding is accepted. */
  suppression: 'serverlessCoach/suppression',
  /** `() => ProgressView`: skills, role fit and the next step, from what is recorded on this machine. */
  progress: 'serverlessCoach/progress',
  /** `AnswerParams => AnswerOutcome`: somebody answered a question of a lesson. */
  answer: 'serverlessCoach/answer',
  /** `RecordParams => null`: puts what a person says into the record: a target, a note, something set aside. */
  record: 'serverlessCoach/record',
  /** `EraseParams => null`: takes one item, or all of a workspace, or everything, out of the record for good. */
  erase: 'serverlessCoach/erase',
  /** `ReportParams => string`: the report as Markdown or JSON. */
  report: 'serverlessCoach/report',
  /** `SkillLessonParams => SkillLesson<PlaceView> | null`: null when there is no such skill. */
  skillLesson: 'serverlessCoach/skillLesson',
  /** `TourParams => TourStop[]`: the places of the workspace that show a skill, kept and broken. */
  tour: 'serverlessCoach/tour',
  /** `() => Exercise[]`: every exercise there is. */
  exercises: 'serverlessCoach/exercises',
  /** `ExerciseParams => ExerciseView | null`: the task and the files it begins with; null when there is none such. */
  exercise: 'serverlessCoach/exercise',
  /** `ExamineParams => ExaminationView | null`: what an exercise's folder still lacks; null when there is none such. */
  examine: 'serverlessCoach/examine',
  /** `RepairedParams`: a notification from client to server: one of our repairs was applied by its button. */
  repaired: 'serverlessCoach/repaired',
  /** `FolderParams`: a notification from client to server: files opened from this folder belong together. */
  addFolder: 'serverlessCoach/addFolder',
  /** `FileParams => string | null`: from server to client, base64, for folders that are not on the server's disk. */
  readFile: 'serverlessCoach/readFile',
  /** `FileParams => FolderEntry[] | null`: from server to client. */
  readFolder: 'serverlessCoach/readFolder',
  /** `StatusView`: a notification from server to client after every check. */
  status: 'serverlessCoach/status',
} as const;

/** Commands the server's code actions name. The client carries them out; without it the actions are not offered. */
export const clientCommands = {
  /** `(LessonParams)` */
  showLesson: 'serverlessCoach.showLesson',
  /** `(FixParams)` */
  suppress: 'serverlessCoach.suppressFinding',
  /** `(RepairedParams)`: run by the client after the edit of one of our repairs; it tells the server. */
  repaired: 'serverlessCoach.repaired',
} as const;

/** What the client tells the server at the start, as `initializationOptions`. */
export interface ClientAbilities {
  /** It has the commands of `clientCommands`. */
  readonly commands?: boolean;
  /** It answers `readFile` and `readFolder`. */
  readonly files?: boolean;
  /** Address of the file that progress is kept in; without it progress is gone with the window. */
  readonly progress?: string;
  /** Address of the folder with the grammars, for a server without a disk; read through `readFile`. */
  readonly assets?: string;
}

/** The settings below `serverlessCoach` that the server asks for. */
export interface ServerSettings {
  readonly enable?: boolean;
  readonly preview?: boolean;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface PlaceView {
  readonly uri: string;
  /** Relative to its folder, with `/`; begins with the folder's name when there are several. */
  readonly path: string;
  readonly range: Range;
  /** The name of what stands there, when it has one. */
  readonly name?: string;
}

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

export interface SkillsView {
  readonly overview: SkillOverview<PlaceView>;
  readonly matrix: RoleMatrix;
}

export interface ProgressView extends ProgressOverview {
  /** Where the record is: in a file, or only as long as this window is open. */
  readonly kept: 'on-disk' | 'in-session';
  /** What was wrong with the file, one sentence each. */
  readonly notices: readonly string[];
}

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

export interface LessonExercise {
  readonly id: string;
  readonly name: string;
  readonly minutes: number;
}

export interface LessonFinding {
  readonly message: string;
  readonly severity: Severity;
  readonly fixable: boolean;
}

export interface AnswerParams {
  /** The rule or skill whose lesson asks. */
  readonly lesson: string;
  /** Counted from 0 in the order of the page. */
  readonly question: number;
  /** The answer that was chosen, counted from 0. */
  readonly answer: number;
}

export interface AnswerOutcome {
  readonly right: boolean;
  /** Why, as the page says it; empty when it does not. */
  readonly because: string;
  /** When the lesson asks this question again, milliseconds since 1970; absent when it asks another, or none. */
  readonly againAt?: number;
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
      readonly hints: number;
      readonly revealed: boolean;
    };

export type EraseParams =
  | { readonly kind: 'item'; readonly item: string }
  | { readonly kind: 'workspace'; readonly workspace: string }
  | { readonly kind: 'everything' };

export interface ReportParams {
  readonly format: 'markdown' | 'json';
}

export interface SkillLessonParams {
  readonly skill: string;
}

export interface TourParams {
  readonly skill: string;
}

export interface TourStop {
  readonly place: PlaceView;
  readonly verdict: 'holds' | 'fails';
  /** What to see there, in a sentence. */
  readonly text: string;
  readonly rule?: string;
}

export interface ExerciseParams {
  readonly exercise: string;
  readonly variant: ExerciseVariant;
}

/** An exercise in one variant. Texts are Markdown, files stand by path. */
export interface ExerciseView {
  readonly exercise: Exercise;
  readonly page: ExercisePage;
  readonly readme: string;
  readonly checks: readonly Pick<CheckOutcome, 'id' | 'title'>[];
  readonly start: Readonly<Record<string, string>>;
  readonly solved: Readonly<Record<string, string>>;
}

export interface ExamineParams extends ExerciseParams {
  /** The folder it lies in. Open documents count as they are typed. */
  readonly uri: string;
}

export interface ExaminationView {
  readonly passed: boolean;
  readonly checks: readonly CheckView[];
}

export interface CheckView extends Omit<CheckOutcome, 'missing'> {
  readonly missing: readonly {
    readonly text: string;
    readonly place?: { readonly uri: string; readonly range: Range };
  }[];
}

export interface RepairedParams {
  /** The files its edits changed. */
  readonly uris: readonly string[];
}

export interface FixParams {
  readonly rule: string;
  readonly uri: string;
  readonly range: Range;
}

export interface FixAllParams {
  readonly rule: string;
  /** Only in this file; in all files otherwise. */
  readonly uri?: string;
}

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

export interface ScanParams {
  readonly workDoneToken: string | number;
}

export interface ScanOutcome {
  readonly files: number;
  readonly functions: number;
  readonly findings: number;
  readonly millis: number;
}

export interface FileParams {
  readonly uri: string;
}

export interface FolderParams {
  readonly uri: string;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

export interface StatusView {
  /** The server reads or checks something. */
  readonly busy: boolean;
  /** Findings in everything read so far. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** The whole workspace has been read. */
  readonly scanned: boolean;
  /** What could not be read or is wrong with the configuration, one line each. */
  readonly problems: readonly string[];
}
