import type { ImportFact } from './code.js';

/**
 * Whether an import is of a file among `files`, or of a folder of such files as in Go. Where nothing tells packages from own
 * files, as in Python, every import may be of either.
 */
export function isOwnImport({ candidates }: Pick<ImportFact, 'candidates'>, files: readonly string[]): boolean {
  return candidates.some(({ path }) =>
    files.some((file) => `/${file}`.endsWith(`/${path}`) || `/${file}`.includes(`/${path}/`)),
  );
}
