import type { ExerciseText } from '../src/coach/exercises/exercise.js';
import type { ExerciseFolder } from './exercise-folders.js';

/** `exercises/index.ts`: what every exercise is about, without its texts. */
export function catalogueModule(folders: readonly ExerciseFolder[]): string {
  return [
    "import type { Exercise } from '../src/coach/exercises/exercise.js';",
    '',
    '/** Every exercise, by id. Generated from the exercise folders by `npm run generate`. */',
    'export const exercises: readonly Exercise[] = [',
    ...folders.map(({ exercise }) => `  ${JSON.stringify(exercise)},`),
    '];',
    '',
  ].join('\n');
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
