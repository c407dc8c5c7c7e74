import { openWorkspace, type Workspace } from '../workspace/index.js';
import { NodeFileSystem } from '../workspace/node-file-system.js';
import { nodeReadingThreads } from '../workspace/node-reading-threads.js';
import type { Catalogue } from './catalogue.js';
import type { Io } from './io.js';
import { findCache, findConfiguration, type Place } from './place.js';
import { UsageError } from './usage.js';

/** What the options of a command say about the workspace. */
export interface OpenOptions {
  readonly config: string | undefined;
  readonly cache: boolean;
  readonly preview?: boolean;
  readonly only?: ReadonlySet<string>;
  /** Signals are asked for, which means that other files than code and templates are read. */
  readonly signals?: boolean;
}

/** Opens the workspace of a place. Throws a `UsageError` when its configuration cannot be used. */
export async function openAt(place: Place, io: Io, catalogue: Catalogue, options: OpenOptions): Promise<Workspace> {
  const configuration = findConfiguration(place, options.config, io);
  const workspace = await openWorkspace(new NodeFileSystem(place.root), {
    readers: catalogue.readers,
    rules: catalogue.rules,
    roles: catalogue.roles,
    configuration: configuration ?? { path: '', text: '' },
    preview: options.preview === true,
    signals: options.signals === true,
    threads: nodeReadingThreads,
    ...(options.only && { only: options.only }),
    ...(options.cache && { cache: findCache(place, io) }),
  });
  const [problem] = workspace.configurationProblems;
  if (problem) {
    const line = (problem.range?.start.line ?? 0) + 1;
    throw new UsageError(`${place.shown(problem.file)}:${line}: ${problem.message}`);
  }
  return workspace;
}
