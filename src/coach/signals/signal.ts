import type { Application } from '../../model/application.js';
import type { Severity } from '../../model/finding.js';
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
  /** Everything was read: what is not here is nowhere. Before that there are no texts, and perhaps not all paths. */
  readonly isWhole: boolean;
}

/** One resource that shows a signal. */
export interface Sighting {
  /** What shows it, the same as long as it is there, wherever its lines move: `template.yaml#Orders`. */
  readonly resource: string;
  /** Where a person sees it. */
  readonly place: SourceRange;
}

/** One resource that shows a bad signal. */
export interface FaultSighting extends Sighting {
  /**
   * The practice is kept nowhere in the application, or hardly: this one stands for all that lack it. It is one fault as long
   * as any of them is left, as with findings of a habit.
   */
  readonly habit?: true;
}

/** Looks for one signal. Gives each resource that shows it once; what cannot be told is not given. */
export type Observer = (surroundings: Surroundings) => readonly Sighting[];

/**
 * Looks for one bad signal that no rule reports: in the editor it would be too often meant that way, and who looks at the
 * skill wants to know it. What it gives speaks against the skill like an open finding of its severity.
 */
export interface FaultObserver {
  readonly severity: Severity;
  readonly observe: (surroundings: Surroundings) => readonly FaultSighting[];
  /** It is that something is nowhere in the repository: only looked for once the repository is whole. */
  readonly needsWhole?: true;
}

/** The signals of one skill, but for the bad ones that rules find. */
export interface SkillSignals {
  readonly skill: string;
  /** Whether there is anything here that could show the skill at all: no workflow, no orchestration. */
  readonly isObservable: (surroundings: Surroundings) => boolean;
  /** Good and steward signals, by id. */
  readonly observers: Readonly<Record<string, Observer>>;
  /** Bad signals that no rule finds, by id; left out where rules find them all. */
  readonly faults?: Readonly<Record<string, FaultObserver>>;
  /** Signals that nobody can see without guessing, by id, each with the reason in a sentence. They are never scored. */
  readonly unobservable: Readonly<Record<string, string>>;
}
