import type { Kept, Practised, Problem, SuppressedFinding } from '../checker/index.js';
import type { Repository } from '../coach/signals/signal.js';
import type { Application } from '../model/application.js';
import type { Finding } from '../model/finding.js';
import type { CheckedApplication } from './applications.js';
import type { Skip } from './skips.js';

/** What a look at a workspace, or a part of it, found. */
export interface LintResult {
  /** Files that were read and looked at. */
  readonly files: number;
  /** Files that look like ours and were left out, each with the reason. */
  readonly skipped: readonly Skip[];
  /** Declared functions, and handlers that no template names. */
  readonly functions: number;
  /** By file, place and rule; each cause once, however many applications share it. */
  readonly findings: readonly Finding[];
  /** Findings taken out by comments. */
  readonly suppressed: readonly SuppressedFinding[];
  readonly practised: readonly Practised[];
  /** The places behind `practised` where a practice is kept; those where it is not are findings. */
  readonly kept: readonly Kept[];
  /** What could not be understood, and where we failed ourselves. */
  readonly problems: readonly Problem[];
  readonly applications: readonly Application[];
  /** The same, each with the files it is made of and what the rules said of it alone. */
  readonly checked: readonly CheckedApplication[];
  /** The files around the applications. Texts are there once the whole workspace was scanned. */
  readonly repository: Repository;
  /** Wall time. */
  readonly millis: number;
}
