import type { Application } from './application.js';
import type { FixProposal, RelatedPlace, RuleMetadata, Severity } from './finding.js';
import type { SourceRange } from './source.js';

/**
 * A check reads one application and gives a verdict for each place where the practice applies. It never sees the syntax
 * of a dialect or language.
 */
export type Rule = (application: Application, verdict: Verdict) => void;

/** A rule with what its page says of it, as `rules/index.ts` lists it. */
export interface RegisteredRule {
  readonly metadata: RuleMetadata;
  readonly check: Rule;
}

export interface Verdict {
  /** The practice is kept here. */
  holds(site: Site): void;
  fails(site: Site, failure: Failure): void;
}

/** Anything with a place: a declaration, a fact, a handler. `name` is used for messages on merged findings. */
export interface Site {
  readonly range: SourceRange;
  readonly name?: string;
}

export interface Failure {
  /** What is wrong here, with the names from the user's code; why it hurts; what to do. One or two sentences. */
  readonly message: string;
  /**
   * Where the cause is written when it is not the site itself (a `Globals` value, a role that many share). Failures of
   * one rule with one cause become one finding, the sites related.
   */
  readonly cause?: SourceRange;
  /** The name of the function concerned. */
  readonly function?: string;
  readonly related?: readonly RelatedPlace[];
  /** Lowers the severity at this place. */
  readonly severity?: Severity;
  /**
   * An application does this everywhere or nowhere: where no place of it keeps the practice, one finding says so, and not one
   * for each place.
   */
  readonly habit?: true;
  /** Called only when somebody asks for fixes; an empty list when there is none here. */
  readonly fix?: () => readonly FixProposal[];
}
