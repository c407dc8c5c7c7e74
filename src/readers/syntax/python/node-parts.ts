import { parts, type SyntaxNode } from './tree.js';

/*
 * The parts of each kind of node, by their place among its children: the grammar's field names cost a call into
 * WebAssembly each. Half-typed code may lack any part.
 */

export interface FunctionParts {
  readonly name: SyntaxNode | undefined;
  readonly parameters: SyntaxNode | undefined;
  /** A block, or the expression of a lambda. */
  readonly body: SyntaxNode | undefined;
}

/** The parts of a `function_definition` or a `lambda`. */
export function functionParts(node: SyntaxNode): FunctionParts {
  const children = parts(node);
  if (node.type === 'lambda') {
    const parameters = children.find((child) => child.type === 'lambda_parameters');
    return { name: undefined, parameters, body: children.find((child) => child !== parameters) };
  }
  return {
    name: children.find((child) => child.type === 'identifier'),
    parameters: children.find((child) => child.type === 'parameters'),
    body: blockOf(node),
  };
}

export interface Parameter {
  readonly name: SyntaxNode;
  readonly type: SyntaxNode | undefined;
  readonly defaultValue: SyntaxNode | undefined;
  /** `*args` or `**kwargs`. */
  readonly isRest: boolean;
}

/** The parameters of a function in order; `*` and `/` are left out. */
export function parametersOf(node: SyntaxNode): readonly Parameter[] {
  const { parameters } = functionParts(node);
  return parameters ? parts(parameters).flatMap((parameter) => readParameter(parameter)) : [];
}

function readParameter(node: SyntaxNode): readonly Parameter[] {
  const children = parts(node);
  const [first, second] = children;
  switch (node.type) {
    case 'identifier':
      return [{ name: node, type: undefined, defaultValue: undefined, isRest: false }];
    case 'default_parameter':
      return first?.type === 'identifier'
        ? [{ name: first, type: undefined, defaultValue: second, isRest: false }]
        : [];
    case 'typed_default_parameter':
      return first ? [{ name: first, type: second, defaultValue: children[2], isRest: false }] : [];
    case 'typed_parameter': {
      const inner = first ? readParameter(first)[0] : undefined;
      return inner ? [{ ...inner, type: children.find((child) => child.type === 'type') }] : [];
    }
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern':
      return first ? [{ name: first, type: undefined, defaultValue: undefined, isRest: true }] : [];
    default:
      return [];
  }
}

/** The block directly under a compound statement or clause (for `if`, the one that runs when the condition holds). */
export function blockOf(node: SyntaxNode): SyntaxNode | undefined {
  return node.children.find((child) => child.type === 'block');
}

export interface CallParts {
  readonly callee: SyntaxNode | undefined;
  readonly positional: readonly SyntaxNode[];
  readonly keywords: ReadonlyMap<string, SyntaxNode>;
  /** Has `*args` or `**kwargs`: more arguments may be given than are written. */
  readonly splats: readonly SyntaxNode[];
}

const noKeywords: ReadonlyMap<string, SyntaxNode> = new Map();

/** The parts of a `call`; `text` is the whole file. */
export function callParts(call: SyntaxNode, text: string): CallParts {
  const [callee, list] = parts(call);
  if (list?.type === 'generator_expression') {
    return { callee, positional: [list], keywords: noKeywords, splats: [] };
  }
  const keywords = new Map<string, SyntaxNode>();
  const positional: SyntaxNode[] = [];
  const splats: SyntaxNode[] = [];
  for (const argument of list ? parts(list) : []) {
    const [first, second] = parts(argument);
    if (argument.type === 'keyword_argument') {
      if (first && second) keywords.set(text.slice(first.start, first.end), second);
    } else if (argument.type === 'list_splat' || argument.type === 'dictionary_splat') splats.push(argument);
    else positional.push(argument);
  }
  return { callee, positional, keywords, splats };
}

export interface Assignment {
  readonly left: SyntaxNode;
  readonly type: SyntaxNode | undefined;
  readonly right: SyntaxNode | undefined;
}

/** The parts of an `assignment`, `augmented_assignment` or `named_expression`. */
export function assignmentParts(node: SyntaxNode): Assignment | undefined {
  const [left, ...rest] = parts(node);
  if (!left) return undefined;
  return {
    left,
    type: rest.find((child) => child.type === 'type'),
    right: rest.find((child) => child.type !== 'type'),
  };
}

