import type { Severity } from '../../model/finding.js';
import { nextStep } from './constants.js';

/** Something a person could do next. */
export interface Candidate {
  readonly id: string;
  readonly kind: 'finding' | 'lesson' | 'exercise' | 'answer' | 'signal';
  readonly skill: string;
  /** What it is, in a few words: `Add a failure target to ProcessOrders`. */
  readonly title: string;
  readonly minutes: number;
  /** How much of the target role and level it would add, 0 to 1; 0 when no target is chosen. */
  readonly gain: number;
  /** Of the open finding it would repair. */
  readonly severity?: Severity;
  /** It would confirm something that is fading. */
  readonly refreshes: boolean;
  /** Skills to have first are shown at all. */
  readonly prepared: boolean;
  /** Set aside by the user, for good or for a while, or called not useful too often. */
  readonly setAside: boolean;
  /** Its place is in a file that is open. */
  readonly isOpen: boolean;
}

export interface Step {
  readonly candidate: Candidate;
  /** Worth for the time it takes; higher is better. */
  readonly score: number;
}

/**
 * The best next step and what else would do, best first: what people set aside is left out, what needs other skills first
 * comes behind everything that does not, and of equals the one in a file that is open comes first.
 */
export function rankSteps(candidates: readonly Candidate[]): readonly Step[] {
  return candidates
    .filter(({ setAside }) => !setAside)
    .map((candidate) => ({ candidate, score: scoreOf(candidate) }))
    .toSorted(
      (a, b) =>
        Number(b.candidate.prepared) - Number(a.candidate.prepared) ||
        b.score - a.score ||
        Number(b.candidate.isOpen) - Number(a.candidate.isOpen) ||
        (a.candidate.id < b.candidate.id ? -1 : 1),
    );
}

function scoreOf({ gain, severity, refreshes, minutes }: Candidate): number {
  const risk = severity ? nextStep.risk[severity] : 0;
  const refresh = refreshes ? nextStep.refresh : 0;
  return (nextStep.perFit * gain + risk + refresh) / (minutes + nextStep.overhead);
}
