import type { ExerciseText } from '../src/coach/exercises/exercise.js';
import type { ExerciseFolder } from './exercise-folders.js';

/** `exercises/index.ts`: what every exercise is about, without its texts. */
export function catalogueModule(folders: readonly ExerciseFolder[]): string {
  return [
    "import type { Exercise } from '../src/coach/exercises/exercise.js';",
    '',
    '/** Every exercise, behind those it builds on. Generated from the exercise folders by `npm run generate`. */',
    'export const exercises: readonly Exercise[] = [',
    ...inOrder(folders).map(({ exercise }) => `  ${JSON.stringify(exercise)},`),
    '];',
    '',
  ].join('\n');
}

/** Those that need nothing first, then those that need only them; of equals the shorter first. */
function inOrder(folders: readonly ExerciseFolder[]): readonly ExerciseFolder[] {
  const needs = new Map(folders.map(({ exercise }) => [exercise.id, exercise.needs]));
  const steps = (id: string): number => Math.max(0, ...(needs.get(id) ?? []).map((need) => steps(need) + 1));
  return folders.toSorted(
    ({ exercise: a }, { exercise: b }) => steps(a.id) - steps(b.id) || a.minutes - b.minutes || (a.id < b.id ? -1 : 1),
  );
}

/** The texts of every exercise as the extension brings them along: a file that is read when one is opened. */
export function exerciseTexts(folders: readonly ExerciseFolder[]): string {
  const texts = folders.map(({ exercise, page, variants }): [string, ExerciseText] => [
    exercise.id,
    {
      page,
      variants: Object.fromEntries(
        Object.entries(variants).map(([variant, { start, solved }]) => [variant, { start, solved }]),
      ),
    },
  ]);
  return JSON.stringify(Object.fromEntries(texts));
}
