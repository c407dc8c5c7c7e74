import type { CodeFacts, ImportFact, InvocationFact, Language, Scope } from '../model/code.js';
import { constructedClass, indexOf, ownerOf } from './file-index.js';
import { type ExportedThing, functionAt, type Modules } from './modules.js';
import { foldersUpFrom, joinPaths } from './paths.js';
import type { Phase } from './reached.js';

/** Which code can run: for each file, in the order it was reached, its scopes and when they run. */
export interface Walk {
  readonly files: ReadonlyMap<string, ReadonlyMap<Scope, Phase>>;
  /** Scopes that can run only if a method is called that nobody is seen to call. */
  readonly assumed: ReadonlyMap<string, ReadonlySet<Scope>>;
  /** False when a local import is missing, or a function that should be there could not be found. */
  readonly complete: boolean;
}

/** The function a walk starts at. */
export interface Start {
  readonly file: string;
  /** Of the function, in the facts of the file. */
  readonly index: number;
  /** Files that are loaded although the function is in none of them: where it is only exported again. */
  readonly entries: readonly string[];
  /** A tool takes the function out of a program that has run by then: no module scope runs with it. */
  readonly isTakenOut?: boolean;
}

/**
 * Everything that can run when a function runs: what it invokes, here and in other files, and the module scope of every
 * file on the way with what that invokes. Where an instance of a class is made, all methods of the class count as reached;
 * a module that is passed on as a whole gives all its exported functions.
 */
export function walkFrom({ file, index, entries, isTakenOut = false }: Start, modules: Modules): Walk {
  const walk = new Walker(modules, isTakenOut);
  if (isTakenOut) {
    walk.visit(file, index, 'invocation');
    walk.run();
    return walk;
  }
  walk.visit(file, undefined, 'start');
  walk.visit(file, index, 'invocation');
  for (const entry of entries) walk.visit(entry, undefined, 'start');
  walk.run();
  return walk;
}

/** What an invocation of `facts` invokes. */
export function invoked(facts: CodeFacts, invocation: InvocationFact, modules: Modules): ExportedThing {
  const { callee, argumentCount } = invocation;
  if (callee.kind === 'local') return functionAt(facts, callee.function);
  const imported = facts.imports[callee.import];
  if (!imported) return { kind: 'unknown' };
  const target = modules.imported(facts, imported);
  if (target.kind !== 'file') return { kind: target.kind === 'missing' ? 'missing' : 'unknown' };
  const thing = modules.exported(target.path, nameInFile(callee.name, imported, target.path));
  return argumentCount === undefined ? thing : overload(thing, argumentCount, modules);
}

/** Of several methods of one name the one that takes as many arguments. */
function overload(thing: ExportedThing, count: number, modules: Modules): ExportedThing {
  if (thing.kind !== 'function' || thing.fact.parameters.length === count) return thing;
  const facts = modules.facts(thing.file);
  if (!facts) return thing;
  const named = indexOf(facts).functions.get(thing.fact.name) ?? [];
  const meant = named.find((index) => facts.functions[index]?.parameters.length === count);
  return meant === undefined ? thing : functionAt(facts, meant);
}

/**
 * The name an import's callee has in the file it leads to. A namespace called as a function is what the module exports as
 * a whole. `from lib import store` may have led to `lib.py`, where `store` is an object.
 */
function nameInFile(name: string, { module, names }: ImportFact, path: string): string {
  if (name === '*') return 'default';
  if (!name.startsWith('*.')) return name;
  const member = name.slice(2);
  const last = module.slice(module.lastIndexOf('.') + 1);
  const isPython = path.endsWith('.py') && names.some(({ imported }) => imported === '*');
  const isOfModule = path.endsWith(`/${last}.py`) || path === `${last}.py` || path.endsWith(`${last}/__init__.py`);
  return !isPython || last === '' || isOfModule ? member : `${last}.${member}`;
}

const typedLanguages: ReadonlySet<Language> = new Set(['java', 'csharp', 'go']);

class Walker implements Walk {
  readonly files = new Map<string, Map<Scope, Phase>>();
  readonly assumed = new Map<string, Set<Scope>>();
  complete = true;
  readonly #modules: Modules;
  readonly #isTakenOut: boolean;
  readonly #methods: { readonly file: string; readonly index: number }[] = [];
  #isAssuming = false;
  readonly #waiting: { readonly facts: CodeFacts; readonly scope: Scope; readonly phase: Phase }[] = [];

  constructor(modules: Modules, isTakenOut: boolean) {
    this.#modules = modules;
    this.#isTakenOut = isTakenOut;
  }

