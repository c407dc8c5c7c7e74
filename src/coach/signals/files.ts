import type { Repository } from './signal.js';

/** The files of a kind. Looked for once in a repository: every application of a workspace asks for the same. */
export function filesOf(repository: Repository, isOfKind: (path: string) => boolean): readonly string[] {
  const kinds = known.get(repository) ?? new Map<typeof isOfKind, readonly string[]>();
  known.set(repository, kinds);
  const before = kinds.get(isOfKind);
  if (before) return before;
  const found = repository.paths.filter(isOfKind);
  kinds.set(isOfKind, found);
  return found;
}

const known = new WeakMap<Repository, Map<(path: string) => boolean, readonly string[]>>();
