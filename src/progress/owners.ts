import type { Finding } from '../model/finding.js';
import type { SourceRange } from '../model/source.js';
import type { CheckedApplication } from '../workspace/index.js';

interface Called {
  readonly owner: string;
  readonly range: SourceRange;
  /** The files whose code it runs. */
  readonly reaches: readonly string[];
}

/** What is declared and handled in some applications, each under a name of its own: `queue Orders`. */
export class Owners {
  readonly #names = new Set<string>();
  /** By the name people know it by, or its id: several things may have one. */
  readonly #called = new Map<string, Called[]>();

  constructor(applications: readonly CheckedApplication[]) {
    for (const { application } of applications) {
      for (const { kind, id, name, range } of application.declarations.values())
        this.#add(new Set([name, id]), `${kind} ${id}`, range);
      for (const { name, file, range, reach } of application.handlers)
        this.#add(new Set([name]), `handler ${file} ${name}`, range, reach.files);
    }
  }

  has(owner: string): boolean {
    return this.#names.has(owner);
  }

  /** What a finding is found at, or the function it concerns; undefined where that has no name. */
  of({ site, function: concerned, range }: Pick<Finding, 'site' | 'function' | 'range'>): string | undefined {
    const distance = ({ range: place, reaches }: Called) =>
      Math.abs(place.start.line - range.start.line) +
      (place.file === range.file ? 0 : reaches.includes(range.file) ? elsewhere : 2 * elsewhere);
    return [site, concerned]
      .flatMap((name) => (name === undefined ? [] : (this.#called.get(name) ?? [])))
      .toSorted((a, b) => distance(a) - distance(b))[0]?.owner;
  }

  #add(names: ReadonlySet<string>, owner: string, range: SourceRange, reaches: readonly string[] = []): void {
    this.#names.add(owner);
    for (const name of names) {
      const called = this.#called.get(name);
      if (called) called.push({ owner, range, reaches });
      else this.#called.set(name, [{ owner, range, reaches }]);
    }
  }
}

/** More lines than any file has. */
const elsewhere = 1e9;
