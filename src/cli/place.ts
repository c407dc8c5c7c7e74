import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configurationFileName } from '../checker/index.js';
import type { SourceFile } from '../model/source.js';
import type { CacheStore } from '../workspace/index.js';
import { NodeFileSystem } from '../workspace/node-file-system.js';
import type { Io } from './io.js';
import { UsageError } from './usage.js';
import { version } from './version.js';

/** Where a command works. */
export interface Place {
  /** Absolute path of the workspace folder. */
  readonly root: string;
  /** What to look at, relative to the workspace folder, with `/`. */
  readonly paths: readonly string[];
  /** A workspace path as a person in the working directory would write it. */
  readonly shown: (path: string) => string;
}

/**
 * Finds the workspace folder of the given paths: the repository they lie in; without one, the working directory when it
 * holds them all, and otherwise the folder they have in common. Throws a `UsageError` for a path that is not there.
 */
export function findPlace(written: readonly string[], io: Io): Place {
  const paths = (written.length > 0 ? written : ['.']).map((path) => {
    const absolute = resolve(io.cwd, path);
    if (!existsSync(absolute)) throw new UsageError(`There is no file or folder ${path}.`);
    return absolute;
  });
  const common = paths.map(folderAt).reduce(commonFolder);
  const root =
    upwards(common).find((folder) => existsSync(join(folder, '.git'))) ?? (isWithin(io.cwd, common) ? io.cwd : common);
  return {
    root,
    paths: paths.map((path) => withSlashes(relative(root, path))),
    shown: (path) => withSlashes(relative(io.cwd, join(root, path))) || '.',
  };
}

/** The configuration of a place: the given file, or the nearest one at or above its paths; undefined when there is none. */
export function findConfiguration(
  { root, paths, shown }: Place,
  given: string | undefined,
  io: Io,
): SourceFile | undefined {
  if (given !== undefined) {
    const absolute = resolve(io.cwd, given);
    const path = isWithin(root, absolute) ? withSlashes(relative(root, absolute)) : absolute;
    return { path, text: readText(absolute, given) };
  }
  const common = paths.map((path) => folderAt(join(root, path))).reduce(commonFolder);
  const folders = upwards(common).filter((candidate) => isWithin(root, candidate));
  const misnamed = folders.map((candidate) => join(candidate, '.serverless-coach.yml')).find(existsSync);
  if (misnamed) {
    throw new UsageError(
      `${shown(withSlashes(relative(root, misnamed)))} is not read; name it ${configurationFileName}.`,
    );
  }
  const folder = folders.find((candidate) => existsSync(join(candidate, configurationFileName)));
  if (folder === undefined) return undefined;
  const absolute = join(folder, configurationFileName);
  const path = withSlashes(relative(root, absolute));
  return { path, text: readText(absolute, shown(path)) };
}

/**
 * Where facts are kept between runs: with the project's other caches when it has installed packages, otherwise in the
 * user's cache folder. Each workspace folder has its own file, and only the build that wrote it reads it.
 */
export function findCache({ root }: Place, { environment }: Io): CacheStore {
  const folder = existsSync(join(root, 'node_modules'))
    ? join(root, 'node_modules', '.cache', 'serverless-coach')
    : join(environment.XDG_CACHE_HOME || environment.LOCALAPPDATA || join(homedir(), '.cache'), 'serverless-coach');
  const { size, mtimeMs } = statSync(fileURLToPath(import.meta.url));
  return {
    fileSystem: new NodeFileSystem(folder),
    file: `${createHash('sha256').update(root).digest('hex').slice(0, 16)}.facts`,
    build: `${version} ${size} ${mtimeMs}`,
  };
}

function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'is not there' : 'cannot be read';
    throw new UsageError(`The file ${shown} ${reason}.`);
  }
}

function folderAt(path: string): string {
  return statSync(path).isDirectory() ? path : dirname(path);
}

function upwards(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}

function commonFolder(a: string, b: string): string {
  return upwards(a).find((folder) => isWithin(folder, b)) ?? a;
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function withSlashes(path: string): string {
  return path.split(sep).join('/');
}
