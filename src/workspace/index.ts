/** The workspace: the only part with state, and the door every face comes in by. */
export type { CheckedApplication } from './applications.js';
export type { CacheStore } from './fact-cache.js';
export type { FileSystem, FolderEntry, LinkTarget } from './file-system.js';
export { fixAll } from './fix-all.js';
export { type FaultInApplication, observedIn } from './observed.js';
export { type ReaderCatalogue, standardReaders } from './readers.js';
export type { LintResult } from './result.js';
export { skipDescriptions } from './skips.js';
export { openWorkspace, type ScanOptions, type Workspace, type WorkspaceOptions } from './workspace.js';
