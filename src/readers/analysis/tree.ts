import type {
  Annotation,
  ArgumentNode,
  CallExpression,
  CatchNode,
  ClassNode,
  Expression,
  FieldNode,
  FunctionNode,
  MapEntryNode,
  ParameterNode,
  Pattern,
  Placed,
  Program,
  SpreadNode,
  Statement,
  SwitchCase,
} from '../syntax/program.js';

/** Everything of a program that has a place and parts, but for types. */
export type Node =
  | Statement
  | Expression
  | Pattern
  | FunctionNode
  | ClassNode
  | FieldNode
  | ParameterNode
  | CatchNode
  | SwitchCase
  | ArgumentNode
  | MapEntryNode
  | SpreadNode
  | Annotation;

type KindedNode = Extract<Node, { readonly kind: string }>;

/** The node of a kind: `NodeOf<'call'>` is a call expression. */
export type NodeOf<Kind extends KindedNode['kind']> = Extract<KindedNode, { readonly kind: Kind }>;

/** A program's nodes by kind and by what is around them. Built in one walk. */
export class Tree {
  /** Functions, methods and lambdas in source order. */
  readonly functions: readonly FunctionNode[];
  /** Classes, the anonymous ones too, in source order. */
  readonly classes: readonly ClassNode[];
  readonly catches: readonly CatchNode[];
  readonly annotations: readonly Annotation[];
  readonly fields: readonly FieldNode[];
  readonly #byKind = new Map<string, KindedNode[]>();
  readonly #parents = new Map<Placed, Node>();

  constructor({ body }: Program) {
    const functions: FunctionNode[] = [];
    const classes: ClassNode[] = [];
    const catches: CatchNode[] = [];
    const annotations: Annotation[] = [];
    const fields: FieldNode[] = [];
    const waiting: Node[] = [...body].reverse();
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (isFunction(node)) functions.push(node);
      else if (isClass(node)) classes.push(node);
      else if (isCatch(node)) catches.push(node);
      else if (isAnnotation(node)) annotations.push(node);
      else if (isField(node)) fields.push(node);
      else if ('kind' in node) this.#add(node);
      const children = childrenOf(node);
      for (let index = children.length - 1; index >= 0; index--) {
        const child = children[index];
        if (!child || this.#parents.has(child)) continue;
        this.#parents.set(child, node);
        waiting.push(child);
      }
    }
    this.functions = functions.sort(bySource);
    this.classes = classes.sort(bySource);
    this.catches = catches.sort(bySource);
    this.annotations = annotations;
    this.fields = fields;
  }

  /** All nodes of a kind, in the order of the walk: what is around others comes first. */
  of<Kind extends KindedNode['kind']>(kind: Kind): readonly NodeOf<Kind>[] {
    return (this.#byKind.get(kind) ?? []) as unknown as readonly NodeOf<Kind>[];
  }

  /** Undefined for what stands at the top of the file. */
  parentOf(node: Placed): Node | undefined {
    return this.#parents.get(node);
  }

  /** What is around a node, nearest first. */
  *ancestorsOf(node: Placed): Generator<Node> {
    for (let at = this.parentOf(node); at; at = this.parentOf(at)) yield at;
  }

  #add(node: KindedNode): void {
    const nodes = this.#byKind.get(node.kind);
    if (nodes) nodes.push(node);
    else this.#byKind.set(node.kind, [node]);
  }
}

/** The node and everything in it, in source order. What `skip` says yes to is left out with all its parts. */
export function* descendants(node: Node, skip?: (node: Node) => boolean): Generator<Node> {
  const waiting: Node[] = [node];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at !== node && skip?.(at)) continue;
    yield at;
    const children = childrenOf(at);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) waiting.push(child);
    }
  }
}

/** Everything in statements that runs when they do: not what stands in functions and classes inside. */
export function* running(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) if (!isFunction(node) && !isClass(node)) yield* descendants(node, isFunctionOrClass);
}

export function isFunction(node: Placed): node is FunctionNode {
  return 'parameters' in node;
}

export function isClass(node: Placed): node is ClassNode {
  return 'methods' in node;
}

export function isCatch(node: Placed): node is CatchNode {
  return 'headPlace' in node;
}

