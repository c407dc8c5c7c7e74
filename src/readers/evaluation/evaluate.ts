import type { Expression, FunctionNode, LoopStatement, Program, Statement } from '../syntax/program.js';
import { baseOf, constructAbove, instantiate } from './classes.js';
import {
  type Call,
  type ClassDatum,
  choiceOf,
  type Datum,
  type FunctionDatum,
  type InstanceDatum,
  type ModuleDatum,
  mapOptions,
  nothing,
  type Site,
  unknown,
} from './data.js';
import { evaluateExpression } from './expressions.js';
import { callFunction } from './functions.js';
import type { Completion, Interpreter } from './interpreter.js';
import { Journals } from './journals.js';
import { Libraries } from './libraries.js';
import type { Library } from './library.js';
import { callMethod, readMember, writeMember } from './members.js';
import { isLocalName, localModule, type ProgramSource } from './modules.js';
import { standardLibraries } from './runtime/index.js';
import { Scope } from './scope.js';
import { siteOf } from './sites.js';
import type { Slot, Slots } from './slots.js';
import { collectItems, runStatements } from './statements.js';

/** Steps that one evaluation may take: an application of a hundred resources needs some ten thousand. */
const maximumSteps = 400_000;

/** Calls within calls; what goes deeper calls itself. */
const maximumDepth = 60;

/**
 * Programs of several files, worked out without being run: what their expressions give as far as that shows in the source.
 * Where a condition is not known, both ways are gone, and what they leave behind is a choice.
 */
export class Evaluation implements Interpreter {
  readonly library: Libraries;
  readonly #source: ProgramSource;
  readonly #modules = new Map<Program, Scope>();
  readonly #journals = new Journals();
  /** Returns under a condition, of the functions that run now. */
  readonly #returns: Datum[][] = [];
  /** Names of files that are being looked for. */
  readonly #asked = new Set<string>();
  #steps = 0;
  #exhausted = false;

  /**
   * `source` gives the files of the project, `libraries` what packages mean, `workingFolder` (workspace-relative) is where
   * the program would be started.
   */
  constructor(source: ProgramSource, libraries: readonly Library[], workingFolder: string) {
    this.#source = source;
    this.library = new Libraries([...libraries, ...standardLibraries(workingFolder)]);
  }

  /** Whether it was stopped because it took too many steps: then what it made is not all. */
  get isExhausted(): boolean {
    return this.#exhausted;
  }

  get isConditional(): boolean {
    return this.#journals.areOpen;
  }

  /** Runs a file from top to bottom. Never throws. */
  run(program: Program): void {
    this.#guarded(() => this.#scopeOf(program));
  }

  /** The classes a file declares at its top. */
  classesOf(program: Program): readonly ClassDatum[] {
    const slots = this.#guarded(() => this.#scopeOf(program))?.slots.values() ?? [];
    return [...slots].flatMap(({ datum }) => (datum.kind === 'class' && datum.site.file === program ? [datum] : []));
  }

  /** Does something with the interpreter, so that a program that takes too long ends here. Undefined when it did. */
  attempt<T>(work: (run: Interpreter) => T): T | undefined {
    return this.#guarded(() => work(this));
  }

  expression(node: Expression, scope: Scope): Datum {
    return evaluateExpression(node, scope, this);
  }

  statements(nodes: readonly Statement[], scope: Scope): Completion {
    return runStatements(nodes, scope, this);
  }

  collect(loop: LoopStatement, scope: Scope): Datum {
    return collectItems(loop, scope, this);
  }

  call(callee: Datum, call: Call): Datum {
    return mapOptions(callee, (option) => {
      switch (option.kind) {
        case 'function':
          return this.callFunction(option, call);
        case 'native':
          return option.call(call);
        case 'class':
          return this.instantiate(option, call);
        case 'symbol':
          return (
            this.library.call(option, call, this) ??
            unknown(call.site, `what ${[option.module, ...option.path].join('.')} gives is known only when it runs`)
          );
        case 'unknown':
          return { ...option, site: call.site };
        default:
          return unknown(call.site, 'what is called here cannot be told');
      }
    });
  }

