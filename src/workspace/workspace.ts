import { type Configuration, type Problem, type Settings, suppressionRules } from '../checker/index.js';
import type { Repository } from '../coach/signals/signal.js';
import { baseName } from '../linker/paths.js';
import type { Finding, Fix } from '../model/finding.js';
import { Content } from './content.js';
import { type CacheStore, FactCache } from './fact-cache.js';
import type { FileSystem } from './file-system.js';
import { observeAhead } from './observed.js';
import { type ReaderCatalogue, Readers } from './readers.js';
import type { ReadingThread } from './reading-thread.js';
import { buildResult, type Scope } from './report.js';
import { resolvedFixes } from './resolved-fixes.js';
import type { LintResult } from './result.js';
import { Texts } from './texts.js';
import { type ConfigurationOptions, WorkspaceConfiguration } from './workspace-configuration.js';
import { writeText } from './write-text.js';

/** What a workspace is opened with. */
export interface WorkspaceOptions extends ConfigurationOptions {
  readonly readers: ReaderCatalogue;
  /** Where facts are kept between runs; nowhere when left out. */
  readonly cache?: CacheStore;
  /** False when no signals are asked for: then files beside code and templates are not read, and `repository` is empty. */
  readonly signals?: boolean;
  /** Starts threads that read code beside this one, for a large scan; without it everything is read on this one. */
  readonly threads?: () => readonly ReadingThread[];
}

/** How a scan is watched and stopped. */
export interface ScanOptions {
  /** Files and folders to look at, workspace-relative; everything when left out. */
  readonly paths?: readonly string[];
  /** Called now and then with how far the reading is. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** When it fires, the scan rejects with its reason. What was read is kept. */
  readonly signal?: AbortSignal;
}

/** Opens the workspace in a folder. Reads no more than its configuration. */
export async function openWorkspace(fileSystem: FileSystem, options: WorkspaceOptions): Promise<Workspace> {
  const cache = options.cache ? await FactCache.open(options.cache) : FactCache.none();
  const workspace = new Workspace(fileSystem, options, cache);
  await workspace.reloadConfiguration();
  return workspace;
}

/**
 * The only state: which files there are, what they say, which applications they make up, and what the rules found. Open
 * documents count as they are typed. Work runs one request after the other; edits can come in at any time, and what they
 * touch is worked out again at the next request.
 */
export class Workspace {
  readonly #fileSystem: FileSystem;
  readonly #options: WorkspaceOptions;
  readonly #cache: FactCache;
  readonly #texts: Texts;
  readonly #readers: Readers;
  readonly #configuration: WorkspaceConfiguration;
  #content: Content;
  /** What was asked for, to be read again when other files are ignored. */
  readonly #scanned = new Set<string>();
  readonly #visited = new Set<string>();
  #isFresh = true;
  #last: Promise<unknown> = Promise.resolve();

  /** Use `openWorkspace`. */
  constructor(fileSystem: FileSystem, options: WorkspaceOptions, cache: FactCache) {
    this.#fileSystem = fileSystem;
    this.#options = options;
    this.#cache = cache;
    this.#texts = new Texts(fileSystem);
    this.#readers = new Readers(options.readers);
    this.#configuration = new WorkspaceConfiguration(options, async (path) =>
      (await this.#content.has(path)) ? this.text(path) : undefined,
    );
    this.#content = this.#nothingRead();
  }

  get configuration(): Configuration {
    return this.#configuration.current;
  }

  /** Why the configuration could not be used; the one before it, or the default, is in force meanwhile. */
  get configurationProblems(): readonly Problem[] {
    return this.#configuration.problems;
  }

  get settings(): Settings {
    return this.#configuration.settings;
  }

