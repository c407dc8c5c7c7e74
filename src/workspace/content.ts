import type { Problem, Settings } from '../checker/index.js';
import { baseName, folderOf } from '../linker/paths.js';
import type { RegisteredRule } from '../model/rule.js';
import { Applications, type CheckedApplication } from './applications.js';
import { Assembly } from './assembly.js';
import { Changes } from './changes.js';
import { CodeFiles } from './code-files.js';
import { discover, nearbyTemplates } from './discovery.js';
import type { FactCache } from './fact-cache.js';
import type { FileSystem } from './file-system.js';
import { Folders } from './folders.js';
import { isTestFile } from './loose-files.js';
import type { Readers } from './readers.js';
import type { ReadingThread } from './reading-thread.js';
import { RepositoryFiles } from './repository-files.js';
import { TemplateFiles } from './template-files.js';
import type { Texts } from './texts.js';

/** What content is read with. */
export interface ContentSources {
  readonly fileSystem: FileSystem;
  readonly texts: Texts;
  readonly readers: Readers;
  readonly cache: FactCache;
  readonly rules: readonly RegisteredRule[];
  /** Globs, relative to the workspace folder, of what is not read. */
  readonly ignore: readonly string[];
  /** Starts threads that read code beside this one; gives none where there are none. */
  readonly threads: () => readonly ReadingThread[];
}

/** A thread takes half a second to start, and memory of its own. From this many source files on that pays. */
const worthThreads = 1000;

/** What was read of a workspace so far, and what was made of it. */
export class Content {
  readonly code: CodeFiles;
  readonly repository: RepositoryFiles;
  readonly #threads: () => readonly ReadingThread[];
  readonly #readers: Readers;
  readonly #folders: Folders;
  readonly #templates: TemplateFiles;
  readonly #assembly: Assembly;
  readonly #applications: Applications;
  readonly #changes = new Changes();
  /** Source files that may hold handlers no template names. */
  readonly #loose = new Set<string>();
  /** Files that changed since the applications were worked out. */
  readonly #touched = new Set<string>();

  constructor({ fileSystem, texts, readers, cache, rules, ignore, threads }: ContentSources) {
    this.#threads = threads;
    this.#readers = readers;
    this.#folders = new Folders(fileSystem, texts, ignore);
    this.code = new CodeFiles(texts, this.#folders, readers, cache);
    this.repository = new RepositoryFiles(fileSystem, texts, this.#folders);
    this.#templates = new TemplateFiles(texts, this.#folders, readers, cache);
    this.#assembly = new Assembly(texts);
    this.#applications = new Applications(this.code, this.#folders, this.#changes, rules);
  }

  get loose(): ReadonlySet<string> {
    return this.#loose;
  }

  /** How many templates and source files were read to facts. */
  get size(): number {
    return this.#templates.paths.length + this.code.read.length;
  }

  /** Whether all that is known of a file are the facts of an earlier text, with their ranges moved. */
  isCarried(path: string): boolean {
    return this.code.isCarried(path) || this.#assembly.isCarried(path);
  }

  /** Files whose reader failed: that is our fault. */
  get faults(): readonly Problem[] {
    return [...this.code.faults, ...this.#templates.faults, ...this.#assembly.faults].map(([file, reason]) => ({
      file,
      message: `Reading this file failed: ${reason}. This is a fault of Serverless Coach; please report it.`,
    }));
  }

  /** Reads everything under some paths, and the templates near them. Gives the number of files looked at. */
  async readUnder(
    paths: Iterable<string>,
    pause: () => Promise<void>,
    onProgress?: (progress: { readonly done: number; readonly total: number }) => void,
  ): Promise<number> {
    const { folders, templates, code } = await this.#candidates(paths, pause);
    const found = await discover(this.#folders, this.#readers, folders, pause);
    const handlers = [...new Set([...found.code, ...code])];
    const jobs = [
      ...[...new Set([...found.templates, ...templates])].map((path) => () => this.#templates.load(path)),
      ...handlers.map((path) => () => this.#lookForHandlers(path)),
    ];
    await this.#withThreads(handlers, async () => {
      for (const [done, job] of jobs.entries()) {
        await job();
        onProgress?.({ done, total: jobs.length });
        await pause();
      }
    });
    if (folders.includes('')) this.repository.foundAll();
    return jobs.length;
  }

  async #withThreads(handlers: readonly string[], work: () => Promise<void>): Promise<void> {
    const threads = handlers.length < worthThreads ? [] : this.#threads();
    if (threads.length === 0) return work();
    const candidates = handlers.filter((path) => !isTestFile(path));
    return this.code.readingAhead(candidates, threads, work);
  }

  /** Reads a file, and the templates it may belong to. */
  async readNear(path: string): Promise<void> {
    for (const candidate of await nearbyTemplates(this.#folders, this.#readers, path)) {
      await this.#templates.load(candidate);
    }
    await this.#lookForHandlers(path);
  }

  /** The applications of everything that was read. Only what changes touched since the last time is worked out again. */
  async applications(settings: Settings, pause: () => Promise<void>): Promise<readonly CheckedApplication[]> {
    for (const path of [...this.#touched]) {
      this.#touched.delete(path);
      await this.#templates.load(path);
      await this.#lookForHandlers(path);
    }
    const templates = await this.#assembly.templates(this.#templates);
    return this.#applications.update(templates, [...this.#loose], settings, pause);
  }

  /** Whether a file is there, ignored or not. */
  async has(path: string): Promise<boolean> {
    return (await this.#folders.read(folderOf(path)))?.files.has(baseName(path)) === true;
  }

  /** A file has another text than before. */
  changed(path: string): void {
    this.code.forget(path);
    this.repository.changed(path);
    this.#templates.forget(path);
    this.#touched.add(path);
    this.#changes.mark(path);
  }

  /** A document is closed, that may never have been saved. */
  closed(path: string): void {
    this.#folders.forget(folderOf(path));
    this.#changes.mark(`${folderOf(path)}/`);
    this.changed(path);
  }

  /** A file is there that perhaps was not. */
  added(path: string): void {
    for (const folder of this.#folders.add(path)) this.#changes.mark(`${folder}/`);
    this.changed(path);
  }

  /** A file is gone, or a folder with all that is in it. */
  removed(path: string): void {
    this.#folders.remove(path);
    this.#changes.mark(`${folderOf(path)}/`);
    const within = [...this.#templates.paths, ...this.code.read].filter((each) => each.startsWith(`${path}/`));
    for (const gone of [path, ...within]) {
      this.changed(gone);
      this.#changes.mark(`${folderOf(gone)}/`);
    }
  }

  async #lookForHandlers(path: string): Promise<void> {
    if (!isTestFile(path) && (await this.code.loadIfItMatters(path))) this.#loose.add(path);
    else this.#loose.delete(path);
  }

  /** Takes paths apart, and makes those one's own that are ignored but were asked for by name. */
  async #candidates(paths: Iterable<string>, pause: () => Promise<void>) {
    const folders: string[] = [];
    const templates: string[] = [];
    const code: string[] = [];
    for (const path of paths) {
      await pause();
      const folder = await this.#folders.read(path);
      if (folder?.ignored) this.#folders.exempt(path);
      if (folder) folders.push(path);
      else {
        if (this.#readers.templatesFor(path).length > 0) templates.push(path);
        if (this.#readers.codeFor(path)) code.push(path);
      }
      if (path !== '') templates.push(...(await nearbyTemplates(this.#folders, this.#readers, path)));
    }
    return { folders, templates, code };
  }
}
