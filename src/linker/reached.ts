import type { Reached } from '../model/application.js';

export type Phase = Reached<object>['phase'];

/** Facts never change, so a fact as it is reached in one phase is made once, however many handlers reach it. */
const kept: Readonly<Record<Phase, WeakMap<object, object>>> = { start: new WeakMap(), invocation: new WeakMap() };

/** The fact, with when it runs. */
export function reached<Fact extends object>(fact: Fact, phase: Phase): Reached<Fact> {
  const earlier = kept[phase].get(fact);
  if (earlier) return earlier as Reached<Fact>;
  const made = { ...fact, phase };
  kept[phase].set(fact, made);
  return made;
}
