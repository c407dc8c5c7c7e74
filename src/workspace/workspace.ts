import { type Configuration, type Problem, type Settings, suppressionRules } from '../checker/index.js';
import { baseName, folderOf } from '../linker/paths.js';
import type { Finding, Fix } from '../model/finding.js';
import { Applications, type CheckedApplication } from './applications.js';
import { Assembly } from './assembly.js';
import { Changes } from './changes.js';
import { CodeFiles } from './code-files.js';
import { discover, nearbyTemplates } from './discovery.js';
import { type CacheStore, FactCache } from './fact-cache.js';
import type { FileSystem } from './file-system.js';
import { Folders } from './folders.js';
import { isTestFile } from './loose-files.js';
import { type ReaderCatalogue, Readers } from './readers.js';
import { buildResult, type Scope } from './report.js';
import { resolvedFixes } from './resolved-fixes.js';
import type { LintResult } from './result.js';
import { TemplateFiles } from './template-files.js';
import { Texts } from './texts.js';
import { type ConfigurationOptions, WorkspaceConfiguration } from './workspace-configuration.js';
import { writeText } from './write-text.js';

/** What a workspace is opened with. */
export interface WorkspaceOptions extends ConfigurationOptions {
  readonly readers: ReaderCatalogue;
  /** Where facts are kept between runs; nowhere when left out. */
  readonly cache?: CacheStore;
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
  readonly #changes = new Changes();
  readonly #configuration: WorkspaceConfiguration;
  #state: State;
  #last: Promise<unknown> = Promise.resolve();
  #sawEverything = false;

  /** Use `openWorkspace`. */
  constructor(fileSystem: FileSystem, options: WorkspaceOptions, cache: FactCache) {
    this.#fileSystem = fileSystem;
    this.#options = options;
    this.#cache = cache;
    this.#texts = new Texts(fileSystem);
    this.#readers = new Readers(options.readers);
    this.#configuration = new WorkspaceConfiguration(options, (path) => this.#textIfThere(path));
    this.#state = this.#emptyState();
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
    if (await this.#configuration.reload()) this.#state = this.#emptyState();
  }

  /** The text of an open document, from now on and until it is closed. */
  update(path: string, text: string): void {
    const isNew = this.#texts.openText(path) === undefined;
    if (!this.#texts.open(path, text)) return;
    if (isNew) this.#addToFolder(path);
    this.#forget(path);
  }

  /** The document is closed: what lies on the disk counts again. */
  close(path: string): void {
    if (this.#texts.close(path)) this.#forget(path);
  }

  /** A file was made or written by somebody else. */
  changed(path: string): void {
    this.#addToFolder(path);
    if (!this.#texts.openText(path)) this.#forget(path);
  }

  /** A file is gone. */
  remove(path: string): void {
    this.#texts.close(path);
    this.#state.folders.remove(path);
    this.#changes.mark(`${folderOf(path)}/`);
    this.#forget(path);
    this.#texts.forgetSkip(path);
  }

  /** Finds and reads everything, or what lies under `paths`, and gives the findings there. */
  scan({ paths = [''], onProgress, signal }: ScanOptions = {}): Promise<LintResult> {
    return this.#inTurn(async (started) => {
      const pause = pauses(signal);
      const roots = await this.#prepareRoots(paths);
      const { folders, templates, code, loose } = this.#state;
      const found = await discover(folders, this.#readers, roots.folders, pause);
      const candidates = new Set([...found.templates, ...roots.templates]);
      const sources = new Set([...found.code, ...roots.code]);
      const total = candidates.size + sources.size;
      let done = 0;
      const proceed = async () => {
        onProgress?.({ done: done++, total });
        await pause();
      };
      for (const path of candidates) {
        await templates.load(path);
        await proceed();
      }
      for (const path of sources) {
        if (!isTestFile(path) && (await code.loadIfItMatters(path))) loose.add(path);
        await proceed();
      }
      this.#sawEverything ||= paths.includes('');
      const applications = await this.#applications(pause);
      await this.#cache.save(this.#sawEverything);
      const within = (path: string) =>
        paths.some((root) => root === '' || path === root || path.startsWith(`${root}/`));
      const scope = {
        applications: applications.filter(({ files }) => [...files].some(within)),
        loose: [...loose].filter(within),
        isShown: ({ application, range }: Finding) => within(application) || within(range.file),
      };
      return this.#result(scope, started, total);
    });
  }

  /** The findings of everything that was read so far. Only what changed since the last time is worked out again. */
  lint(): Promise<LintResult> {
    return this.#inTurn(async (started) => {
      const applications = await this.#applications(pauses());
      const { templates, code, loose } = this.#state;
      const scope = { applications, loose: [...loose], isShown: () => true };
      return this.#result(scope, started, templates.paths.length + code.read.length);
    });
  }

  /** The findings of the applications a file belongs to, looked for near it; the rest of the workspace is not read. */
  lintFile(path: string): Promise<LintResult> {
    return this.#inTurn(async (started) => {
      await this.#readNear(path);
      const applications = (await this.#applications(pauses())).filter(({ concerns }) => concerns(path));
      const loose = this.#state.loose.has(path) ? [path] : [];
      const files = new Set([...applications.flatMap((each) => [...each.files]), ...loose]);
      return this.#result({ applications, loose, isShown: () => true }, started, files.size);
    });
  }

