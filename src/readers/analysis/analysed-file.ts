import type { Argument, HandlerShape } from '../../model/code.js';
import type {
  AssignExpression,
  CallExpression,
  ClassNode,
  Expression,
  FunctionNode,
  NamePattern,
  Placed,
  PlacePattern,
  Program,
  TypeNode,
} from '../syntax/program.js';
import { findOperation, type ServiceCall } from './calls.js';
import { Constants } from './constants.js';
import { EntryReader } from './entries.js';
import type { FileView } from './file-view.js';
import { FunctionTable } from './functions.js';
import { handlerInputs, handlerShapes } from './handlers.js';
import { ImportTable } from './imports.js';
import { logOf } from './logs.js';
import { FullNames } from './names.js';
import { Origins } from './origins.js';
import { isNothing, targetsOf } from './patterns.js';
import { Places } from './places.js';
import { type Declaration, Scopes } from './scopes.js';
import { bySource, type Node, running, Tree } from './tree.js';
import { Types } from './types.js';
import type { Entries, KnownObject, TypeName, Vocabulary } from './vocabulary.js';

/** One file with everything that can be worked out about it, each thing when it is first asked for. */
export class AnalysedFile implements FileView {
  readonly program: Program;
  readonly text: string;
  readonly words: Vocabulary;
  readonly places: Places;
  readonly tree: Tree;
  readonly names: FullNames;
  readonly scopes: Scopes;
  readonly functions: FunctionTable;
  readonly types: Types;
  readonly constants: Constants;
  readonly entries: EntryReader;
  readonly origins: Origins;
  readonly imports: ImportTable;
  #assignments: ReadonlyMap<Placed, readonly AssignExpression[]> | undefined;
  #calls: readonly CallExpression[] | undefined;
  #uses: ReadonlyMap<string, readonly Expression[]> | undefined;
  readonly #results = new Map<FunctionNode, readonly Expression[]>();
  readonly #operations = new Map<CallExpression, ServiceCall | undefined>();
  readonly #shapes: ReadonlyMap<FunctionNode, HandlerShape>;
  #inputs: ReadonlySet<Placed> = new Set();

  constructor(program: Program, text: string, words: Vocabulary) {
    this.program = program;
    this.text = text;
    this.words = words;
    this.places = new Places(program, text);
    this.tree = new Tree(program);
    this.names = new FullNames(program);
    this.scopes = new Scopes(program, this.tree);
    this.functions = new FunctionTable(this.tree, this.scopes, words.modules.hasOpenClasses);
    this.types = new Types(this);
    this.constants = new Constants(this);
    this.entries = new EntryReader(this);
    this.origins = new Origins(this);
    this.imports = new ImportTable(this);
    this.#shapes = handlerShapes(this);
    for (const inputs of handlerInputs(this, this.#shapes)) {
      this.#inputs = inputs;
      this.types.forgetEvents();
    }
  }

  /** All calls in source order. */
  get calls(): readonly CallExpression[] {
    this.#calls ??= [...this.tree.of('call')].sort((a, b) => a.end - b.end || a.start - b.start);
    return this.#calls;
  }

  textOf(place: Placed): string {
    return this.places.textOf(place);
  }

  constantOf(expression: Expression | undefined): string | number | boolean | undefined {
    return expression && this.constants.of(expression);
  }

  namesOf(written: string): readonly string[] {
    return this.names.of(written);
  }

  typesOf(type: TypeNode): readonly TypeName[] {
    return this.types.ofNode(type).names;
  }

  typesOfValue(expression: Expression): readonly TypeName[] {
    return this.types.of(expression).names;
  }

  classOfValue(expression: Expression): ClassNode | undefined {
    return this.types.of(expression).class;
  }

  objectOf(expression: Expression): KnownObject | undefined {
    return this.types.objectOf(expression);
  }

  calleesOf(call: CallExpression): readonly string[] {
    return this.types.calleesOf(call);
  }

  valueOf(expression: Expression): Expression | undefined {
    const declaration = this.declarationOf(expression);
    return declaration && this.soleValueOf(declaration);
  }

  entriesOf(expression: Expression): Entries | undefined {
    return this.entries.of(expression);
  }

  originOf(expression: Expression): Argument {
    return this.origins.of(expression);
  }

  parentOf(node: Placed): Node | undefined {
    return this.tree.parentOf(node);
  }

  functionAround(node: Placed): FunctionNode | undefined {
    return this.functions.functionAround(node);
  }

  classAround(node: Placed): ClassNode | undefined {
    return this.functions.classAround(node);
  }

  /** What a name, `this.field` or `Class.field` is declared as in this file. */
  declarationOf(expression: Expression | NamePattern | PlacePattern): Declaration | undefined {
    if (expression.kind === 'place-pattern') return this.declarationOf(expression.place);
    if (expression.kind === 'name' || expression.kind === 'name-pattern')
      return this.scopes.lookUp(expression.name, expression);
    if (expression.kind !== 'member') return undefined;
    const owner = this.#classMeant(expression.object);
    const found = owner && this.scopes.member(owner, expression.name);
    return found?.kind === 'class' ? undefined : found;
  }

  #classMeant(object: Expression): ClassNode | undefined {
    if (object.kind === 'name') {
      if (object.name === 'this') return this.classAround(object);
      const declaration = this.scopes.lookUp(object.name, object);
      if (declaration?.kind === 'class') return declaration.class;
    }
    return this.types.of(object).class;
  }

