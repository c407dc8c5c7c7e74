import { rules } from '../../rules/index.js';
import { framework } from '../../rules/skills.js';
import { exampleReaders } from '../../scripts/example-workspace.js';
import { type Examination, examine } from '../../src/coach/exercises/examination.js';
import type { Exercise } from '../../src/coach/exercises/exercise.js';
import type { Inventory } from '../../src/coach/exercises/inventory.js';
import type { Finding } from '../../src/model/finding.js';
import { examinedIn, inventoryOfStart, openExercise } from '../../src/workspace/examined.js';
import { MemoryFileSystem } from '../../src/workspace/memory-file-system.js';

type Files = Readonly<Record<string, string>>;

const options = { readers: exampleReaders, rules, roles: framework.roles.map(({ id }) => id) };

/** What an application has and does that begins with the files. */
export function startingWith(files: Files): Promise<Inventory> {
  return inventoryOfStart(new Map(Object.entries(files)), options);
}

/** What an examination of the files says, for somebody who began with `start`. */
export async function examined(exercise: Exercise, start: Files, files: Files): Promise<Examination> {
  const workspace = await openExercise(fileSystemOf(files), options);
  const inventory = await startingWith(start);
  const sources = { framework, rules: rules.map(({ metadata }) => metadata) };
  return examine(exercise, inventory, await examinedIn(workspace), sources);
}

/** The ids of the checks that the files do not pass. */
export async function failedChecks(exercise: Exercise, start: Files, files: Files): Promise<readonly string[]> {
  const { checks } = await examined(exercise, start, files);
  return checks.filter(({ passed }) => !passed).map(({ id }) => id);
}

/** What every rule finds in the files, preview rules too. */
export async function findingsIn(files: Files): Promise<readonly Finding[]> {
  return (await (await openExercise(fileSystemOf(files), options)).scan()).findings;
}

/** An empty text takes a file away. */
function fileSystemOf(files: Files): MemoryFileSystem {
  return new MemoryFileSystem(new Map(Object.entries(files).filter(([, text]) => text !== '')));
}
