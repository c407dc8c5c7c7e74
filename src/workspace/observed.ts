import { observe, type SeenSignal, skillSignals } from '../coach/signals/index.js';
import { sightingsAt } from '../coach/signals/sighting.js';
import type { LintResult } from './result.js';

/** The signals that a look at a workspace shows. */
export interface Observed {
  /** Each signal once for each resource, however many applications share it. */
  readonly seen: readonly SeenSignal[];
  /** Skills that nothing here could show, in the framework's order. */
  readonly notObservable: readonly string[];
}

/** What all applications of a look show together. Worked out once for each look. */
export function observedIn(result: Pick<LintResult, 'checked' | 'repository'>): Observed {
  const known = ofLooks.get(result);
  if (known) return known;
  const { checked, repository } = result;
  const parts = checked.map(({ application, check: { kept } }) =>
    observe({
      application,
      kept: (rule) => sightingsAt(kept.filter((each) => each.rule === rule).map(({ site }) => site)),
      repository,
    }),
  );
  const seen = parts.flatMap((part) => part.seen);
  const observed = {
    seen: [...new Map(seen.map((each) => [`${each.signal} ${each.resource}`, each])).values()],
    notObservable: skillSignals
      .map(({ skill }) => skill)
      .filter((skill) => parts.every(({ notObservable }) => notObservable.includes(skill))),
  };
  ofLooks.set(result, observed);
  return observed;
}

const ofLooks = new WeakMap<object, Observed>();
