import type {
  CallExpression,
  ClassNode,
  Expression,
  FunctionNode,
  MemberExpression,
  NameExpression,
  TypeNode,
} from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { eventPartOf } from './event-parts.js';
import type { Declaration } from './scopes.js';
import { callGiven } from './surroundings.js';
import type { ClientObject, EventObject, KnownObject, TypeName } from './vocabulary.js';

/** What is known of the type of an object. */
export interface ObjectType {
  /** Its possible full names, best first. */
  readonly names: readonly TypeName[];
  /** The name as the file writes it, where it does. */
  readonly written?: string;
  /** The class of this file that it is. */
  readonly class?: ClassNode;
}

const unknownType: ObjectType = { names: [] };

/** Longer chains of names, calls and members are not followed. */
const deepest = 60;

/** Works out the types of expressions by what is declared, and what libraries say that calls give. */
export class Types {
  readonly #file: AnalysedFile;
  readonly #ofExpressions = new Map<Expression, ObjectType>();
  readonly #objects = new Map<Expression, KnownObject | undefined>();
  readonly #callees = new Map<CallExpression, readonly string[]>();
  #depth = 0;

  constructor(file: AnalysedFile) {
    this.#file = file;
  }

  ofNode({ name, arguments: given }: TypeNode): ObjectType {
    const types = given.map((argument) => this.#nameOf(argument));
    const names = this.#file.names.of(name).map((full) => ({ name: full, arguments: types }));
    const own = this.#file.names.isImported(name) ? undefined : this.#file.scopes.classNamed(name);
    return { names, written: name, ...(own ? { class: own } : {}) };
  }

  /** Of the names a type may have the first one that is known, or the first of all. */
  #nameOf(type: TypeNode): TypeName {
    const { names } = this.ofNode(type);
    return names.find(({ name }) => this.#file.words.types.objectOf(name)) ?? names[0] ?? { name: type.name };
  }

  of(expression: Expression): ObjectType {
    const kept = this.#ofExpressions.get(expression);
    if (kept) return kept;
    if (this.#depth > deepest) return unknownType;
    // What leads back to itself has no type of its own.
    this.#ofExpressions.set(expression, unknownType);
    this.#depth += 1;
    const type = this.#workOut(expression);
    this.#depth -= 1;
    this.#ofExpressions.set(expression, type);
    return type;
  }

  /** What the object is: by what it is part of, or by the first of its types that the vocabulary knows. */
  objectOf(expression: Expression): KnownObject | undefined {
    if (this.#objects.has(expression)) return this.#objects.get(expression);
    this.#objects.set(expression, undefined);
    const object = eventPartOf(expression, this.#file) ?? this.objectOfType(this.of(expression));
    this.#objects.set(expression, object);
    return object;
  }

  /** What is an event is another thing now: more is known of it. */
  forgetEvents(): void {
    this.#objects.clear();
  }

  objectOfType({ names }: ObjectType): KnownObject | undefined {
    for (const { name } of names) {
      const object = this.#file.words.types.objectOf(name);
      if (object) return object;
    }
    return undefined;
  }

  clientOf(expression: Expression): ClientObject | undefined {
    const object = this.objectOf(expression);
    return object?.kind === 'client' ? object : undefined;
  }

  eventOf(expression: Expression): EventObject | undefined {
    const object = this.objectOf(expression);
    return object?.kind === 'event' ? object : undefined;
  }

  isFuture(expression: Expression): boolean {
    return this.objectOf(expression)?.kind === 'future';
  }

  /** The full names of what is called, best first; none for what this file declares itself. */
  calleesOf(call: CallExpression): readonly string[] {
    const kept = this.#callees.get(call);
    if (kept) return kept;
    this.#callees.set(call, []);
    const names = this.#findCallees(call);
    this.#callees.set(call, names);
    return names;
  }

  /** The full names of a package, type or static member; none for objects and for names of this file. */
  pathsOf(expression: Expression): readonly string[] {
    const written = this.writtenPath(expression);
    return written === undefined ? [] : this.#file.names.of(written);
  }

  /** `Region.US_EAST_1` as it is written, when its first name is declared nowhere in the file. */
  writtenPath(expression: Expression): string | undefined {
    const parts: string[] = [];
    let at = expression;
    for (; at.kind === 'member'; at = at.object) parts.unshift(at.name);
    if (at.kind !== 'name' || at.name === 'this' || at.name === 'super') return undefined;
    if (this.#file.scopes.lookUp(at.name, at)) return undefined;
    return [at.name, ...parts].join('.');
  }

  #workOut(expression: Expression): ObjectType {
    switch (expression.kind) {
      case 'name':
        return this.#ofName(expression);
      case 'member':
        return this.#ofMember(expression);
      case 'call':
        return this.#ofCall(expression);
      case 'new':
        return expression.class ? this.#ofAnonymous(expression.class) : this.ofNode(expression.type);
      case 'cast':
        return this.ofNode(expression.type);
      case 'await':
        return this.#inside(this.of(expression.operand));
      case 'conditional':
        return this.#first(expression.then, expression.otherwise);
      case 'assign':
        return this.of(expression.value);
      case 'unary':
        return expression.operator === '!' ? unknownType : this.of(expression.operand);
      case 'binary':
        return expression.operator === '??' || expression.operator === '||'
          ? this.#first(expression.left, expression.right)
          : unknownType;
      case 'index':
        return this.elementOf(this.of(expression.object));
      default:
        return unknownType;
    }
  }

  #first(...expressions: readonly Expression[]): ObjectType {
    for (const expression of expressions) {
      const type = this.of(expression);
      if (type.names.length > 0 || type.class) return type;
    }
    return unknownType;
  }

  #ofAnonymous(node: ClassNode): ObjectType {
    const [base] = node.bases;
    return { ...(base ? this.ofNode(base) : unknownType), class: node };
  }

  #ofName(expression: NameExpression): ObjectType {
    if (expression.name === 'this' || expression.name === 'super') {
      const around = this.#file.classAround(expression);
      return around ? this.#ofClass(around) : unknownType;
    }
    const declaration = this.#file.scopes.lookUp(expression.name, expression);
    return declaration ? this.ofDeclaration(declaration) : this.#ofStatic(this.pathsOf(expression));
  }

  #ofClass(node: ClassNode): ObjectType {
    const names = node.name === undefined ? [] : this.#file.names.of(node.name).map((name) => ({ name }));
    return { names, class: node, ...(node.name === undefined ? {} : { written: node.name }) };
  }