  /** Reads the configuration again. When other files are ignored than before, everything is read anew. */
  async reloadConfiguration(): Promise<void> {
    if (await this.#configuration.reload()) this.#startAnew();
  }

  /** The text of an open document, from now on and until it is closed. */
  update(path: string, text: string): void {
    const isNew = this.#texts.openText(path) === undefined;
    if (!this.#texts.open(path, text)) return;
    if (isNew) this.#content.added(path);
    else this.#content.changed(path);
  }

  /** The document is closed: what lies on the disk counts again. */
  close(path: string): void {
    if (this.#texts.close(path)) this.#content.closed(path);
  }

  /** A file was made or written by somebody else. */
  changed(path: string): void {
    if (baseName(path) === '.gitignore') this.#startAnew();
    else this.#content.added(path);
  }

  /** A file is gone, or a folder with all that is in it. */
  remove(path: string): void {
    this.#texts.close(path);
    this.#texts.forgetSkip(path);
    if (baseName(path) === '.gitignore') this.#startAnew();
    else this.#content.removed(path);
  }

  /** Finds and reads everything, or what lies under `paths`, and gives the findings there. */
  scan({ paths = [''], onProgress, signal }: ScanOptions = {}): Promise<LintResult> {
    return this.#inTurn(async (started) => {
      const pause = pauses(signal);
      for (const path of paths) this.#scanned.add(path);
      const files = await this.#content.readUnder(paths, pause, onProgress);
      const applications = await this.#content.applications(this.settings, pause);
      await this.#cache.save(this.#scanned.has(''));
      const within = (path: string) =>
        paths.some((root) => root === '' || path === root || path.startsWith(`${root}/`));
      const scope = {
        applications: applications.filter((each) => [...each.files].some(within)),
        loose: [...this.#content.loose].filter(within),
        isShown: ({ application, range }: Finding) => within(application) || within(range.file),
      };
      const result = await this.#result(scope, started, files);
      if (this.#options.signals !== false) await observeAhead(result.checked, result.repository, pause);
      return result;
    });
  }

  /** The findings of everything that was read so far. Only what changed since the last time is worked out again. */
  lint(): Promise<LintResult> {
    return this.#inTurn(async (started) => {
      const applications = await this.#content.applications(this.settings, pauses());
      const scope = { applications, loose: [...this.#content.loose], isShown: () => true };
      return this.#result(scope, started, this.#content.size);
    });
  }

  /** The findings of the applications a file belongs to, looked for near it; the rest of the workspace is not read. */
  lintFile(path: string): Promise<LintResult> {
    return this.#inTurn(async (started) => {
      this.#visited.add(path);
      await this.#content.readNear(path);
      const all = await this.#content.applications(this.settings, pauses());
      const applications = all.filter(({ concerns }) => concerns(path));
      const loose = this.#content.loose.has(path) ? [path] : [];
      const files = new Set([...applications.flatMap((each) => [...each.files]), ...loose]);
      return this.#result({ applications, loose, isShown: () => true }, started, files.size);
    });
  }

  /** The repairs of a finding that can be written in the files as they are now, best first. */
  fixesOf(finding: Finding): Promise<readonly Fix[]> {
    return this.#inTurn(() =>
      resolvedFixes(finding, this.#texts, this.#readers, (path) => this.#content.isCarried(path)),
    );
  }

  /** The text of a file as it counts now; undefined when it cannot be read. */
  async text(path: string): Promise<string | undefined> {
    return (await this.#texts.read(path))?.text;
  }

  /** Whether all that is known of a file are the facts of an earlier text, because this one cannot be understood. */
  isCarried(path: string): boolean {
    return this.#content.isCarried(path);
  }

  /** Writes a text to the disk. Rejects when that is not possible without loss. */
  async write(path: string, text: string): Promise<void> {
    await writeText(this.#fileSystem, path, text);
    this.changed(path);
  }

  #startAnew(): void {
    this.#content = this.#nothingRead();
    this.#isFresh = false;
  }

  #nothingRead(): Content {
    const { rules, threads = () => [] } = this.#options;
    const { ignore } = this.#configuration.current;
    const [fileSystem, texts, readers, cache] = [this.#fileSystem, this.#texts, this.#readers, this.#cache];
    return new Content({ fileSystem, texts, readers, cache, rules, ignore, threads });
  }

  /** After a new start everything that was asked for before is read again. */
  async #readAgain(): Promise<void> {
    if (this.#isFresh) return;
    this.#isFresh = true;
    await this.#content.readUnder(this.#scanned, pauses());
    for (const path of this.#visited) await this.#content.readNear(path);
  }

  async #result(scope: Scope, started: number, files: number): Promise<LintResult> {
    const repository = this.#options.signals === false ? noFiles : await this.#content.repository.current();
    const result = buildResult(scope, {
      code: this.#content.code,
      texts: this.#texts,
      rules: [...this.#options.rules.map(({ metadata }) => metadata), ...suppressionRules],
      settings: this.settings,
      problems: [...this.configurationProblems, ...this.#content.faults],
    });
    return { ...result, files, repository, millis: performance.now() - started };
  }

  #inTurn<Result>(work: (started: number) => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(async () => {
      const started = performance.now();
      await this.#readAgain();
      return work(started);
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

const noFiles: Repository = { paths: [], text: () => undefined, isWhole: false };

const longestStretch = 40;

/** Lets other work run now and then; rejects when the signal has fired. */
function pauses(signal?: AbortSignal): () => Promise<void> {
  let last = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - last < longestStretch) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    last = performance.now();
  };
}
