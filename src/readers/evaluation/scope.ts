import type { Program } from '../syntax/program.js';
import type { ClassDatum, Datum } from './data.js';
import { Slots } from './slots.js';

/** What names mean in a block, a function or a file. */
export class Scope {
  readonly slots = new Slots();
  readonly program: Program;
  readonly #parent: Scope | undefined;
  readonly #receiver: Receiver | undefined;

  constructor(program: Program, parent?: Scope, receiver?: Receiver) {
    this.program = program;
    this.#parent = parent;
    this.#receiver = receiver;
  }

  /** The slots that hold a name; undefined when it is no name of the file. */
  holding(name: string): Slots | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.#parent) {
      if (scope.slots.has(name)) return scope.slots;
    }
    return undefined;
  }

  /** What `this` and `super` are here. */
  get receiver(): Receiver | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.#parent) {
      if (scope.#receiver) return scope.#receiver;
    }
    return undefined;
  }
}

/** What a method runs on. */
export interface Receiver {
  readonly self: Datum;
  readonly owner: ClassDatum;
}
