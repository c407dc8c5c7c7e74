import { rules } from '../../../rules/index.js';
import { lintExample } from '../../../scripts/example-workspace.js';
import { isTold } from '../../../src/coach/signals/repository.js';
import { sightingsAt } from '../../../src/coach/signals/sighting.js';
import type { Observer, SkillSignals, Surroundings } from '../../../src/coach/signals/signal.js';

/**
 * A small workspace as observers see it: its first application as the readers and the linker give it, what every rule
 * says of it, and its files by path.
 */
export async function surroundings(files: Readonly<Record<string, string>>): Promise<Surroundings> {
  const { applications, kept } = await lintExample(new Map(Object.entries(files)), rules);
  const [application] = applications;
  if (!application) throw new Error('there is no application in these files');
  return {
    application,
    kept: (rule) => sightingsAt(kept.filter((each) => each.rule === rule).map(({ site }) => site)),
    repository: {
      paths: Object.keys(files).sort(),
      text: (path) => (isTold(path) ? files[path] : undefined),
      isWhole: true,
    },
  };
}

/** The resources that show a signal of a skill in a small workspace. Throws for a signal that nothing observes. */
export async function resourcesShowing(
  { observers, faults }: SkillSignals,
  signal: string,
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const observer: Observer | undefined = observers[signal] ?? faults?.[signal]?.observe;
  if (!observer) throw new Error(`nothing observes ${signal}`);
  return observer(await surroundings(files)).map(({ resource }) => resource);
}
