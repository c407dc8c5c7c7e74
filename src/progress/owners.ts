import type { Finding } from '../model/finding.js';
import type { SourceRange } from '../model/source.js';
import type { CheckedApplication } from '../workspace/index.js';

interface Called {
  readonly owner: string;
  readonly range: SourceRange;
}

/** What is declared and handled in some applications, each under a name of its own: `queue Orders`. */
export class Owners {
  readonly #names = new Set<string>();
  /** By the name people know it by, or its id, several things may have one: those of a file, those that run its code, all. */
  readonly #inFile = new Map<string, Called[]>();
  readonly #reaching = new Map<string, Called[]>();
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
    const names = [site, concerned].filter((name) => name !== undefined);
    const distance = ({ range: place }: Called) => Math.abs(place.start.line - range.start.line);
    const nearest = (known: ReadonlyMap<string, readonly Called[]>, keyOf: (name: string) => string) =>
      names
        .flatMap((name) => known.get(keyOf(name)) ?? [])
        .reduce<Called | undefined>(
          (best, each) => (best && distance(best) <= distance(each) ? best : each),
          undefined,
        );
    const ofFile = (name: string) => inFile(name, range.file);
    return (nearest(this.#inFile, ofFile) ?? nearest(this.#reaching, ofFile) ?? nearest(this.#called, (name) => name))
      ?.owner;
  }

  #add(names: ReadonlySet<string>, owner: string, range: SourceRange, reaches: readonly string[] = []): void {
    this.#names.add(owner);
    for (const name of names) {
      const called = { owner, range };
      add(this.#inFile, inFile(name, range.file), called);
      for (const file of reaches) add(this.#reaching, inFile(name, file), called);
      add(this.#called, name, called);
    }
  }
}

function inFile(name: string, file: string): string {
  return `${file}\n${name}`;
}

function add(known: Map<string, Called[]>, key: string, called: Called): void {
  const others = known.get(key);
  if (others) others.push(called);
  else known.set(key, [called]);
}
