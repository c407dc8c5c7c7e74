import type { TemplateFacts } from '../model/template.js';
import { carryOver } from './carry-over.js';
import type { TemplateFiles, TemplateGroup } from './template-files.js';
import type { Texts } from './texts.js';

interface Assembled {
  readonly group: TemplateGroup;
  readonly templates: readonly TemplateFacts[];
}

interface Good {
  readonly template: TemplateFacts;
  /** Texts of the open documents it was read from. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The root templates that template files make up. Only groups with a changed file are assembled again. */
export class Assembly {
  readonly #texts: Texts;
  readonly #faults = new Map<string, string>();
  readonly #good = new Map<string, Good>();
  readonly #carried = new Set<string>();
  #assembled = new Map<string, Assembled>();

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** Groups whose reader failed, by their first file. */
  get faults(): ReadonlyMap<string, string> {
    return this.#faults;
  }

  /** Whether what a file declares is that of an earlier text, with its ranges moved. */
  isCarried(path: string): boolean {
    return this.#carried.has(path);
  }

  /** Every root template; one whose files did not change is the same object as before. */
  templates(files: TemplateFiles): readonly TemplateFacts[] {
    const next = new Map<string, Assembled>();
    this.#faults.clear();
    for (const group of files.groups()) {
      const key = group.files.map(({ path }) => path).join('\n');
      const before = this.#assembled.get(key);
      next.set(key, before && sameFacts(before.group, group) ? before : { group, templates: this.#assemble(group) });
    }
    this.#assembled = next;
    return [...next.values()].flatMap(({ templates }) => templates);
  }

  #assemble({ reader, files }: TemplateGroup): readonly TemplateFacts[] {
    try {
      const templates = reader.assemble(new Map(files.map(({ path, facts }) => [path, facts])));
      return this.#keepGood(
        templates,
        files.map(({ path }) => path),
      );
    } catch (error) {
      this.#faults.set(files[0]?.path ?? '', error instanceof Error ? error.message : String(error));
      return [];
    }
  }

  /** While an open template does not parse and much is lost by it, what its last good text declared stays. */
  #keepGood(templates: readonly TemplateFacts[], paths: readonly string[]): readonly TemplateFacts[] {
    const open = new Map<string, string>();
    for (const path of paths) {
      const text = this.#texts.openText(path)?.text;
      if (text !== undefined) open.set(path, text);
    }
    for (const path of paths) this.#carried.delete(path);
    if (open.size === 0) return templates;
    const roots = new Set([...templates.map(({ root }) => root), ...paths.filter((path) => this.#good.has(path))]);
    return [...roots].flatMap((root) => {
      const template = templates.find((candidate) => candidate.root === root);
      const good = this.#good.get(root);
      if (template && (template.problems.length === 0 || !good)) {
        this.#good.set(root, { template, texts: open });
        return [template];
      }
      const problems = template?.problems ?? templates.flatMap((other) => other.problems);
      const lost = !template || template.declarations.length < lostMuch * (good?.template.declarations.length ?? 0);
      if (!good || !lost) return template ? [template] : [];
      if (problems.length === 0) {
        this.#good.delete(root);
        return [];
      }
      for (const path of open.keys()) this.#carried.add(path);
      return [{ ...moved(good, open), problems }];
    });
  }
}

/** With less than this share of its declarations left, a text that does not parse is not taken at its word. */
const lostMuch = 0.8;

function moved({ template, texts }: Good, now: ReadonlyMap<string, string>): TemplateFacts {
  let facts = template;
  for (const [path, before] of texts) {
    const after = now.get(path);
    if (after !== undefined && after !== before) facts = carryOver(facts, path, before, after);
  }
  return facts;
}

function sameFacts(a: TemplateGroup, b: TemplateGroup): boolean {
  return a.files.every(({ facts }, index) => facts === b.files[index]?.facts);
}
