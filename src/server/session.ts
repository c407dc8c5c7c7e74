import type { ClientCapabilities, Connection, InitializeParams } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { rules as registeredRules } from '../../rules/index.js';
import { framework } from '../../rules/skills.js';
import { suppressionRules } from '../checker/index.js';
import type { ExerciseText } from '../coach/exercises/exercise.js';
import type { RuleMetadata } from '../model/finding.js';
import type { Assets } from '../model/reader.js';
import { MemoryProgressFile } from '../progress/memory-progress-file.js';
import type { ProgressFile } from '../progress/progress-file.js';
import { loadExerciseTexts } from '../workspace/exercise-texts.js';
import type { FileSystem } from '../workspace/file-system.js';
import { openWorkspace, standardReaders, type Workspace } from '../workspace/index.js';
import type { ReadingThread } from '../workspace/reading-thread.js';
import { ClientFileSystem, readThroughClient } from './client-file-system.js';
import { Folder } from './folder.js';
import type { FolderAddress } from './folder-address.js';
import { Folders } from './folders.js';
import { type LessonOf, ruleLessons } from './lessons.js';
import { Progress } from './progress.js';
import { type ClientAbilities, methods, type ServerSettings } from './protocol.js';
import { Publishing } from './publishing.js';
import { statusView } from './views.js';

/** What the server can reach by itself, in Node or in a browser's worker. */
export interface World {
  /** The files below a folder; undefined when they have to be read through the client. */
  fileSystem(folder: URI): FileSystem | undefined;
  /** Starts threads for large scans, where there are any. */
  readonly threads?: () => readonly ReadingThread[];
  /** The file that progress is kept in; undefined when it cannot be reached. */
  progressFile(address: URI): ProgressFile | undefined;
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Grammars; read through the client when undefined. */
  readonly assets: Assets | undefined;
}

/** What the client can do. */
export interface Client {
  readonly commands: boolean;
  /** It asks for diagnostics itself and takes none that are sent. */
  readonly pulls: boolean;
  readonly refreshes: boolean;
  readonly configuration: boolean;
  readonly watches: boolean;
  readonly folders: boolean;
}

