import type { Expression, FunctionNode, LoopStatement, Program, Statement } from '../syntax/program.js';
import type { Call, ClassDatum, Datum, FunctionDatum, InstanceDatum, Site } from './data.js';
import type { Library } from './library.js';
import type { Scope } from './scope.js';
import type { Slot, Slots } from './slots.js';

/** How a run of statements ends; undefined when it goes on with what comes after. */
export type Completion =
  | { readonly kind: 'returns'; readonly datum: Datum }
  | { readonly kind: 'throws' }
  | { readonly kind: 'breaks' | 'continues' }
  | undefined;

/** What the parts of the evaluator, and the libraries, may ask of each other. */
export interface Interpreter {
  readonly library: Required<Library>;
  /** What runs now may not run: a condition that is not known decides. */
  readonly isConditional: boolean;
  expression(node: Expression, scope: Scope): Datum;
  statements(nodes: readonly Statement[], scope: Scope): Completion;
  /** The items that the innermost expressions of a comprehension give. */
  collect(loop: LoopStatement, scope: Scope): Datum;
  /** Calls whatever it is. A class is instantiated. */
  call(callee: Datum, call: Call): Datum;
  callFunction(callee: FunctionDatum, call: Call): Datum;
  method(of: Datum, name: string, call: Call): Datum;
  member(of: Datum, name: string, site: Site): Datum;
  assignMember(of: Datum, name: string, slot: Slot): void;
  instantiate(type: ClassDatum, call: Call): Datum;
  /** `super(…)` in a constructor of `owner`. */
  constructAbove(owner: ClassDatum, instance: InstanceDatum, call: Call): void;
  /** The class above one, or what a package gives in its place. */
  baseOf(type: ClassDatum): Datum | undefined;
  functionOf(node: FunctionNode, scope: Scope, receiver?: Pick<FunctionDatum, 'self' | 'owner'>): FunctionDatum;
  name(name: string, site: Site, scope: Scope): Datum;
  /** What a file of the project gives away under a name. The file is evaluated when it is first asked for anything. */
  exported(program: Program, name: string, site: Site): Datum;
  /** What `imported` of a module, written in `program`, is. */
  imported(program: Program, module: string, imported: string, site: Site): Datum;
  /** Puts a value under a name, so that it can be taken back when it is set under a condition. */
  write(slots: Slots, name: string, slot: Slot): void;
  /** Runs each under the condition that it may not run, and joins what they leave behind. */
  branches(works: readonly (() => Completion)[], site: Site): Completion;
  /** Counts one step. Throws when the program takes too many. */
  spend(): void;
}
