import type { Reached } from '../model/application.js';

export type Phase = Reached<object>['phase'];

/** Facts never change, so a fact as it is reached in one way is made once, however many handlers reach it. */
const kept = {
  start: new WeakMap<object, object>(),
  invocation: new WeakMap<object, object>(),
  assumedStart: new WeakMap<object, object>(),
  assumedInvocation: new WeakMap<object, object>(),
};

/** The fact, with when it runs and whether that is only assumed. */
export function reached<Fact extends object>(fact: Fact, phase: Phase, isAssumed = false): Reached<Fact> {
  const assumed = phase === 'start' ? kept.assumedStart : kept.assumedInvocation;
  const made = isAssumed ? assumed : kept[phase];
  const earlier = made.get(fact);
  if (earlier) return earlier as Reached<Fact>;
  const reachedFact = { ...fact, phase, ...(isAssumed && { assumed: true }) };
  made.set(fact, reachedFact);
  return reachedFact;
}
