import type {
  CatchNode,
  ClassNode,
  Expression,
  FieldNode,
  FunctionNode,
  LoopStatement,
  ParameterNode,
  Pattern,
  Placed,
  Program,
  Statement,
  SwitchCase,
  TypeNode,
} from '../syntax/program.js';
import { contains, isCatch, isClass, isFunction, type Node, type Tree } from './tree.js';

/** A name and what it is bound to. */
export interface Declaration {
  readonly name: string;
  readonly kind: 'variable' | 'parameter' | 'field' | 'function' | 'class' | 'caught';
  /** The name where it is declared, or the function or class itself. */
  readonly place: Placed;
  /** Where the name is known. */
  readonly region: Placed;
  readonly type?: TypeNode;
  /** The value it is declared with. */
  readonly value?: Expression;
  /** It is one of several that the value gives: which one. */
  readonly position?: number;
  /** It is taken out of what the value gives by these names: the way there. */
  readonly keys?: readonly string[];
  /** What it is an element of. */
  readonly elementOf?: Expression;
  /** The function of a parameter, and its place there. */
  readonly parameter?: { readonly function: FunctionNode; readonly index: number };
  readonly field?: FieldNode | ParameterNode;
  readonly function?: FunctionNode;
  /** The class that is declared, or that the member belongs to. */
  readonly class?: ClassNode;
}

type Names = ReadonlyMap<string, readonly Declaration[]>;

/** Finds what names mean, from the inside out. */
export class Scopes {
  readonly #tree: Tree;
  readonly #top: Names;
  readonly #kept = new Map<Placed, Names>();
  readonly #receiverMethods = new Map<string, FunctionNode[]>();
  readonly #classes = new Map<string, ClassNode>();

