import { comparePositions, containsRange, type SourceRange } from '../../model/source.js';
import type { Modules } from '../modules.js';
import { folderOf } from '../paths.js';
import type { HandlerLocation } from './locate.js';

/** The function that stands at a place of a program, as the tool that packages it takes it from there. */
export function locateWritten(at: SourceRange, modulesFor: (folder: string) => Modules): HandlerLocation {
  const { file } = at;
  const folder = folderOf(file);
  const functions = modulesFor(folder).facts(file)?.functions ?? [];
  const within = functions.findIndex(({ range }) => containsRange(at, range));
  const index = within === -1 ? innermostAround(at, functions) : within;
  const fact = functions[index];
  if (!fact) return { kind: 'unknown', reason: `there is no function to be seen in ${file}` };
  return { kind: 'found', file, index, name: fact.name, entry: file, folder, isTakenOut: true };
}

function innermostAround(at: SourceRange, functions: readonly { readonly range: SourceRange }[]): number {
  let found = -1;
  for (const [index, { range }] of functions.entries()) {
    const best = functions[found]?.range;
    if (containsRange(range, at) && (!best || comparePositions(best.start, range.start) <= 0)) found = index;
  }
  return found;
}
