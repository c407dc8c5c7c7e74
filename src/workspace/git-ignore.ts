import ignore, { type Ignore } from 'ignore';
import { allEndings } from './endings.js';

/** One `.gitignore`, for source files, templates and folders. Lines that make no sense are left out. */
export class GitIgnore {
  readonly #folders: Patterns;
  readonly #files: Patterns;

  constructor(text: string) {
    const lines = text
      .split(/\r?\n/)
      .map((line) => line.trimEnd())
      .filter(Boolean);
    // Where lines take back in what others ignore, each plays a part for all that follow.
    const isSplit = !lines.some((line) => line.startsWith('!'));
    this.#folders = new Patterns(lines, isSplit);
    this.#files = new Patterns(isSplit ? lines.filter(concernsFilesWeRead) : lines, isSplit);
  }

  /** Whether it ignores (true), takes back in (false) or says nothing of a path, relative to its own folder. */
  says(path: string, isFolder: boolean): boolean | undefined {
    return isFolder ? this.#folders.say(`${path}/`) : this.#files.say(path);
  }
}

/**
 * Patterns without a slash look at the last part of a path alone, and so do those behind a leading double star. Where the order of lines plays no part (`isSplit`), they
 * are asked by themselves: most names come up again and again, and each is matched once.
 */
class Patterns {
  readonly #lines: readonly string[];
  readonly #isSplit: boolean;
  /** Compiled when first asked: in most folders no folder lies, or nothing that we read. */
  #compiled: { readonly byName: Ignore | undefined; readonly byPath: Ignore | undefined } | undefined;

  constructor(lines: readonly string[], isSplit: boolean) {
    this.#lines = lines;
    this.#isSplit = isSplit;
  }

  say(path: string): boolean | undefined {
    this.#compiled ??= this.#compile();
    const name = path.slice(path.lastIndexOf('/', path.length - 2) + 1);
    if (this.#compiled.byName?.test(name).ignored) return true;
    const { ignored = false, unignored = false } = this.#compiled.byPath?.test(path) ?? {};
    return ignored || unignored ? ignored : undefined;
  }

  #compile() {
    const isName = (line: string) => this.#isSplit && /^(\*\*\/)?[^/]+\/?$/.test(line);
    return {
      byName: patterns(this.#lines.filter(isName)),
      byPath: patterns(this.#lines.filter((line) => !isName(line))),
    };
  }
}

function patterns(lines: readonly string[]): Ignore | undefined {
  if (lines.length === 0) return undefined;
  return ignore({ allowRelativePaths: true }).add(lines);
}

const ending = /\.([A-Za-z0-9_-]+)$/;

/** Most lines are for folders, logs and the like; what lies in an ignored folder is never asked about by itself. */
function concernsFilesWeRead(line: string): boolean {
  if (line.endsWith('/') || line.startsWith('#')) return false;
  const written = ending.exec(line)?.[1]?.toLowerCase();
  return written === undefined ? /[*?[\\][^/]*$/.test(line) : isRead.has(written);
}

const isRead: ReadonlySet<string> = new Set(allEndings);
