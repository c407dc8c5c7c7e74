import { type ExerciseVariant, isVariant } from './exercise.js';

/** The file that makes a folder an exercise of a person. */
export const markerFileName = '.serverless-coach-exercise.json';

/** Which exercise a folder holds, and how much of it was told. */
export interface ExerciseMarker {
  readonly exercise: string;
  readonly variant: ExerciseVariant;
  /** How many hints were opened, 0 to 3. */
  readonly hints: number;
  /** The solution was shown. */
  readonly revealed: boolean;
  /** It was passed in this folder. */
  readonly passed: boolean;
}

/** The marker as a file. */
export function markerText(marker: ExerciseMarker): string {
  return `${JSON.stringify(marker, undefined, 2)}\n`;
}

/** Reads a marker; undefined when the text is none. What is left out counts as nothing told yet. */
export function readMarker(text: string): ExerciseMarker | undefined {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const { exercise, variant, hints, revealed, passed } = value as Readonly<Record<string, unknown>>;
  if (typeof exercise !== 'string' || typeof variant !== 'string' || !isVariant(variant)) return undefined;
  return {
    exercise,
    variant,
    hints: typeof hints === 'number' && Number.isInteger(hints) ? Math.min(Math.max(hints, 0), 3) : 0,
    revealed: revealed === true,
    passed: passed === true,
  };
}

/**
 * The folders of exercises among the files of a workspace. What is found in them is practice: it says nothing of the
 * workspace and counts neither for nor against anybody.
 */
export function exerciseFolders(paths: Iterable<string>): readonly string[] {
  const ending = `/${markerFileName}`;
  return [...paths].flatMap((path) =>
    path === markerFileName ? [''] : path.endsWith(ending) ? [path.slice(0, -ending.length)] : [],
  );
}

/** Whether a file lies in one of the folders. */
export function isInExercise(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder === '' || path.startsWith(`${folder}/`));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