  callFunction(callee: FunctionDatum, call: Call): Datum {
    return this.#within(call, () => callFunction(callee, call, this));
  }

  method(of: Datum, name: string, call: Call): Datum {
    return callMethod(of, name, call, this);
  }

  member(of: Datum, name: string, site: Site): Datum {
    return readMember(of, name, site, this);
  }

  assignMember(of: Datum, name: string, slot: Slot): void {
    writeMember(of, name, slot, this);
  }

  instantiate(type: ClassDatum, call: Call): Datum {
    return this.#within(call, () => instantiate(type, call, this));
  }

  constructAbove(owner: ClassDatum, instance: InstanceDatum, call: Call): void {
    constructAbove(owner, instance, call, this);
  }

  baseOf(type: ClassDatum): Datum | undefined {
    return baseOf(type, this);
  }

  functionOf(node: FunctionNode, scope: Scope, receiver?: Pick<FunctionDatum, 'self' | 'owner'>): FunctionDatum {
    return { kind: 'function', node, scope, site: siteOf(node, scope), ...receiver };
  }

  name(name: string, site: Site, scope: Scope): Datum {
    const slot = scope.holding(name)?.get(name);
    if (slot) return slot.datum;
    if (name === 'this' || name === 'super') return this.#receiver(name, site, scope);
    return (
      this.#importedName(name, site, scope.program) ??
      this.library.global(name, site, scope.program.language, this) ??
      unknown(site, `${name} is not declared here`, name)
    );
  }