export interface AttributeParts {
  readonly object: SyntaxNode;
  readonly name: SyntaxNode;
}

/** The parts of an `attribute`. While the name is not typed yet there is none. */
export function attributeParts(node: SyntaxNode): AttributeParts | undefined {
  const [object, name] = parts(node);
  return object && name ? { object, name } : undefined;
}

export interface SubscriptParts {
  readonly value: SyntaxNode;
  readonly index: SyntaxNode;
}

/** The parts of a `subscript` with one index. */
export function subscriptParts(node: SyntaxNode): SubscriptParts | undefined {
  const [value, index, more] = parts(node);
  return value && index && !more ? { value, index } : undefined;
}

export interface LoopParts {
  readonly left: SyntaxNode;
  readonly right: SyntaxNode;
  readonly body: SyntaxNode | undefined;
}

/** The parts of a `for_statement` or a `for_in_clause`. */
export function loopParts(node: SyntaxNode): LoopParts | undefined {
  const [left, right] = parts(node).filter((child) => child.type !== 'block' && child.type !== 'else_clause');
  return left && right ? { left, right, body: blockOf(node) } : undefined;
}

export interface WithItem {
  readonly value: SyntaxNode;
  readonly target: SyntaxNode | undefined;
}

/** What a `with_statement` enters, in order. */
export function withItems(statement: SyntaxNode): readonly WithItem[] {
  const clause = statement.children.find((child) => child.type === 'with_clause');
  if (!clause) return [];
  const items = clause.children.flatMap((child) => (child.type === 'tuple' ? child.children : [child]));
  return items.flatMap((item) => {
    const value = item.type === 'with_item' ? parts(item)[0] : item;
    if (value?.type === 'tuple') return value.children.flatMap((inner) => readWithItem(inner));
    return value ? readWithItem(value) : [];
  });
}

function readWithItem(node: SyntaxNode): readonly WithItem[] {
  if (node.type !== 'as_pattern') return [{ value: node, target: undefined }];
  const [value, target] = parts(node);
  return value ? [{ value, target: target?.children[0] }] : [];
}

export interface ExceptParts {
  /** One for each alternative of a tuple; empty for a bare `except`. */
  readonly types: readonly SyntaxNode[];
  readonly name: SyntaxNode | undefined;
  readonly block: SyntaxNode | undefined;
}

/** The parts of an `except_clause`. */
export function exceptParts(node: SyntaxNode): ExceptParts {
  const head = parts(node).filter((child) => child.type !== 'block');
  const pattern = head[0]?.type === 'as_pattern' ? parts(head[0]) : head;
  const [type, target] = pattern;
  const name = target?.type === 'as_pattern_target' ? target.children[0] : target;
  const types = type === undefined ? [] : type.type === 'tuple' ? parts(type) : [type];
  return { types, name, block: blockOf(node) };
}

export interface Definition {
  /** The `function_definition` or `class_definition` itself. */
  readonly definition: SyntaxNode;
  /** The definition with its decorators. */
  readonly whole: SyntaxNode;
  /** The expressions after the `@`, outermost first. */
  readonly decorators: readonly SyntaxNode[];
}

/** A function or class with its decorators. */
export function definitionOf(definition: SyntaxNode): Definition {
  const { parent } = definition;
  if (parent?.type !== 'decorated_definition') return { definition, whole: definition, decorators: [] };
  const decorators = parent.children
    .filter((child) => child.type === 'decorator')
    .flatMap((decorator) => parts(decorator).slice(0, 1));
  return { definition, whole: parent, decorators };
}

/** The expression without parentheses around it. */
export function withoutParentheses(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.type === 'parenthesized_expression') {
    const inner = parts(at)[0];
    if (!inner) break;
    at = inner;
  }
  return at;
}

/** The names a target of an assignment, loop or `with` binds. */
export function boundNames(target: SyntaxNode): readonly SyntaxNode[] {
  if (target.type === 'identifier') return [target];
  return targetGroups.has(target.type) ? parts(target).flatMap((child) => boundNames(child)) : [];
}

const targetGroups: ReadonlySet<string> = new Set([
  ...['pattern_list', 'tuple_pattern', 'list_pattern', 'list_splat_pattern', 'tuple', 'list', 'expression_list'],
  ...['parenthesized_expression', 'list_splat', 'as_pattern_target'],
]);
