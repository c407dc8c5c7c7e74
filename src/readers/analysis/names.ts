import type { ImportNode, Program } from '../syntax/program.js';

/** More opened packages than this do not say where a name comes from. */
const mostPossibilities = 40;

/** Works out which full names a written name may have. */
export class FullNames {
  readonly #package: string | undefined;
  readonly #imported = new Map<string, string>();
  readonly #opened: readonly string[];
  readonly #kept = new Map<string, readonly string[]>();

  constructor({ package: own, imports }: Program) {
    this.#package = own;
    for (const node of imports) {
      for (const { imported, local } of node.names) this.#imported.set(local, fullName(node, imported));
    }
    this.#opened = imports.flatMap((node) => (node.opensAll ? [node.module] : [])).slice(0, mostPossibilities);
  }

  /** Best first. A name that is imported has one; the others may come from every package that is opened, or from none. */
  of(written: string): readonly string[] {
    const kept = this.#kept.get(written);
    if (kept) return kept;
    const names = this.#find(written);
    this.#kept.set(written, names);
    return names;
  }

  /** Whether an import gives the name before the first dot. */
  isImported(written: string): boolean {
    return this.#imported.has(headOf(written));
  }

  #find(written: string): readonly string[] {
    const head = headOf(written);
    const imported = this.#imported.get(head);
    if (imported !== undefined) return [imported + written.slice(head.length)];
    const packages = this.#package === undefined ? this.#opened : [this.#package, ...this.#opened];
    return [...packages.map((name) => `${name}.${written}`), written];
  }
}

/** The name before the first dot. */
export function headOf(written: string): string {
  const dot = written.indexOf('.');
  return dot === -1 ? written : written.slice(0, dot);
}

function fullName({ module }: ImportNode, imported: string): string {
  return imported === '*' ? module : `${module}.${imported}`;
}
