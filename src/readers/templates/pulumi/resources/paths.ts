import { workspacePath } from '../../../evaluation/runtime/paths.js';
import { folderOf } from '../../../paths.js';

/**
 * A path that leads from `folder`, written as if it led from the folder of `file`: archives are named from where the
 * program runs, which need not be where the file lies.
 */
export function pathFrom(file: string, folder: string, written: string): string {
  const inWorkspace = workspacePath(written);
  if (inWorkspace !== undefined) return pathFrom(file, '', inWorkspace || '.');
  const path = written.trim().replaceAll('\\', '/');
  if (path.startsWith('/') || /^[A-Za-z][\w+.-]*:/.test(path)) return written;
  const from = folderOf(file).split('/').filter(Boolean);
  const to = folder.split('/').filter(Boolean);
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  const way = [...from.slice(shared).map(() => '..'), ...to.slice(shared)];
  return way.length === 0 ? path : `${way.join('/')}/${path}`;
}