export function isField(node: Placed): node is FieldNode {
  return 'isStatic' in node && !('parameters' in node);
}

/** Of the parts of what has no like in the tree, those that have a value. */
export function isExpression(part: Statement | Expression): part is Expression {
  return !statementKinds.test(part.kind);
}

const statementKinds =
  /^(?:expression|variable|function|class|if|loop|switch|try|return|throw|block|jump|other-statement)$/;

export function isParameter(node: Placed): node is ParameterNode {
  return 'pattern' in node && 'isField' in node;
}

export function isArgument(node: Placed): node is ArgumentNode {
  return !('kind' in node) && 'value' in node && !('isStatic' in node);
}

function isAnnotation(node: Placed): node is Annotation {
  return !('kind' in node) && 'name' in node && 'arguments' in node;
}

function isSwitchCase(node: Placed): node is SwitchCase {
  return 'tests' in node;
}

function isFunctionOrClass(node: Node): boolean {
  return isFunction(node) || isClass(node);
}

/** Whether the first of two places holds all of the second. */
export function contains(outer: Placed, inner: Placed): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** What comes first; of two that begin together, what is around the other. */
export function bySource(a: Placed, b: Placed): number {
  return a.start - b.start || b.end - a.end;
}

/** The parts of a node in source order. */
export function childrenOf(node: Node): readonly Node[] {
  if ('kind' in node) return partsOf(node);
  if (isFunction(node)) return [...node.annotations, ...node.parameters, ...node.body];
  if (isClass(node)) return partsOfClass(node);
  if (isCatch(node)) return [...some(node.filter), ...node.block];
  if (isSwitchCase(node)) return [...node.tests, ...node.body];
  if (isParameter(node)) return [...node.annotations, node.pattern, ...some(node.default)];
  if (isField(node)) return [...node.annotations, ...some(node.value)];
  return isArgument(node) ? [node.value] : node.arguments;
}

function partsOfClass({ annotations, fields, methods, classes, initialisers }: ClassNode): readonly Node[] {
  const blocks = initialisers.flatMap(({ body }) => body);
  return [...annotations, ...[...fields, ...methods, ...classes, ...blocks].sort(bySource)];
}

function partsOf(node: KindedNode): readonly Node[] {
  switch (node.kind) {
    case 'expression':
      return [node.expression];
    case 'variable':
      return [node.target, ...some(node.value)];
    case 'function':
    case 'function-expression':
      return [node.function];
    case 'class':
    case 'class-expression':
      return [node.class];
    case 'if':
      return [node.test, ...node.then, ...node.otherwise];
    case 'loop':
      return [...some(node.variable), ...some(node.over), ...node.head, ...node.body];
    case 'switch':
      return [...some(node.subject), ...node.cases];
    case 'try':
      return [...node.resources, ...node.block, ...node.catches, ...node.finally];
    case 'return':
    case 'throw':
      return some(node.value);
    case 'block':
      return node.body;
    case 'other-statement':
    case 'other':
      return node.parts;
    case 'map-pattern':
      return node.entries.flatMap((entry) => [entry.pattern, ...some(entry.default)]);
    case 'list-pattern':
      return node.items.flatMap(some);
    case 'place-pattern':
      return [node.place];
    case 'template':
      return node.parts.filter((part) => typeof part !== 'string');
    case 'member':
      return [node.object];
    case 'index':
      return [node.object, node.index];
    case 'call':
      return partsOfCall(node);
    case 'new':
      return [...some(node.callee), ...node.arguments, ...node.entries, ...node.items, ...some(node.class)];
    case 'list':
      return node.items;
    case 'map':
      return node.entries;
    case 'entry':
      return [...some(node.keyExpression), node.value];
    case 'spread':
      return [node.value];
    case 'assign':
      return [node.target, node.value];
    case 'binary':
      return [node.left, node.right];
    case 'unary':
    case 'await':
    case 'cast':
      return [node.operand];
    case 'conditional':
      return [node.test, node.then, node.otherwise];
    default:
      return [];
  }
}

function partsOfCall({ callee, arguments: given }: CallExpression): readonly Node[] {
  return [callee, ...given];
}

function some<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
