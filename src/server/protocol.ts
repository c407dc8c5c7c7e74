export type * from './protocol/exercises.js';
export type * from './protocol/findings.js';
export type * from './protocol/lessons.js';
export type * from './protocol/places.js';
export type * from './protocol/progress.js';
export type * from './protocol/reading.js';
export type * from './protocol/skills.js';

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
  /** `SkillLessonParams => SkillLessonView | null`: null when there is no such skill. */
  skillLesson: 'serverlessCoach/skillLesson',
  /** `TourParams => TourStop[]`: the places of the workspace that show a skill, kept and broken. */
  tour: 'serverlessCoach/tour',
  /** `() => Exercise[]`: every exercise there is. */
  exercises: 'serverlessCoach/exercises',
  /** `ExerciseParams => ExerciseView | null`: the task and the files it begins with; null when there is none such. */
  exercise: 'serverlessCoach/exercise',
  /** `ExamineParams => ExaminationView | null`: what an exercise's folder still lacks; null when there is none such. */
  examine: 'serverlessCoach/examine',
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
