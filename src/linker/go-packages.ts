import type { FileLookup } from './file-lookup.js';
import { baseName } from './paths.js';

/**
 * The files of the Go package that is a folder, by name; tests are not part of what is deployed. Empty for a folder that
 * is not there or holds no Go.
 *
 * Source: "The Go Programming Language Specification", packages; `go help packages`, as known in November 2026.
 */
export function packageFiles(folder: string, files: FileLookup): readonly string[] {
  return (files.list(folder) ?? []).filter((file) => isDeployed(baseName(file))).toSorted();
}

function isDeployed(name: string): boolean {
  return name.endsWith('.go') && !name.endsWith('_test.go') && !/^[._]/.test(name);
}
