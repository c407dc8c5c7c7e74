import type { FileLookup } from '../../src/linker/index.js';
import type { CodeFacts } from '../../src/model/code.js';
import type { CodeFile } from './code-facts.js';

/** A workspace of these files; a path alone is a file without a reader. Counts what is asked of it. */
export class Files implements FileLookup {
  readonly asked = new Set<string>();
  readonly #facts = new Map<string, CodeFacts | undefined>();

  constructor(...files: readonly (CodeFile | CodeFacts | string)[]) {
    for (const each of files) {
      if (typeof each === 'string') this.#facts.set(each, undefined);
      else if ('path' in each) this.#facts.set(each.path, each.facts);
      else this.#facts.set(each.file, each);
    }
  }

  code(path: string): CodeFacts | undefined {
    this.asked.add(path);
    return this.#facts.get(path);
  }

  exists(path: string): boolean {
    return this.#facts.has(path);
  }

  list(folder: string): readonly string[] | undefined {
    const prefix = folder === '' ? '' : `${folder}/`;
    const inside = [...this.#facts.keys()].filter((path) => path.startsWith(prefix));
    if (inside.length === 0) return undefined;
    return inside.filter((path) => !path.slice(prefix.length).includes('/'));
  }

  listFolders(folder: string): readonly string[] | undefined {
    const prefix = folder === '' ? '' : `${folder}/`;
    const inside = [...this.#facts.keys()].filter((path) => path.startsWith(prefix));
    if (inside.length === 0) return undefined;
    const names = inside.map((path) => path.slice(prefix.length)).filter((path) => path.includes('/'));
    return [...new Set(names.map((path) => prefix + path.slice(0, path.indexOf('/'))))].sort();
  }
}
