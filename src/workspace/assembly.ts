import type { TemplateReader } from '../model/reader.js';
import type { TemplateFacts } from '../model/template.js';
import { carryOver } from './carry-over.js';
import { withoutOutput } from './program-output.js';
import type { TemplateFiles } from './template-files.js';
import type { Texts } from './texts.js';

type Files = ReadonlyMap<string, unknown>;

interface Assembled {
  readonly files: Files;
  readonly templates: readonly TemplateFacts[];
}

interface Good {
  readonly template: TemplateFacts;
  /** Texts of the open documents it was read from. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The root templates that template files make up. */
export class Assembly {
  readonly #texts: Texts;
  readonly #assembled = new Map<TemplateReader, Assembled>();
  readonly #faults = new Map<string, string>();
  readonly #good = new Map<string, Good>();
  readonly #carried = new Set<string>();

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** Readers that failed, by the first of their files, with what they said. */
  get faults(): ReadonlyMap<string, string> {
    return this.#faults;
  }

  /** Whether what a file declares is that of an earlier text, with its ranges moved. */
  isCarried(path: string): boolean {
    return this.#carried.has(path);
  }

  /** Every root template. Files that templates turn out to name are loaded on the way. */
  async templates(templateFiles: TemplateFiles): Promise<readonly TemplateFacts[]> {
    const all: TemplateFacts[] = [];
    for (const reader of templateFiles.byReader().keys()) {
      all.push(...(await this.#ofReader(reader, templateFiles)));
    }
    return withoutOutput(withoutParts(all));
  }

  async #ofReader(reader: TemplateReader, templateFiles: TemplateFiles): Promise<readonly TemplateFacts[]> {
    for (;;) {
      const files = templateFiles.byReader().get(reader) ?? new Map();
      const before = this.#assembled.get(reader);
      if (before && sameFiles(before.files, files)) return before.templates;
      const asked = new AskedFiles(files);
      const templates = this.#assemble(reader, asked);
      let found = false;
      for (const path of asked.missing) if (await templateFiles.loadFor(reader, path)) found = true;
      if (found) continue;
      this.#assembled.set(reader, { files, templates: this.#keepGood(templates, files) });
    }
  }

  #assemble(reader: TemplateReader, files: Files): readonly TemplateFacts[] {
    const [first = ''] = files.keys();
    this.#faults.delete(first);
    try {
      return reader.assemble(files);
    } catch (error) {
      this.#faults.set(first, error instanceof Error ? error.message : String(error));
      return [];
    }
  }

  /** While an open template does not parse and much is lost by it, what its last good text declared stays. */
  #keepGood(templates: readonly TemplateFacts[], files: Files): readonly TemplateFacts[] {
    const open = new Map<string, string>();
    for (const path of files.keys()) {
      this.#carried.delete(path);
      const text = this.#texts.openText(path)?.text;
      if (text !== undefined) open.set(path, text);
    }
    const kept = templates.map((template) => (isOpen(template, open) ? this.#better(template, open) : template));
    const roots = new Set(templates.map(({ root }) => root));
    const problems = templates.flatMap((template) => template.problems);
    for (const [root, { template }] of this.#good) {
      if (roots.has(root) || !isOpen(template, open)) continue;
      const own = problems.filter(({ range }) => template.files.includes(range.file));
      if (own.length > 0) kept.push(this.#carry(root, open, own) ?? template);
      else this.#good.delete(root);
    }
    return kept;
  }

  #better(template: TemplateFacts, open: ReadonlyMap<string, string>): TemplateFacts {
    const good = this.#good.get(template.root);
    if (template.problems.length === 0 || !good) {
      this.#good.set(template.root, { template, texts: open });
      return template;
    }
    if (template.declarations.length >= lostMuch * good.template.declarations.length) return template;
    return this.#carry(template.root, open, template.problems) ?? template;
  }

  #carry(
    root: string,
    open: ReadonlyMap<string, string>,
    problems: TemplateFacts['problems'],
  ): TemplateFacts | undefined {
    const good = this.#good.get(root);
    if (!good) return undefined;
    let facts = good.template;
    for (const [path, before] of good.texts) {
      const after = open.get(path);
      if (after === undefined || after === before || !facts.files.includes(path)) continue;
      facts = carryOver(facts, path, before, after);
      this.#carried.add(path);
    }
    return { ...facts, problems };
  }
}

/** With less than this share of its declarations left, a text that does not parse is not taken at its word. */
const lostMuch = 0.8;

/** Files that note which others were asked for. */
class AskedFiles extends Map<string, unknown> {
  readonly missing = new Set<string>();

  override get(path: string): unknown {
    if (!this.has(path)) this.missing.add(path);
    return super.get(path);
  }
}

/** A file that belongs to an application of another dialect is no application of its own. */
function withoutParts(templates: readonly TemplateFacts[]): readonly TemplateFacts[] {
  const owners = new Map(templates.flatMap(({ dialect, files }) => files.slice(1).map((path) => [path, dialect])));
  return templates.filter(({ root, dialect }) => (owners.get(root) ?? dialect) === dialect);
}

function isOpen({ files }: TemplateFacts, open: ReadonlyMap<string, string>): boolean {
  return files.some((path) => open.has(path));
}

function sameFiles(a: Files, b: Files): boolean {
  if (a.size !== b.size) return false;
  for (const [path, facts] of a) if (b.get(path) !== facts) return false;
  return true;
}