  constructor(program: Program, tree: Tree) {
    this.#tree = tree;
    this.#top = collect((add) => declareStatements(program.body, wholeOf(program), add));
    for (const node of tree.functions) {
      if (!node.receiver) continue;
      const methods = this.#receiverMethods.get(node.receiver.type.name);
      if (methods) methods.push(node);
      else this.#receiverMethods.set(node.receiver.type.name, [node]);
    }
    for (const node of tree.classes) if (node.name && !this.#classes.has(node.name)) this.#classes.set(node.name, node);
  }

  /** What a name means where `from` stands; undefined when the file does not declare it. */
  lookUp(name: string, from: Placed): Declaration | undefined {
    let isInner = false;
    for (let around = this.#tree.parentOf(from); around; around = this.#tree.parentOf(around)) {
      if (!declares(around)) continue;
      const declared = this.#namesIn(around).get(name);
      // What a function inside uses may be declared by the time that it runs.
      const isKnown = isInner ? () => true : (each: Declaration) => isKnownAt(each, from);
      const found = declared && choose(declared, from, isKnown);
      if (found) return found;
      isInner ||= isFunction(around);
    }
    return choose(this.#top.get(name), from);
  }

  /** A member of a class of this file or of the classes of this file that it extends. */
  member(owner: ClassNode, name: string, depth = 0): Declaration | undefined {
    const [own] = this.#namesIn(owner).get(name) ?? [];
    if (own || depth > deepestHierarchy) return own;
    for (const base of owner.bases) {
      const inherited = this.classNamed(base.name);
      const found = inherited && inherited !== owner && this.member(inherited, name, depth + 1);
      if (found) return found;
    }
    return undefined;
  }

  /** All methods of a class under one name, the nearest class that has any. */
  methods(owner: ClassNode, name: string, depth = 0): readonly FunctionNode[] {
    const own = this.methodsOf(owner).filter((method) => method.name === name);
    if (own.length > 0 || depth > deepestHierarchy) return own;
    for (const base of owner.bases) {
      const inherited = this.classNamed(base.name);
      const found = inherited && inherited !== owner ? this.methods(inherited, name, depth + 1) : [];
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The methods written in a class, or for its type elsewhere in the file. */
  methodsOf(owner: ClassNode): readonly FunctionNode[] {
    const outside = owner.name === undefined ? undefined : this.#receiverMethods.get(owner.name);
    return outside ? [...owner.methods, ...outside] : owner.methods;
  }

  /** The class of this file with a name as written: `Order`, `Orders.Line`. */
  classNamed(written: string): ClassNode | undefined {
    return this.#classes.get(written.slice(written.lastIndexOf('.') + 1));
  }

  /** The classes of this file that extend or implement another. */
  derivedFrom(base: ClassNode): readonly ClassNode[] {
    return this.#tree.classes.filter((node) => node.bases.some(({ name }) => this.classNamed(name) === base));
  }

  #namesIn(node: DeclaringNode): Names {
    const kept = this.#kept.get(node);
    if (kept) return kept;
    const names = collect((add) => {
      if (isFunction(node)) declareFunction(node, add);
      else if (isClass(node)) this.#declareClass(node, add);
      else if (isCatch(node)) declareCatch(node, add);
      else declareParts(node, add);
    });
    this.#kept.set(node, names);
    return names;
  }

  #declareClass(node: ClassNode, add: Add): void {
    for (const field of node.fields) {
      add({
        ...some('type', field.type),
        ...some('value', field.value),
        name: field.name,
        kind: 'field',
        place: field,
        region: node,
        field,
        class: node,
      });
    }
    for (const method of this.methodsOf(node)) {
      if (method.name !== undefined && method.name !== 'constructor') {
        add({ name: method.name, kind: 'function', place: method, region: node, function: method, class: node });
      }
      for (const parameter of method.parameters) {
        const { pattern } = parameter;
        if (!parameter.isField || pattern.kind !== 'name-pattern') continue;
        add({
          ...some('type', parameter.type),
          name: pattern.name,
          kind: 'field',
          place: pattern,
          region: node,
          field: parameter,
          class: node,
        });
      }
    }
    for (const inner of node.classes) declareClass(inner, node, add);
  }
}

const deepestHierarchy = 8;

type Add = (declaration: Declaration) => void;

function collect(declare: (add: Add) => void): Names {
  const names = new Map<string, Declaration[]>();
  declare((declaration) => {
    const known = names.get(declaration.name);
    if (known) known.push(declaration);
    else names.set(declaration.name, [declaration]);
  });
  return names;
}

/** Of several declarations of one name the last one above the place, or the first. */
function choose(
  declarations: readonly Declaration[] | undefined,
  from: Placed,
  isKnown: (declaration: Declaration) => boolean = () => true,
): Declaration | undefined {
  const inside = declarations?.filter(
    (each) => each.region.start <= from.start && from.end <= each.region.end && isKnown(each),
  );
  return inside?.findLast(({ place }) => place.end <= from.start || place.start === from.start) ?? inside?.[0];
}

/** A variable is known behind its declaration, whose value does not see it yet: `order := order.Copy()`. */
function isKnownAt({ kind, place, value }: Declaration, from: Placed): boolean {
  if (kind !== 'variable' || place.start === from.start) return true;
  return place.end <= from.start && !(value && contains(value, from));
}

type DeclaringNode = FunctionNode | ClassNode | CatchNode | SwitchCase | Statement;

function declares(node: Node): node is DeclaringNode {
  if (!('kind' in node)) return isFunction(node) || isClass(node) || isCatch(node) || 'tests' in node;
  return declaringKinds.has(node.kind);
}

const declaringKinds: ReadonlySet<string> = new Set(['if', 'loop', 'try', 'block', 'other-statement']);

function declareFunction(node: FunctionNode, add: Add): void {
  const { receiver } = node;
  if (receiver?.name) {
    add({ name: receiver.name, kind: 'parameter', place: receiver.type, region: node, type: receiver.type });
  }
  for (const [index, parameter] of node.parameters.entries()) {
    declarePattern(parameter.pattern, node, add, {
      ...some('type', parameter.type),
      ...some('value', parameter.default),
      kind: 'parameter',
      parameter: { function: node, index },
    });
  }
  declareStatements(node.body, node, add);
}

function declareCatch(node: CatchNode, add: Add): void {
  if (node.name !== undefined) {
    const [type] = node.types;
    add({ ...some('type', type), name: node.name, kind: 'caught', place: node.headPlace, region: node });
  }
  declareStatements(node.block, node, add);
}

function declareParts(node: SwitchCase | Statement, add: Add): void {
  if (!('kind' in node)) {
    declareStatements(node.body, node, add);
    return;
  }
  switch (node.kind) {
    case 'if':
      declareStatements(node.then, regionOf(node.then, node), add);
      declareStatements(node.otherwise, regionOf(node.otherwise, node), add);
      break;
    case 'loop':
      declareLoop(node, add);
      break;
    case 'try':
      // What is opened is known in the block, not in the catches; a name there is another's, so nothing is lost.
      declareStatements(node.resources, node, add);
      declareStatements(node.block, node.blockPlace, add);
      declareStatements(node.finally, regionOf(node.finally, node), add);
      break;
    case 'block':
      declareStatements(node.body, node, add);
      break;
    case 'other-statement':
      declareStatements(
        node.parts.filter((part) => isStatement(part)),
        node,
        add,
      );
      break;
    default:
  }
}

function declareLoop(node: LoopStatement, add: Add): void {
  if (node.variable) {
    declarePattern(node.variable, node, add, {
      ...some('type', node.variableType),
      ...some('elementOf', node.over),
      kind: 'variable',
    });
  }
  declareStatements(
    node.head.filter((part) => isStatement(part)),
    node,
    add,
  );
  declareStatements(node.body, node, add);
}

function isStatement(part: Statement | Expression): part is Statement {
  return /^(?:variable|function|class|if|loop|switch|try|block|other-statement)$/.test(part.kind);
}

/** From the first statement to the last. */
function regionOf([first, ...others]: readonly Statement[], around: Placed): Placed {
  return first ? { start: first.start, end: (others.at(-1) ?? first).end } : around;
}

function declareStatements(statements: readonly Statement[], region: Placed, add: Add): void {
  for (const statement of statements) {
    switch (statement.kind) {
      case 'variable':
        declarePattern(statement.target, region, add, {
          ...some('type', statement.type),
          ...some('value', statement.value),
          kind: 'variable',
        });
        break;
      case 'function': {
        const { function: node } = statement;
        if (node.name !== undefined && !node.receiver) {
          add({ name: node.name, kind: 'function', place: node, region, function: node });
        }
        break;
      }
      case 'class':
        declareClass(statement.class, region, add);
        break;
      default:
    }
  }
}

function declareClass(node: ClassNode, region: Placed, add: Add): void {
  if (node.name !== undefined) add({ name: node.name, kind: 'class', place: node, region, class: node });
}

type Bound = Pick<Declaration, 'kind'> & Partial<Declaration>;

function declarePattern(pattern: Pattern, region: Placed, add: Add, bound: Bound): void {
  switch (pattern.kind) {
    case 'name-pattern':
      add({ ...bound, name: pattern.name, place: pattern, region });
      break;
    case 'list-pattern':
      for (const [position, item] of pattern.items.entries()) {
        if (item) declarePattern(item, region, add, { ...bound, position });
      }
      break;
    case 'map-pattern':
      for (const { key, pattern: inner } of pattern.entries) {
        const { type, ...rest } = bound;
        declarePattern(inner, region, add, { ...rest, keys: [...(bound.keys ?? []), key] });
      }
      break;
    default:
  }
}

function wholeOf({ lineStarts }: Program): Placed {
  return { start: 0, end: lineStarts.at(-1) ?? 0 };
}

function some<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}
