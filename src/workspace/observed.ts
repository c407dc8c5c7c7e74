import {
  eachOnce,
  type Observation,
  observe,
  type Repository,
  type SeenFault,
  type SeenSignal,
  skillSignals,
} from '../coach/signals/index.js';
import { sightingsAt } from '../coach/signals/sighting.js';
import type { CheckedApplication } from './applications.js';

/** The signals that a look at a workspace shows. */
export interface Observed {
  /** Each signal once for each resource, however many applications share it. */
  readonly seen: readonly SeenSignal[];
  /** Bad signals that no rule finds, each once for each resource. */
  readonly faults: readonly FaultInApplication[];
  /** Skills that nothing here could show, in the framework's order. */
  readonly notObservable: readonly string[];
}

/** A bad signal that no rule finds, in an application. */
export interface FaultInApplication extends SeenFault {
  /** The application's root. */
  readonly application: string;
}

/** What the applications of a look show together. Where there are none, nobody can tell what could be shown. */
export function observedIn(applications: readonly CheckedApplication[], repository: Repository): Observed {
  const parts = applications.map((each) => observedOf(each, repository));
  return {
    seen: eachOnce(parts.flatMap(({ seen }) => seen)),
    faults: eachOnce(parts.flatMap(({ faults, root }) => faults.map((fault) => ({ ...fault, application: root })))),
    notObservable: skillSignals
      .map(({ skill }) => skill)
      .filter((skill) => parts.length > 0 && parts.every(({ notObservable }) => notObservable.includes(skill))),
  };
}

/**
 * Looks at every application, with a pause after each, so that the views that come after a scan find it done. The first one
 * reads the pipelines and tests of the repository for all.
 */
export async function observeAhead(
  applications: readonly CheckedApplication[],
  repository: Repository,
  pause: () => Promise<void>,
): Promise<void> {
  for (const each of applications) {
    observedOf(each, repository);
    await pause();
  }
}

/** What was observed of an application stays as long as neither it nor the files around it change. */
const observations = new WeakMap<CheckedApplication, ObservedApplication>();

interface ObservedApplication extends Observation {
  readonly root: string;
  readonly repository: Repository;
}

function observedOf(checked: CheckedApplication, repository: Repository): ObservedApplication {
  const known = observations.get(checked);
  if (known?.repository === repository) return known;
  const { application, check } = checked;
  const kept = (rule: string) => sightingsAt(check.kept.filter((each) => each.rule === rule).map(({ site }) => site));
  const observed = { ...observe({ application, kept, repository }), root: application.root, repository };
  observations.set(checked, observed);
  return observed;
}