  /** The values a name is given after its declaration. */
  assignmentsTo(declaration: Declaration): readonly AssignExpression[] {
    this.#assignments ??= this.#findAssignments();
    return this.#assignments.get(declaration.place) ?? [];
  }

  #findAssignments(): ReadonlyMap<Placed, readonly AssignExpression[]> {
    const found = new Map<Placed, AssignExpression[]>();
    for (const node of [...this.tree.of('assign')].sort(bySource)) {
      for (const target of targetsOf(node.target)) {
        const place = this.declarationOf(target)?.place;
        if (!place) continue;
        const known = found.get(place);
        if (known) known.push(node);
        else found.set(place, [node]);
      }
    }
    return found;
  }

  /** The only value a name ever has; undefined when there are several, or none that can be seen. */
  soleValueOf(declaration: Declaration): Expression | undefined {
    if (declaration.position !== undefined && declaration.position > 0) return undefined;
    if (declaration.kind === 'parameter' && declaration.value === undefined) return undefined;
    const assigned = this.assignmentsTo(declaration).map(({ value }) => value);
    const values = [...(declaration.value ? [declaration.value] : []), ...assigned].filter(
      (value) => !isNothing(value),
    );
    return values.length === 1 ? values[0] : undefined;
  }

  /** What a function returns, on any path. */
  resultsOf(node: FunctionNode): readonly Expression[] {
    const kept = this.#results.get(node);
    if (kept) return kept;
    const results: Expression[] = [];
    for (const part of running(node.body)) {
      if ('kind' in part && part.kind === 'return' && part.value) results.push(part.value);
    }
    this.#results.set(node, results);
    return results;
  }

  /** Whether a function is async, or gives a future. */
  givesFuture(node: FunctionNode): boolean {
    if (node.isAsync) return true;
    if (node.returns) return this.types.objectOfType(this.types.ofNode(node.returns))?.kind === 'future';
    const results = this.resultsOf(node);
    return node.name === undefined && results.length > 0 && results.every((value) => this.types.isFuture(value));
  }

  /** Why a function looks like a handler. */
  shapeOf(node: FunctionNode): HandlerShape | undefined {
    return this.#shapes.get(node);
  }

  /** The parameters that hold the whole event: of handlers, and of the functions of this file they hand it to. */
  get handlerInputs(): ReadonlySet<Placed> {
    return this.#inputs;
  }

  /** The operation of a service that a call makes. */
  operationOf(call: CallExpression): ServiceCall | undefined {
    if (this.#operations.has(call)) return this.#operations.get(call);
    const operation = findOperation(call, this);
    this.#operations.set(call, operation);
    return operation;
  }

  /** Whether a call does nothing that could fail for reasons outside. */
  isHarmless(call: CallExpression): boolean {
    if (this.operationOf(call)) return false;
    if (logOf(call, this)) return true;
    const { callee } = call;
    const names = this.calleesOf(call);
    if (names.some((name) => this.words.errors.innocent.test(name))) return true;
    if (this.imports.calleeOf(call)) return false;
    const object = callee.kind === 'member' ? this.objectOf(callee.object) : undefined;
    return object?.kind === 'event' || object?.kind === 'context' || this.#isStep(call);
  }

  /** A step of a builder, or the building itself, of what was no client. */
  #isStep(call: CallExpression): boolean {
    return this.entries.of(call) !== undefined;
  }

  /** Whether an expression is written like a reference to a function: `this::save`, `s.save`. */
  isFunctionReference(expression: Expression): boolean {
    return this.words.isFunctionReference(expression, this);
  }

  /** What a call to the log is given; of one in steps (`logger.atInfo().addKeyValue(…).log(…)`) all of it. */
  loggedBy(call: CallExpression): readonly Expression[] {
    const given = call.arguments.map(({ value }) => value);
    const { callee } = call;
    const before = callee.kind === 'member' && callee.object.kind === 'call' ? this.loggedBy(callee.object) : [];
    return [...before, ...given];
  }

  /** The places that use a name as a value, by its text, in source order. */
  usesOf(name: string): readonly Expression[] {
    this.#uses ??= this.#findUses();
    return this.#uses.get(name) ?? [];
  }

  #findUses(): ReadonlyMap<string, readonly Expression[]> {
    const found = new Map<string, Expression[]>();
    for (const node of [...this.tree.of('name'), ...this.tree.of('member')].sort(bySource)) {
      const known = found.get(node.name);
      if (known) known.push(node);
      else found.set(node.name, [node]);
    }
    return found;
  }
}
