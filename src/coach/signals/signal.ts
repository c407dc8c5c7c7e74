import type { Application } from '../../model/application.js';
import type { SourceRange } from '../../model/source.js';

/** What signals are looked for in: one application with what was said of it, and the files around it. */
export interface Surroundings {
  readonly application: Application;
  /** The places of the application at which the practice of a rule is kept; none for a rule that did not run. */
  readonly kept: (rule: string) => readonly Sighting[];
  readonly repository: Repository;
}

/** The files of a workspace that are neither code of handlers nor templates: tests, pipelines, documents. */
export interface Repository {
  /** Paths of every file that is not ignored, relative to the workspace folder, sorted. */
  readonly paths: readonly string[];
  /** The text of a file that `isTold` takes; undefined for the others and for those that cannot be read. */
  readonly text: (path: string) => string | undefined;
}

/** One resource that shows a signal. */
export interface Sighting {
  /** What shows it, the same as long as it is there, wherever its lines move: `template.yaml#Orders`. */
  readonly resource: string;
  /** Where a person sees it. */
  readonly place: SourceRange;
}

/** Looks for one signal. Gives each resource that shows it once; what cannot be told is not given. */
export type Observer = (surroundings: Surroundings) => readonly Sighting[];

/** The good and steward signals of one skill. Bad signals are what rules find. */
export interface SkillSignals {
  readonly skill: string;
  /** Whether there is anything here that could show the skill at all: no workflow, no orchestration. */
  readonly isObservable: (surroundings: Surroundings) => boolean;
  /** By the signal's id. */
  readonly observers: Readonly<Record<string, Observer>>;
  /** Signals that nobody can see without guessing, by id, each with the reason in a sentence. They are never scored. */
  readonly unobservable: Readonly<Record<string, string>>;
}
