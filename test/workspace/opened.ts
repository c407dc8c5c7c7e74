import { type LintResult, openWorkspace, type WorkspaceOptions } from '../../src/workspace/index.js';
import { fakeReaders, fakeRules, type ReadLog } from './fake-readers.js';
import { type MemoryFile, MemoryFileSystem } from './memory-file-system.js';

/** A workspace of these files with fake readers and rules, its file system, and what was read of it. */
export async function open(files: Record<string, MemoryFile>, options: Partial<WorkspaceOptions> = {}) {
  const fileSystem = new MemoryFileSystem(files);
  const log: ReadLog = { read: [] };
  const workspace = await openWorkspace(fileSystem, {
    readers: fakeReaders(log),
    rules: fakeRules,
    roles: [],
    ...options,
  });
  return { workspace, fileSystem, log };
}

/** Findings as `file:line rule`, lines 1-based. */
export function shown({ findings }: LintResult): readonly string[] {
  return findings.map(({ rule, range }) => `${range.file}:${range.start.line + 1} ${rule}`);
}

/** A template with two functions whose code reaches further files, and code that no template names. */
export const shop = {
  'shop/app.tpl': 'template\nfunction Save save.handler\nfunction Load load.handler timeout 5',
  'shop/save.ts': 'import ./lib/store\nhandler handler\ntodo',
  'shop/load.ts': 'handler handler',
  'shop/lib/store.ts': 'import ./deep/er\ntodo',
  'shop/lib/deep/er.ts': 'todo',
  'shop/unused.ts': 'todo',
  'loose/job.ts': 'handler job\ntodo',
  'loose/job.test.ts': 'handler job\ntodo',
};