  /** The repairs of a finding that can be written in the files as they are now, best first. */
  fixesOf(finding: Finding): Promise<readonly Fix[]> {
    return this.#inTurn(() => {
      const { code, assembly } = this.#state;
      return resolvedFixes(
        finding,
        this.#texts,
        this.#readers,
        (path) => code.isCarried(path) || assembly.isCarried(path),
      );
    });
  }

  /** The text of a file as it counts now; undefined when it cannot be read. */
  async text(path: string): Promise<string | undefined> {
    return (await this.#texts.read(path))?.text;
  }

  /** Writes a text to the disk. Rejects when that is not possible without loss. */
  async write(path: string, text: string): Promise<void> {
    await writeText(this.#fileSystem, path, text);
    this.changed(path);
  }

  #emptyState(): State {
    const folders = new Folders(this.#fileSystem, this.#texts, this.#configuration.current.ignore);
    const code = new CodeFiles(this.#texts, folders, this.#readers, this.#cache);
    return {
      folders,
      code,
      templates: new TemplateFiles(this.#texts, folders, this.#readers, this.#cache),
      assembly: new Assembly(this.#texts),
      applications: new Applications(code, folders, this.#changes, this.#options.rules),
      loose: new Set(),
      touched: new Set(),
    };
  }

  async #textIfThere(path: string): Promise<string | undefined> {
    const folder = await this.#state.folders.read(folderOf(path));
    return folder?.files.has(baseName(path)) ? this.text(path) : undefined;
  }

  #addToFolder(path: string): void {
    this.#state.folders.add(path);
    this.#changes.mark(`${folderOf(path)}/`);
  }

  #forget(path: string): void {
    this.#state.code.forget(path);
    this.#state.templates.forget(path);
    this.#state.touched.add(path);
    this.#changes.mark(path);
  }

  /** Takes the paths apart, and makes those one's own that are ignored but were asked for by name. */
  async #prepareRoots(paths: readonly string[]) {
    const { folders } = this.#state;
    const roots = { folders: [] as string[], templates: [] as string[], code: [] as string[] };
    for (const path of paths) {
      const folder = await folders.read(path);
      if (folder?.ignored) folders.exempt(path);
      if (folder) roots.folders.push(path);
      else if (this.#readers.templatesFor(path).length > 0) roots.templates.push(path);
      else if (this.#readers.codeFor(path)) roots.code.push(path);
      if (path !== '') roots.templates.push(...(await nearbyTemplates(folders, this.#readers, path)));
    }
    return roots;
  }

  async #readNear(path: string): Promise<void> {
    const { folders, templates, code, loose } = this.#state;
    for (const candidate of await nearbyTemplates(folders, this.#readers, path)) await templates.load(candidate);
    if (!isTestFile(path) && (await code.loadIfItMatters(path))) loose.add(path);
  }

  async #applications(pause: () => Promise<void>): Promise<readonly CheckedApplication[]> {
    const { templates, code, assembly, applications, loose, touched } = this.#state;
    for (const path of [...touched]) {
      touched.delete(path);
      await templates.load(path);
      if (!isTestFile(path) && (await code.loadIfItMatters(path))) loose.add(path);
      else loose.delete(path);
    }
    return applications.update(await assembly.templates(templates), [...loose], this.settings, pause);
  }

  #result(scope: Scope, started: number, files: number): LintResult {
    const result = buildResult(scope, {
      code: this.#state.code,
      texts: this.#texts,
      rules: [...this.#options.rules.map(({ metadata }) => metadata), ...suppressionRules],
      settings: this.settings,
      problems: [...this.configurationProblems, ...this.#ownFaults()],
    });
    return { ...result, files, millis: performance.now() - started };
  }

  #ownFaults(): readonly Problem[] {
    const { code, templates, assembly } = this.#state;
    return [...code.faults, ...templates.faults, ...assembly.faults].map(([file, reason]) => ({
      file,
      message: `Reading this file failed: ${reason}. This is a fault of Serverless Coach; please report it.`,
    }));
  }

  #inTurn<Result>(work: (started: number) => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(() => work(performance.now()));
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

interface State {
  readonly folders: Folders;
  readonly code: CodeFiles;
  readonly templates: TemplateFiles;
  readonly assembly: Assembly;
  readonly applications: Applications;
  /** Source files that may hold handlers no template names. */
  readonly loose: Set<string>;
  /** Files that changed since the applications were worked out. */
  readonly touched: Set<string>;
}

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