  exported(program: Program, name: string, site: Site): Datum {
    const scope = this.#scopeOf(program);
    // Files that give all names of each other away are asked in a circle.
    const question = `${program.path}:${name}`;
    if (this.#asked.has(question)) return unknown(site, `${name} is not in ${program.path}`, name);
    this.#asked.add(question);
    try {
      return this.#exported(program, scope, name, site);
    } finally {
      this.#asked.delete(question);
    }
  }

  #exported(program: Program, scope: Scope, name: string, site: Site): Datum {
    if (program.language !== 'typescript' && program.language !== 'javascript') {
      if (name === '*') return { kind: 'module', program, site };
      const slot = scope.slots.get(name);
      return (
        slot?.datum ??
        this.#importedName(name, site, program) ??
        unknown(site, `${name} is not in ${program.path}`, name)
      );
    }
    const whole = program.exports.find((each) => each.name === '=');
    if (name === '*') {
      if (whole?.value) return this.expression(whole.value, scope);
      return { kind: 'module', program, site } satisfies ModuleDatum;
    }
    const found = program.exports.find((each) => each.name === name);
    if (found?.value) return this.expression(found.value, scope);
    if (found?.from) return this.imported(program, found.from.module, found.from.imported, site);
    if (whole?.value) {
      const value = this.expression(whole.value, scope);
      return name === 'default' ? value : this.member(value, name, site);
    }
    if (name === 'default') return { kind: 'module', program, site } satisfies ModuleDatum;
    for (const { name: all, from } of program.exports) {
      if (all !== '*' || !from) continue;
      const other = localModule(program, from.module, this.#source);
      const datum = other && this.exported(other, name, site);
      if (datum && datum.kind !== 'unknown') return datum;
    }
    return unknown(site, `${name} is not in ${program.path}`, name);
  }

  imported(program: Program, module: string, imported: string, site: Site): Datum {
    const local = localModule(program, module, this.#source);
    if (local) {
      const datum = this.exported(local, imported, site);
      if (datum.kind !== 'unknown' || !isPython(local)) return datum;
    }
    const inside = isPython(program) ? localModule(program, within(module, imported), this.#source) : undefined;
    if (inside) {
      this.#scopeOf(inside);
      return { kind: 'module', program: inside, site };
    }
    if (local || isLocalName(module)) return unknown(site, `${module} cannot be read`, imported);
    const path = imported === '*' || imported === 'default' ? [] : [imported];
    const whole: Datum = { kind: 'symbol', module, path: [], site };
    const [member] = path;
    return member === undefined ? whole : this.member(whole, member, site);
  }

  write(slots: Slots, name: string, slot: Slot): void {
    this.#journals.write(slots, name, slot);
  }

  branches(works: readonly (() => Completion)[], site: Site): Completion {
    const open = this.#journals.branches(works, site).filter((completion) => completion?.kind !== 'throws');
    const returned = open.flatMap((completion) => (completion?.kind === 'returns' ? [completion.datum] : []));
    if (returned.length === 0) return undefined;
    if (returned.length === open.length) return { kind: 'returns', datum: choiceOf(returned, site) };
    this.#returns.at(-1)?.push(...returned);
    return undefined;
  }

  spend(): void {
    if (++this.#steps > maximumSteps) throw new Exhausted();
  }

  #within(call: Call, work: () => Datum): Datum {
    this.spend();
    if (this.#returns.length >= maximumDepth) {
      return unknown(call.site, 'it calls itself, or calls go deeper than can be followed');
    }
    const returns: Datum[] = [];
    this.#returns.push(returns);
    try {
      const datum = work();
      return returns.length === 0 ? datum : choiceOf([...returns, datum], call.site);
    } finally {
      this.#returns.pop();
    }
  }

  #receiver(name: string, site: Site, scope: Scope): Datum {
    const receiver = scope.receiver;
    if (!receiver) return unknown(site, `${name} is not known here`, name);
    if (name === 'this') return receiver.self;
    const above = this.baseOf(receiver.owner);
    if (above?.kind === 'class' && receiver.self.kind === 'instance') return { ...receiver.self, class: above };
    return receiver.self.kind === 'instance' ? (receiver.self.base ?? nothing(site)) : (above ?? nothing(site));
  }

  #importedName(name: string, site: Site, program: Program): Datum | undefined {
    for (const { module, names, typeOnly } of program.imports) {
      const found = typeOnly ? undefined : names.find(({ local }) => local === name);
      if (!found) continue;
      const datum = this.imported(program, module, found.imported, site);
      this.#modules.get(program)?.slots.set(name, { datum, site });
      return datum;
    }
    for (const { module, opensAll } of program.imports) {
      if (!opensAll) continue;
      const local = localModule(program, module, this.#source);
      const datum = local && local !== program ? this.exported(local, name, site) : undefined;
      if (datum && datum.kind !== 'unknown') return datum;
    }
    return undefined;
  }

  #scopeOf(program: Program): Scope {
    const kept = this.#modules.get(program);
    if (kept) return kept;
    const scope = new Scope(program);
    this.#modules.set(program, scope);
    for (const { module, names, start, end } of program.imports) {
      // Python runs what it imports, whether it is used or not.
      if (names.length === 0 || isPython(program)) this.#load(program, module);
      if (!isPython(program)) continue;
      for (const { imported } of names) this.imported(program, module, imported, siteOf({ start, end }, scope));
    }
    this.#journals.apart(() => this.statements(program.body, scope));
    return scope;
  }

  #load(program: Program, module: string): void {
    const loaded = localModule(program, module, this.#source);
    if (loaded) this.#scopeOf(loaded);
  }

  #guarded<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      // Text that is nested too deeply runs out of the stack.
      if (!(error instanceof Exhausted) && !(error instanceof RangeError)) throw error;
      this.#exhausted = true;
      return undefined;
    }
  }
}

class Exhausted extends Error {}

function isPython({ language }: Program): boolean {
  return language === 'python';
}

function within(module: string, name: string): string {
  return /^\.+$/.test(module) ? module + name : `${module}.${name}`;
}
