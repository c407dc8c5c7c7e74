import type { Language } from '../../model/code.js';
import type { Call, Datum, InstanceDatum, ObjectDatum, Site, SymbolDatum } from './data.js';
import type { Interpreter } from './interpreter.js';
import type { Library } from './library.js';

/** Several libraries as one: the first that knows an answer gives it. */
export class Libraries implements Required<Library> {
  readonly #all: readonly Library[];

  constructor(all: readonly Library[]) {
    this.#all = all;
  }

  global(name: string, site: Site, language: Language, run: Interpreter): Datum | undefined {
    return this.#first((library) => library.global?.(name, site, language, run));
  }

  member(of: SymbolDatum | ObjectDatum, name: string, site: Site, run: Interpreter): Datum | undefined {
    const found = this.#first((library) => library.member?.(of, name, site, run));
    if (found || of.kind === 'object') return found;
    return { ...of, path: [...of.path, name], site };
  }

  call(symbol: SymbolDatum, call: Call, run: Interpreter): Datum | undefined {
    return this.#first((library) => library.call?.(symbol, call, run));
  }

  method(of: ObjectDatum, name: string, call: Call, run: Interpreter): Datum | undefined {
    return this.#first((library) => library.method?.(of, name, call, run));
  }

  builtin(of: Datum, name: string, call: Call, run: Interpreter): Datum | undefined {
    return this.#first((library) => library.builtin?.(of, name, call, run));
  }

  extend(symbol: SymbolDatum, call: Call, instance: InstanceDatum, run: Interpreter): Datum | undefined {
    return this.#first((library) => library.extend?.(symbol, call, instance, run));
  }

  assign(of: ObjectDatum, name: string, value: Datum, site: Site, run: Interpreter): void {
    for (const library of this.#all) library.assign?.(of, name, value, site, run);
  }

  #first(ask: (library: Library) => Datum | undefined): Datum | undefined {
    for (const library of this.#all) {
      const answer = ask(library);
      if (answer) return answer;
    }
    return undefined;
  }
}
