import { observe, type Repository, type SeenSignal, skillSignals } from '../coach/signals/index.js';
import { sightingsAt } from '../coach/signals/sighting.js';
import type { CheckedApplication } from './applications.js';

/** The signals that a look at a workspace shows. */
export interface Observed {
  /** Each signal once for each resource, however many applications share it. */
  readonly seen: readonly SeenSignal[];
  /** Skills that nothing here could show, in the framework's order. */
  readonly notObservable: readonly string[];
}

/** What the applications of a look show together. Where there are none, nobody can tell what could be shown. */
export function observedIn(applications: readonly CheckedApplication[], repository: Repository): Observed {
  const parts = applications.map((each) => observedOf(each, repository));
  const seen = parts.flatMap((part) => part.seen);
  return {
    seen: [...new Map(seen.map((each) => [`${each.signal} ${each.resource}`, each])).values()],
    notObservable: skillSignals
      .map(({ skill }) => skill)
      .filter((skill) => parts.length > 0 && parts.every(({ notObservable }) => notObservable.includes(skill))),
  };
}

/** What was observed of an application stays as long as neither it nor the files around it change. */
const observations = new WeakMap<CheckedApplication, Observed & { readonly repository: Repository }>();

function observedOf(checked: CheckedApplication, repository: Repository): Observed {
  const known = observations.get(checked);
  if (known?.repository === repository) return known;
  const { application, check } = checked;
  const kept = (rule: string) => sightingsAt(check.kept.filter((each) => each.rule === rule).map(({ site }) => site));
  const outcome = observe({ application, kept, repository });
  observations.set(checked, { ...outcome, repository });
  return outcome;
}
