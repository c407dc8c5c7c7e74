import {
  type Configuration,
  configurationFileName,
  defaultConfiguration,
  defaultSettings,
  type Problem,
  parseConfiguration,
  type Settings,
  suppressionRules,
} from '../checker/index.js';
import { folderOf } from '../linker/paths.js';
import type { RegisteredRule } from '../model/rule.js';
import type { SourceFile } from '../model/source.js';

/** What a workspace is told about its configuration when it is opened. */
export interface ConfigurationOptions {
  readonly rules: readonly RegisteredRule[];
  /** Ids of the roles a configuration may name. */
  readonly roles: readonly string[];
  /** Used instead of the file in the workspace folder; `path` is for messages, and globs start from its folder. */
  readonly configuration?: SourceFile;
  /** Preview rules run too. */
  readonly preview?: boolean;
  /** Only these rules run. */
  readonly only?: ReadonlySet<string>;
}

/** The configuration in force: that of the last text that could be used. */
export class WorkspaceConfiguration {
  readonly #options: ConfigurationOptions;
  readonly #read: (path: string) => Promise<string | undefined>;
  #current: Configuration = defaultConfiguration;
  #settings: Settings = defaultSettings;
  #problems: readonly Problem[] = [];

  /** `read` gives the text of a file in the workspace, undefined when there is none. */
  constructor(options: ConfigurationOptions, read: (path: string) => Promise<string | undefined>) {
    this.#options = options;
    this.#read = read;
  }

  /** Globs in it are relative to the workspace folder. */
  get current(): Configuration {
    return this.#current;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Why the present text could not be used. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Reads it again. True when other files are ignored than before. */
  async reload(): Promise<boolean> {
    const { rules, roles, preview = false, only } = this.#options;
    const source = this.#options.configuration ?? (await this.#inWorkspace());
    const ids = [...rules.map(({ metadata }) => metadata), ...suppressionRules].map(({ id }) => id);
    const parsed = source ? parseConfiguration(source, { rules: ids, roles }) : { configuration: defaultConfiguration };
    this.#problems = 'problems' in parsed ? parsed.problems : [];
    if ('problems' in parsed) return false;
    const folder = source ? folderOf(source.path) : '';
    const before = this.#current.ignore;
    const ignore = parsed.configuration.ignore.map((glob) => (folder === '' ? glob : `${folder}/${glob}`));
    this.#current = { ...parsed.configuration, ignore };
    const { preset, severities } = parsed.configuration;
    this.#settings = { preset, severities, preview, ...(only && { only }) };
    return ignore.join('\n') !== before.join('\n');
  }

  async #inWorkspace(): Promise<SourceFile | undefined> {
    const text = await this.#read(configurationFileName);
    return text === undefined ? undefined : { path: configurationFileName, text };
  }
}
