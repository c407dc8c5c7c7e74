import { Utils } from 'vscode-uri';
import { configurationFileName } from '../checker/index.js';
import type { LintResult, ScanOptions, Workspace } from '../workspace/index.js';
import type { FolderAddress } from './folder-address.js';
import { OfferedRepairs } from './offered-repairs.js';

/** An open document as the client sent it last. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

export interface FolderOptions {
  readonly address: FolderAddress;
  /** Not of the workspace, only there while a file of it is open: it is never scanned as a whole. */
  readonly loose: boolean;
  readonly open: () => Promise<Workspace>;
  /** Called when a check begins and after each one. */
  readonly onChange: (folder: Folder) => void;
  /** Called when a check fails itself; the outcome of the one before it stays. */
  readonly onFault: (error: unknown) => void;
}

/** Milliseconds that edits are gathered for: shorter than the pause between two keys. */
const gathering = 30;

/**
 * One folder with its workspace. Edits are passed on at once and checked soon after, one check at a time; a check sees
 * every edit that came before it.
 */
export class Folder {
  readonly address: FolderAddress;
  readonly loose: boolean;
  readonly offeredRepairs = new OfferedRepairs();
  readonly #options: FolderOptions;
  readonly #documents = new Map<string, OpenDocument>();
  /** Opened since the last check: what they belong to is still to be looked for. */
  readonly #opened = new Set<string>();
  /** Versions of the open documents when the last check began. */
  #checkedVersions: ReadonlyMap<string, number> = new Map();
  #workspace: Promise<Workspace>;
  #result: LintResult | undefined;
  #stale = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #checking: Promise<void> | undefined;
  #scanned = false;

  constructor(options: FolderOptions) {
    this.#options = options;
    this.address = options.address;
    this.loose = options.loose;
    this.#workspace = options.open();
  }

  /** The outcome of the last check; undefined before the first. */
  get result(): LintResult | undefined {
    return this.#result;
  }

  get busy(): boolean {
    return this.#stale || this.#checking !== undefined;
  }

  /** Everything in the folder has been read. */
  get scanned(): boolean {
    return this.#scanned;
  }

  get workspace(): Promise<Workspace> {
    return this.#workspace;
  }

  /** The client's address of a file: as it wrote it when the file is open. */
  uriOf(path: string): string {
    return this.#documents.get(path)?.uri ?? this.address.uriOf(path);
  }

  /** A path as people read it where there are several folders. */
  pathWithFolder(path: string): string {
    return `${Utils.basename(this.address.uri)}/${path}`;
  }

  /** The version of an open document; undefined when it is not open, null when it was edited since the last check. */
  checkedVersion(path: string): number | null | undefined {
    const version = this.#documents.get(path)?.version;
    if (version === undefined) return undefined;
    return this.#checkedVersions.get(path) === version ? version : null;
  }

  isOpen(path: string): boolean {
    return this.#documents.has(path);
  }

  get hasOpenDocuments(): boolean {
    return this.#documents.size > 0;
  }

  /** What is open in the editor, as it was typed. */
  get documents(): readonly OpenDocument[] {
    return [...this.#documents.values()];
  }

  /** Takes the text of an open document, new or edited. */
  async update(path: string, document: OpenDocument): Promise<void> {
    if (!this.#documents.has(path)) this.#opened.add(path);
    this.#documents.set(path, document);
    const workspace = await this.#workspace;
    workspace.update(path, document.text);
    if (path === configurationFileName) await workspace.reloadConfiguration();
    this.#checkSoon();
  }

  async close(path: string): Promise<void> {
    this.#documents.delete(path);
    (await this.#workspace).close(path);
    this.#checkSoon();
  }

  /** Files were made, written or removed by somebody else. */
  async filesChanged(changed: readonly string[], removed: readonly string[]): Promise<void> {
    const workspace = await this.#workspace;
    for (const path of changed) workspace.changed(path);
    for (const path of removed) workspace.remove(path);
    this.#checkSoon();
  }

  async reloadConfiguration(): Promise<void> {
    await (await this.#workspace).reloadConfiguration();
    await this.#readAgain();
  }

  /** Begins anew, with other settings. */
  async reopen(): Promise<void> {
    this.#workspace = this.#options.open();
    const workspace = await this.#workspace;
    for (const [path, { text }] of this.#documents) workspace.update(path, text);
    await this.#readAgain();
  }

  /** Reads everything. Rejects when `signal` fires. */
  async scan(options: ScanOptions): Promise<LintResult> {
    const outcome = await (await this.#workspace).scan(options);
    this.#scanned = true;
    this.#stale = true;
    await this.#check();
    return outcome;
  }

  /** The outcome after every edit so far. */
  async settled(): Promise<LintResult | undefined> {
    await this.#workspace;
    while (this.busy) await this.#check();
    return this.#result;
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  /** After a change of what is read at all: everything when that had been asked for, otherwise what open files need. */
  async #readAgain(): Promise<void> {
    if (this.#scanned) await (await this.#workspace).scan();
    for (const path of this.#documents.keys()) this.#opened.add(path);
    this.#checkSoon();
  }

  #checkSoon(): void {
    this.#stale = true;
    this.#timer ??= setTimeout(() => void this.#check(), gathering);
  }

  #check(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#checking ??= this.#checkUntilFresh()
      .catch(this.#options.onFault)
      .finally(() => {
        this.#checking = undefined;
        this.#options.onChange(this);
      });
    return this.#checking;
  }

  async #checkUntilFresh(): Promise<void> {
    while (this.#stale) {
      this.#stale = false;
      this.#options.onChange(this);
      const workspace = await this.#workspace;
      const opened = [...this.#opened];
      this.#opened.clear();
      const versions = new Map([...this.#documents].map(([path, { version }]) => [path, version]));
      for (const path of opened) await workspace.lintFile(path);
      this.#result = await workspace.lint();
      this.#checkedVersions = versions;
    }
  }
}
