import { exerciseSteps } from './exercises.js';
import { findingSteps } from './findings.js';
import { answerSteps, lessonSteps } from './lessons.js';
import { signalSteps } from './signals.js';
import type { PossibleStep, Situation } from './situation.js';

export type { PossibleStep, Situation } from './situation.js';

/** Everything that could be done next: findings, the lessons behind them, exercises, answers that fade, signals. */
export function possibleSteps(situation: Situation): readonly PossibleStep[] {
  return [
    ...findingSteps(situation),
    ...lessonSteps(situation),
    ...exerciseSteps(situation),
    ...answerSteps(situation),
    ...signalSteps(situation),
  ];
}
