import { type CheckResult, check, type Settings } from '../checker/index.js';
import { linkLooseHandlers, linkTemplate } from '../linker/index.js';
import type { Application } from '../model/application.js';
import type { CodeFacts } from '../model/code.js';
import type { RegisteredRule } from '../model/rule.js';
import type { TemplateFacts } from '../model/template.js';
import type { Changes } from './changes.js';
import type { CodeFiles } from './code-files.js';
import type { Folders } from './folders.js';
import { type Linked, linkCompletely } from './linking.js';

/** An application as it was linked and checked last. */
export interface CheckedApplication {
  readonly application: Application;
  /** Undefined for a handler that no template names. */
  readonly template: TemplateFacts | undefined;
  /** Template and source files it is made of. */
  readonly files: ReadonlySet<string>;
  /** Those, and the places where more of it was looked for. */
  readonly concerns: (path: string) => boolean;
  readonly check: CheckResult;
}

interface Kept extends CheckedApplication {
  readonly linked: Linked<Application>;
  readonly settings: Settings;
}

/** The applications of a workspace. Only what an edit touches is linked and checked again. */
export class Applications {
  readonly #code: CodeFiles;
  readonly #folders: Folders;
  readonly #changes: Changes;
  readonly #rules: readonly RegisteredRule[];
  #kept = new Map<string, Kept>();

  constructor(code: CodeFiles, folders: Folders, changes: Changes, rules: readonly RegisteredRule[]) {
    this.#code = code;
    this.#folders = folders;
    this.#changes = changes;
    this.#rules = rules;
  }

  /**
   * The application of each template; then one for each of the `loose` source files that holds a handler and belongs to
   * none of those. Loose files are linked one by one, so that an edit touches one.
   */
  async update(
    templates: readonly TemplateFacts[],
    loose: readonly string[],
    settings: Settings,
    pause: () => Promise<void>,
  ): Promise<readonly CheckedApplication[]> {
    const next = new Map<string, Kept>();
    for (const template of templates) {
      const key = `${template.dialect}:${template.root}`;
      next.set(key, await this.#application(key, template, (files) => linkTemplate(template, files), settings));
      await pause();
    }
    const covered = new Set([...next.values()].flatMap(({ files }) => [...files]));
    for (const path of loose) {
      if (covered.has(path) || !holdsHandler(await this.#code.load(path))) continue;
      const key = `code:${path}`;
      next.set(key, await this.#application(key, undefined, (files) => linkLooseHandlers([path], files), settings));
      await pause();
    }
    this.#kept = next;
    return [...next.values()];
  }

  async #application(
    key: string,
    template: TemplateFacts | undefined,
    link: Parameters<typeof linkCompletely<Application>>[0],
    settings: Settings,
  ): Promise<Kept> {
    const kept = this.#kept.get(key);
    const isLinked = kept && kept.template === template && !this.#isStale(kept.linked);
    if (isLinked && kept.settings === settings) return kept;
    const linked = isLinked ? kept.linked : await linkCompletely(link, this.#code, this.#folders, this.#changes);
    const application = linked.result;
    const files = new Set([...(template?.files ?? []), ...application.handlers.flatMap(({ reach }) => reach.files)]);
    return {
      application,
      template,
      files,
      concerns: (path) => files.has(path) || linked.files.has(path),
      check: check(application, this.#rules, settings),
      linked,
      settings,
    };
  }

  #isStale({ at, files, folders }: Linked<Application>): boolean {
    return this.#changes.since(at, files) || this.#changes.since(at, folders);
  }
}

function holdsHandler(facts: CodeFacts | undefined): boolean {
  return facts?.functions.some(({ handlerShape }) => handlerShape !== undefined) === true;
}