  ofDeclaration(declaration: Declaration): ObjectType {
    const { type, value, elementOf, position } = declaration;
    if (declaration.kind === 'function' || declaration.kind === 'class') return unknownType;
    if (type && !isInferred(type)) return this.ofNode(type);
    if (elementOf) return this.elementOf(this.of(elementOf));
    if (value) return position === undefined || position === 0 ? this.of(value) : unknownType;
    const [assigned] = this.#file.assignmentsTo(declaration);
    if (assigned) return this.of(assigned.value);
    return declaration.parameter ? this.#ofLambdaParameter(declaration.parameter) : unknownType;
  }

  /** A lambda handed to a method of a list or stream gets its elements. */
  #ofLambdaParameter({ function: node, index }: NonNullable<Declaration['parameter']>): ObjectType {
    const call = callGiven(node, this.#file);
    if (!call || index > 0 || call.callee.kind !== 'member') return unknownType;
    return this.elementOf(this.of(call.callee.object));
  }

  elementOf(type: ObjectType): ObjectType {
    for (const name of type.names) {
      const element = this.#file.words.types.elementOf?.(name);
      if (element) return { names: [element] };
    }
    const element = type.names[0]?.arguments?.at(-1);
    return element ? { names: [element] } : unknownType;
  }

  #inside(type: ObjectType): ObjectType {
    const [argument] = type.names[0]?.arguments ?? [];
    return argument ? { names: [argument] } : unknownType;
  }

  #ofMember(expression: MemberExpression): ObjectType {
    const declaration = this.#file.declarationOf(expression);
    if (declaration) return this.ofDeclaration(declaration);
    const paths = this.pathsOf(expression);
    if (paths.length > 0) return this.#ofStatic(paths);
    const fieldOf = this.#file.words.types.fieldOf;
    for (const owner of fieldOf ? this.of(expression.object).names : []) {
      const type = fieldOf?.(`${owner.name}.${expression.name}`, owner);
      if (type) return { names: [type] };
    }
    return unknownType;
  }

  #ofStatic(paths: readonly string[]): ObjectType {
    for (const path of paths) {
      const type = this.#file.words.types.fieldOf?.(path, undefined);
      if (type) return { names: [type] };
    }
    return unknownType;
  }

  #ofCall(call: CallExpression): ObjectType {
    const target = this.#file.imports.localTarget(call);
    if (target) return this.#ofResult(target);
    const receiver = call.callee.kind === 'member' ? this.of(call.callee.object) : unknownType;
    const callees = this.calleesOf(call);
    const given = call.typeArguments.map((argument) => this.#nameOf(argument));
    for (const [index, callee] of callees.entries()) {
      const type = this.#file.words.types.resultOf(callee, receiver.names[index], given);
      if (type) return { names: [type] };
    }
    const [first] = call.arguments;
    const isConversion = first && callees.some((callee) => this.#file.words.values.conversions.test(callee));
    return isConversion ? this.of(first.value) : this.#ofForeignResult(call);
  }

  /** What a function of another file gives goes by the name of that function. */
  #ofForeignResult({ callee }: CallExpression): ObjectType {
    const written = this.#file.words.modules.followsResults ? this.writtenPath(callee) : undefined;
    return written === undefined ? unknownType : { names: [], written };
  }

  /** What a function of this file gives: by its declared type, or else by what it returns. */
  #ofResult(target: FunctionNode): ObjectType {
    if (target.name === 'constructor') {
      const owner = this.#file.functions.ownerOf(target);
      return owner ? this.#ofClass(owner) : unknownType;
    }
    // Of several results the first one is the answer.
    const returns = target.returns?.name === '()' ? target.returns.arguments[0] : target.returns;
    if (returns && !isInferred(returns)) return this.ofNode(returns);
    for (const value of this.#file.resultsOf(target)) {
      const type = this.of(value);
      if (type.names.length > 0) return type;
    }
    return unknownType;
  }

  #findCallees(call: CallExpression): readonly string[] {
    const { callee } = call;
    if (callee.kind === 'name') {
      const declared = this.#file.scopes.lookUp(callee.name, callee);
      return declared ? [] : this.#file.names.of(callee.name);
    }
    if (callee.kind !== 'member') return [];
    const paths = this.pathsOf(callee);
    const unknown = `.${callee.name}`;
    if (paths.length > 0) return [...paths, unknown];
    return [...this.of(callee.object).names.map(({ name }) => `${name}.${callee.name}`), unknown];
  }
}

/** `var x = …`: the value says what the type is. */
function isInferred({ name }: TypeNode): boolean {
  return name === 'var' || name === 'dynamic' || name === 'auto' || name === '';
}
