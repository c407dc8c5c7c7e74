import type { ExerciseText } from '../coach/exercises/exercise.js';
import type { Assets } from '../model/reader.js';

/** The file beside the bundles that holds the texts of all exercises. */
export const exercisesFile = 'exercises.json';

/** The texts of every exercise by id. Read when a first exercise is opened: nothing else needs them. */
export async function loadExerciseTexts(assets: Assets): Promise<Readonly<Record<string, ExerciseText>>> {
  return JSON.parse(new TextDecoder().decode(await assets.load(exercisesFile)));
}
