import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { type Exercise, type ExerciseVariant, variantNames } from '../src/coach/exercises/exercise.js';

/** Texts by path, relative to the folder they were read from. */
export type Files = Readonly<Record<string, string>>;

/** One folder below `exercises/`. */
export interface ExerciseFolder {
  readonly exercise: Exercise;
  /** The whole `exercise.md`. */
  readonly page: string;
  readonly variants: Readonly<Partial<Record<ExerciseVariant, VariantFolder>>>;
}

export interface VariantFolder {
  readonly start: Files;
  readonly solved: Files;
  /** The files in which each near miss differs from the solution; an empty text stands for a file that is not there. */
  readonly mutants: Readonly<Record<string, Files>>;
}

const level = v.picklist(['junior', 'middle', 'senior', 'lead', 'principal']);
const names = v.array(v.string());

const frontMatter = v.strictObject({
  title: v.string(),
  summary: v.string(),
  level,
  depth: v.picklist([2, 3]),
  skills: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4))),
  minutes: v.pipe(v.number(), v.integer(), v.minValue(5)),
  needs: v.optional(names, []),
  absent: names,
  present: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1))),
  estimate: v.optional(v.string()),
  keep: v.optional(names, []),
  mayGo: v.optional(names, []),
});

/** Every exercise, by id. Throws with the file's name when a page cannot be read. */
export function exerciseFolders(root: string): readonly ExerciseFolder[] {
  const folder = join(root, 'exercises');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'exercise.md')))
    .map(({ name }) => readExercise(join(folder, name), name))
    .sort((a, b) => (a.exercise.id < b.exercise.id ? -1 : 1));
}

function readExercise(folder: string, id: string): ExerciseFolder {
  const page = readFileSync(join(folder, 'exercise.md'), 'utf8').replaceAll('\r\n', '\n');
  const head = /^---\n([\s\S]*?)\n---\n/.exec(page)?.[1];
  if (head === undefined) throw new Error(`exercises/${id}/exercise.md has no front matter`);
  const checked = v.safeParse(frontMatter, parse(head));
  if (!checked.success) {
    const [{ message, path }] = checked.issues;
    const where = path?.map(({ key }) => String(key)).join('.') ?? '';
    throw new Error(`exercises/${id}/exercise.md: ${where} ${message}`);
  }
  const { absent, present, estimate, keep, mayGo, ...rest } = checked.output;
  const variants = (Object.keys(variantNames) as ExerciseVariant[]).filter((each) => existsSync(join(folder, each)));
  return {
    exercise: {
      id,
      ...rest,
      variants,
      checks: { absent, present, ...(estimate !== undefined && { estimate }), keep, mayGo },
    },
    page,
    variants: Object.fromEntries(variants.map((each) => [each, readVariant(join(folder, each))])),
  };
}

function readVariant(folder: string): VariantFolder {
  const mutants = join(folder, 'mutants');
  const mutantNames = existsSync(mutants) ? readdirSync(mutants).sort() : [];
  return {
    start: readFiles(join(folder, 'start')),
    solved: readFiles(join(folder, 'solved')),
    mutants: Object.fromEntries(mutantNames.map((name) => [name, readFiles(join(mutants, name))])),
  };
}

function readFiles(folder: string): Files {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const relative = path.slice(folder.length + 1).replaceAll('\\', '/');
        return [relative, readFileSync(path, 'utf8').replaceAll('\r\n', '\n')];
      })
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
}
