import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { framework } from '../rules/skills.js';
import type { Finding, Fix } from '../src/model/finding.js';
import type { Assets } from '../src/model/reader.js';
import type { RegisteredRule } from '../src/model/rule.js';
import { assetFiles } from '../src/workspace/asset-files.js';
import { fixAll, type LintResult, openWorkspace, standardReaders } from '../src/workspace/index.js';
import { MemoryFileSystem } from '../src/workspace/memory-file-system.js';

const require = createRequire(import.meta.url);

const assets: Assets = {
  load: async (name) => new Uint8Array(readFileSync(require.resolve(assetFiles[name] ?? name))),
};

/** Readers are shared, so that each parser is loaded once for all examples. */
export const exampleReaders = standardReaders(assets);

/** What the rules find in the files of an example, preview rules included. */
export async function lintExample(
  files: ReadonlyMap<string, string>,
  rules: readonly RegisteredRule[],
): Promise<LintResult> {
  return (await open(new MemoryFileSystem(files), rules)).scan();
}

/**
 * The files after the first repair of each finding of `rules` that `accept` takes, one after the other until none is
 * offered. Undefined when no finding can be repaired.
 */
export async function repairExample(
  files: ReadonlyMap<string, string>,
  rules: readonly RegisteredRule[],
  accept: (finding: Finding, fix: Fix) => boolean = () => true,
): Promise<ReadonlyMap<string, string> | undefined> {
  const fileSystem = new MemoryFileSystem(files);
  const workspace = await open(fileSystem, rules);
  const { applied } = await fixAll(workspace, () => workspace.scan(), accept);
  if (applied.length === 0) return undefined;
  return new Map([...fileSystem.files.keys()].map((path) => [path, fileSystem.text(path) ?? '']));
}

/** `file:line` (one-based) of a finding, as rule pages mark it. */
export function placeOf({ range }: Finding): string {
  return `${range.file}:${range.start.line + 1}`;
}

function open(fileSystem: MemoryFileSystem, rules: readonly RegisteredRule[]) {
  return openWorkspace(fileSystem, {
    readers: exampleReaders,
    rules,
    roles: framework.roles.map(({ id }) => id),
    preview: true,
  });
}
