import type { Library } from '../library.js';
import { builtinMethods } from './builtins.js';
import { javascript } from './javascript.js';
import { paths } from './paths.js';
import { python } from './python.js';

/** What the languages themselves bring along: texts, lists and maps, paths, the environment. */
export function standardLibraries(workingFolder: string): readonly Library[] {
  return [builtinMethods, paths(workingFolder), javascript, python];
}