  visit(file: string, scope: Scope, phase: Phase): void {
    const facts = this.#modules.facts(file);
    if (!facts) return;
    const scopes = this.files.get(file);
    if (!scopes) {
      this.files.set(file, new Map());
      if (this.#isTakenOut) {
        this.visit(file, scope, phase);
        return;
      }
      // Whatever is used of a file, its module scope runs first, and only once.
      this.visit(file, undefined, 'start');
      this.visit(file, scope, phase);
      if (facts.language === 'python') this.#loadPackages(file);
      for (const beside of this.#modules.packageOf(file)) this.visit(beside, undefined, 'start');
      return;
    }
    const earlier = scopes.get(scope);
    if (earlier === 'invocation' || earlier === phase) return;
    // Where types tell which methods are called, what is known to run at the start is not assumed to run again.
    if (this.#isAssuming && earlier && typedLanguages.has(facts.language)) return;
    if (this.#isAssuming && !scopes.has(scope)) {
      const assumed = this.assumed.get(file) ?? new Set();
      this.assumed.set(file, assumed.add(scope));
    }
    scopes.set(scope, phase);
    if (facts.language === 'csharp' || facts.language === 'java') this.#makeInstance(facts, scope);
    this.#waiting.push({ facts, scope, phase });
  }

  /** First what certainly can run, then the methods of the instances that are made on the way. */
  run(): void {
    this.#walkOn();
    this.#isAssuming = true;
    for (const { file, index } of this.#methods) this.visit(file, index, 'invocation');
    this.#walkOn();
  }

  #walkOn(): void {
    // The list grows while it is walked.
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      this.#step(next.facts, next.scope, next.phase);
    }
  }

  #step(facts: CodeFacts, scope: Scope, phase: Phase): void {
    this.#load(facts, scope);
    const { invocations, running, givenAway } = indexOf(facts);
    for (const index of running.get(scope) ?? []) this.visit(facts.file, index, phase);
    for (const index of givenAway.get(scope) ?? []) this.visit(facts.file, index, 'invocation');
    for (const invocation of invocations.get(scope) ?? []) {
      this.#reach(invoked(facts, invocation, this.#modules), invocation.memoised ? 'start' : phase);
    }
  }

  /** The files that a scope imports. */
  #load(facts: CodeFacts, scope: Scope): void {
    const { passedOn, membersPassedOn } = indexOf(facts);
    for (const imported of facts.imports) {
      if (imported.scope !== scope) continue;
      const target = this.#modules.imported(facts, imported);
      if (target.kind === 'missing') this.complete = false;
      if (target.kind !== 'file') continue;
      this.visit(target.path, undefined, 'start');
      if (passedOn.has(imported)) this.#reachAllExports(target.path);
      for (const name of membersPassedOn.get(imported) ?? []) {
        const thing = this.#modules.exported(target.path, name);
        if (thing.kind !== 'missing') this.#reach(thing, 'invocation');
      }
    }
  }

  /** A module of Python is loaded after the packages it lies in. */
  #loadPackages(file: string): void {
    for (const folder of foldersUpFrom(file)) {
      const initialiser = joinPaths(folder, '__init__.py') ?? '';
      if (!this.#modules.facts(initialiser)) return;
      this.visit(initialiser, undefined, 'start');
    }
  }

  #reach(thing: ExportedThing, phase: Phase): void {
    switch (thing.kind) {
      case 'function':
        this.visit(thing.file, thing.index, phase);
        break;
      case 'class':
        this.#construct(thing.file, thing.name, phase);
        break;
      case 'candidates':
        for (const index of thing.indexes) this.visit(thing.file, index, phase);
        break;
      case 'missing':
        this.complete = false;
        break;
      default:
    }
  }

  /**
   * The instance a method belongs to is made before, by the runtime or by a container of services: once for each
   * environment, unless the code that is seen to make it says otherwise.
   */
  #makeInstance(facts: CodeFacts, scope: Scope): void {
    const fact = scope === undefined ? undefined : facts.functions[scope];
    const owner = fact && !constructedClass(fact) ? ownerOf(fact) : undefined;
    const owned = owner === undefined ? undefined : indexOf(facts).owners.get(owner);
    for (const index of owned?.constructors ?? []) this.visit(facts.file, index, 'start');
  }

  /** The constructor runs here and now; methods run whenever the instance is used. */
  #construct(file: string, className: string, phase: Phase): void {
    for (const part of this.#modules.packageOf(file)) {
      const facts = this.#modules.facts(part);
      const owned = facts && indexOf(facts).owners.get(className);
      for (const index of owned?.constructors ?? []) this.visit(part, index, phase);
      for (const index of owned?.methods ?? []) {
        if (this.#isAssuming) this.visit(part, index, 'invocation');
        else this.#methods.push({ file: part, index });
      }
    }
  }

  #reachAllExports(file: string): void {
    for (const exported of this.#modules.facts(file)?.exports ?? []) {
      if (exported.function !== undefined) this.visit(file, exported.function, 'invocation');
    }
  }
}