/** Everything the server knows between two messages. */
export class Session {
  readonly rules: ReadonlyMap<string, RuleMetadata> = new Map(
    [...registeredRules.map(({ metadata }) => metadata), ...suppressionRules].map((rule) => [rule.id, rule]),
  );
  readonly folders: Folders;
  #progress: Progress | undefined;
  readonly #connection: Connection;
  readonly #world: World;
  readonly #publishing: Publishing;
  #client: Client = {
    commands: false,
    pulls: false,
    refreshes: false,
    configuration: false,
    watches: false,
    folders: false,
  };
  #abilities: ClientAbilities = {};
  #lessons: Promise<LessonOf> | undefined;
  #exerciseTexts: Promise<Readonly<Record<string, ExerciseText>>> | undefined;
  /** What each folder was opened with, as JSON. */
  readonly #settingsInForce = new Map<string, string>();
  #begin: () => void = () => undefined;
  readonly #begun = new Promise<void>((resolve) => {
    this.#begin = resolve;
  });

  constructor(connection: Connection, world: World) {
    this.#connection = connection;
    this.#world = world;
    this.#publishing = new Publishing(connection, this.rules);
    this.folders = new Folders(
      (address, loose) =>
        new Folder({
          address,
          loose,
          open: () => this.#open(address),
          onChange: (folder) => {
            if (!folder.busy) this.progress.checked(folder);
            void this.#tell(folder);
          },
          onFault: (error) => connection.console.error(describe(error)),
        }),
    );
  }

  get client(): Client {
    return this.#client;
  }

  /** Progress as it is known on this machine. It is first asked for once the client has said where it is kept. */
  get progress(): Progress {
    this.#progress ??= new Progress({
      file: this.#progressFile() ?? new MemoryProgressFile(),
      rules: this.rules,
      now: () => this.#world.now(),
      lessons: () => this.lessons(),
      fileSystemOf: (address) => this.fileSystemOf(address),
      onRecorded: () => void this.#sendStatus(),
      onFault: (error) => this.#connection.console.error(describe(error)),
    });
    return this.#progress;
  }

  /** The lessons of the rules, loaded when they are first asked for: findings need none of them. */
  lessons(): Promise<LessonOf> {
    this.#lessons ??= ruleLessons(this.rules);
    return this.#lessons;
  }

  /** The texts of the exercises, loaded when they are first asked for. */
  exerciseTexts(): Promise<Readonly<Record<string, ExerciseText>>> {
    this.#exerciseTexts ??= loadExerciseTexts(this.assets);
    return this.#exerciseTexts;
  }

  /** What is recorded outlives this session. */
  get keepsProgress(): boolean {
    return this.#progressFile() !== undefined;
  }

  initialize({ capabilities, initializationOptions, workspaceFolders, rootUri }: InitializeParams): void {
    this.#abilities = (initializationOptions ?? {}) as ClientAbilities;
    this.#client = {
      commands: this.#abilities.commands === true,
      pulls: pulls(capabilities),
      refreshes: capabilities.workspace?.diagnostics?.refreshSupport === true,
      configuration: capabilities.workspace?.configuration === true,
      watches: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      folders: capabilities.workspace?.workspaceFolders === true,
    };
    const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    for (const uri of folders) this.folders.add(uri);
  }

  /** A document is closed. A folder that was only there for files opened alone goes with the last of them. */
  async close(uri: string): Promise<void> {
    const located = this.folders.locate(uri);
    if (!located) return;
    this.progress.closed(located);
    await located.folder.close(located.path);
    if (located.folder.loose && !located.folder.hasOpenDocuments)
      this.removeFolder(located.folder.address.uri.toString());
  }

  removeFolder(uri: string): void {
    const folder = this.folders.remove(uri);
    if (!folder) return;
    folder.dispose();
    this.progress.leave(folder);
    this.#publishing.withdraw(folder);
    void this.#sendStatus();
  }

  /** Settings changed: folders for which they say something else now are opened again. */
  async settingsChanged(): Promise<void> {
    for (const folder of this.folders.all) {
      const settings = await this.#settings(folder.address);
      if (JSON.stringify(settings) !== this.#settingsInForce.get(folder.address.key)) await folder.reopen();
    }
  }

  /** The client answers requests from now on: before, folders are known but not opened. */
  start(): void {
    this.#begin();
  }

  /** Files that come with the product. */
  get assets(): Assets {
    return this.#world.assets ?? this.#assetsThroughClient();
  }

  fileSystemOf({ uri }: FolderAddress): FileSystem {
    return this.#world.fileSystem(uri) ?? new ClientFileSystem(this.#connection, uri);
  }

  async #open(address: FolderAddress): Promise<Workspace> {
    await this.#begun;
    const settings = await this.#settings(address);
    this.#settingsInForce.set(address.key, JSON.stringify(settings));
    const { enable, preview } = settings;
    return openWorkspace(this.fileSystemOf(address), {
      readers: standardReaders(this.assets),
      rules: registeredRules,
      roles: framework.roles.map(({ id }) => id),
      preview,
      ...(this.#world.threads && { threads: this.#world.threads }),
      ...(!enable && { only: new Set<string>() }),
    });
  }

  async #settings({ uri }: FolderAddress): Promise<Required<ServerSettings>> {
    const { enable = true, preview = false } = await this.#settingsOf(uri.toString());
    return { enable, preview };
  }

  async #settingsOf(scopeUri: string): Promise<ServerSettings> {
    if (!this.#client.configuration) return {};
    try {
      const settings: unknown = await this.#connection.workspace.getConfiguration({
        scopeUri,
        section: 'serverlessCoach',
      });
      return typeof settings === 'object' && settings !== null ? settings : {};
    } catch (error) {
      this.#connection.console.error(describe(error));
      return {};
    }
  }

  #progressFile(): ProgressFile | undefined {
    const { progress } = this.#abilities;
    return progress === undefined ? undefined : this.#world.progressFile(URI.parse(progress));
  }

  #assetsThroughClient(): Assets {
    const folder = URI.parse(this.#abilities.assets ?? '');
    return { load: (name) => readThroughClient(this.#connection, Utils.joinPath(folder, name)) };
  }

  async #tell(folder: Folder): Promise<void> {
    if (this.#client.pulls) {
      if (this.#client.refreshes && !folder.busy) this.#connection.languages.diagnostics.refresh();
    } else {
      await this.#publishing.publish(folder);
    }
    await this.#sendStatus();
  }

  async #sendStatus(): Promise<void> {
    await this.#connection.sendNotification(methods.status, await statusView(this.folders.all));
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Clients that can take diagnostics only by asking. All others are sent them, and told nothing of asking. */
export function pulls({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.diagnostic !== undefined && textDocument.publishDiagnostics === undefined;
}
