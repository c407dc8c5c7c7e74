import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionFact, Scope } from '../../../model/code.js';
import type { SourceRange } from '../../../model/source.js';
import { Type } from './node-types.js';
import type { ParsedModule } from './parse.js';
import {
  bare,
  type ClassNode,
  calledName,
  type FunctionNode,
  isClassNode,
  isFunctionNode,
  keyName,
  memberName,
  methodCall,
  nameSpan,
  widened,
} from './syntax.js';

/** What can be told of a function from its place alone. */
type PlacedFunction = Pick<FunctionFact, 'name' | 'range' | 'nameRange' | 'parent' | 'parameters' | 'runsWithParent'>;

/**
 * The functions of a file, in source order. A class without a constructor whose fields are given values counts as one too:
 * its constructor runs them.
 */
export class Functions {
  readonly nodes: readonly (FunctionNode | ClassNode)[];
  /** What is known of each function before anything is resolved. */
  readonly placed: readonly PlacedFunction[];
  readonly #indexOf = new Map<TSESTree.Node, number>();

  constructor(readonly parsed: ParsedModule) {
    const { nodes } = parsed;
    this.nodes = [
      ...nodes.of(Type.FunctionDeclaration),
      ...nodes.of(Type.FunctionExpression),
      ...nodes.of(Type.ArrowFunctionExpression),
      ...nodes.of(Type.ClassDeclaration).filter(hasImplicitConstructor),
      ...nodes.of(Type.ClassExpression).filter(hasImplicitConstructor),
    ].sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
    for (const [index, node] of this.nodes.entries()) this.#indexOf.set(node, index);
    this.placed = this.nodes.map((node) => this.#place(node));
  }

  /** The index of a function; for a class, of its constructor. */
  indexOf(node: TSESTree.Node): number | undefined {
    if (!isClassNode(node)) return this.#indexOf.get(node);
    return this.#indexOf.get(constructorOf(node) ?? node);
  }

  /** The function in which a node runs. */
  scopeOf = (node: TSESTree.Node): Scope => {
    let child = node;
    for (let around = node.parent; around; child = around, around = around.parent) {
      if (isFunctionNode(around)) return this.#indexOf.get(around);
      if (around.type !== Type.PropertyDefinition || around.value !== child || around.static) continue;
      if (isFunctionNode(child) && child === node) continue;
      const index = this.indexOf(around.parent.parent);
      if (index !== undefined) return index;
    }
    return undefined;
  };

  #place(node: FunctionNode | ClassNode): PlacedFunction {
    const parent = this.scopeOf(node);
    return {
      name: nameOf(node),
      range: this.parsed.lines.range(...node.range),
      nameRange: this.#nameRange(node),
      parent,
      parameters: isFunctionNode(node) ? node.params.map(parameterText) : [],
      runsWithParent: isFunctionNode(node) && runsWithParent(node, parent !== undefined),
    };
  }

  #nameRange(node: FunctionNode | ClassNode): SourceRange {
    const name = nameNode(node);
    if (name) return this.parsed.lines.range(...nameSpan(name));
    const head = this.parsed.source.text.slice(node.range[0], node.body.range[0]).trimEnd();
    return this.parsed.lines.range(node.range[0], node.range[0] + Math.max(head.length, 1));
  }
}

/** The constructor written in a class. */
function constructorOf(node: ClassNode): FunctionNode | undefined {
  for (const member of node.body.body) {
    if (member.type === Type.MethodDefinition && member.kind === 'constructor' && isFunctionNode(member.value)) {
      return member.value;
    }
  }
  return undefined;
}

function hasImplicitConstructor(node: ClassNode): boolean {
  return (
    !constructorOf(node) &&
    node.body.body.some(
      (member) =>
        member.type === Type.PropertyDefinition &&
        !member.static &&
        member.value !== null &&
        !isFunctionNode(member.value) &&
        member.value.type !== Type.Literal,
    )
  );
}

function parameterText(parameter: TSESTree.Parameter): string {
  if (parameter.type === Type.Identifier) return parameter.name;
  if (parameter.type === Type.AssignmentPattern) return parameterText(parameter.left as TSESTree.Parameter);
  if (parameter.type === Type.TSParameterProperty) return parameterText(parameter.parameter);
  if (parameter.type === Type.RestElement && parameter.argument.type === Type.Identifier) {
    return `...${parameter.argument.name}`;
  }
  return parameter.type === Type.ArrayPattern ? '[]' : '{}';
}

function nameOf(node: FunctionNode | ClassNode): string {
  const name = nameNode(node);
  if (isClassNode(node)) return `${name ? textOf(name) : 'class'}.constructor`;
  const own = name && textOf(name);
  const { parent } = node;
  if (parent?.type === Type.MethodDefinition || parent?.type === Type.PropertyDefinition) {
    const owner = nameNode(parent.parent.parent as ClassNode);
    return owner && own ? `${textOf(owner)}.${own}` : (own ?? '<anonymous>');
  }
  if (parent?.type === Type.Property && parent.parent.type === Type.ObjectExpression) {
    const owner = bindingName(parent.parent);
    const ownerName = owner && textOf(owner);
    return ownerName && ownerName !== 'exports' ? `${ownerName}.${own ?? ''}` : (own ?? '<anonymous>');
  }
  return own ?? (parent?.type === Type.ExportDefaultDeclaration ? 'default' : '<anonymous>');
}

function nameNode(node: FunctionNode | ClassNode): TSESTree.Node | undefined {
  if (!isFunctionNode(node)) return node.id ?? bindingName(node);
  if (node.type === Type.FunctionDeclaration && node.id) return node.id;
  const { parent } = node;
  const isMember =
    parent?.type === Type.MethodDefinition ||
    parent?.type === Type.PropertyDefinition ||
    (parent?.type === Type.Property && parent.value === node);
  if (isMember) return keyName(parent) === undefined ? undefined : parent.key;
  const wrapped = isTopLevelWrapperArgument(node) ? bindingName(parent as TSESTree.Node) : undefined;
  return bindingName(node) ?? node.id ?? wrapped;
}

/** The name that the value of an expression is directly given to. */
function bindingName(node: TSESTree.Node): TSESTree.Node | undefined {
  const value = widened(node);
  const { parent } = value;
  if (parent?.type === Type.VariableDeclarator && parent.init === value) {
    return parent.id.type === Type.Identifier ? parent.id : undefined;
  }
  if (parent?.type === Type.AssignmentPattern && parent.right === value) return parent.left;
  if (parent?.type !== Type.AssignmentExpression || parent.right !== value) return undefined;
  if (parent.left.type === Type.Identifier) return parent.left;
  return parent.left.type === Type.MemberExpression && memberName(parent.left) ? parent.left.property : undefined;
}

/** `export const handler = middy(async (event) => …)`: the function is known by the name of what wraps it. */
function isTopLevelWrapperArgument(node: FunctionNode): boolean {
  const { parent } = node;
  if (parent?.type !== Type.CallExpression || bare(parent.callee) === node) return false;
  for (let around: TSESTree.Node | undefined = parent.parent; around; around = around.parent)
    if (isFunctionNode(around)) return false;
  return !runsWithParent(node, false);
}

function textOf(node: TSESTree.Node): string {
  if (node.type === Type.Identifier || node.type === Type.PrivateIdentifier) return node.name;
  return node.type === Type.Literal ? String(node.value) : '<anonymous>';
}

/** Methods that call what they are given, at once or when a promise settles. */
const callers = new Set([
  ...['map', 'forEach', 'filter', 'reduce', 'reduceRight', 'some', 'every', 'find', 'findIndex', 'findLast', 'flatMap'],
  ...['sort', 'toSorted', 'from', 'then', 'catch', 'finally'],
]);

/**
 * Inside a function, whatever is handed to a call in place is taken to run; at module level it may as well be kept for
 * later (a route, a handler in its wrapper), so only calls that are known to run it count.
 */
function runsWithParent(node: FunctionNode, isInsideFunction: boolean): boolean {
  const value = widened(node);
  const { parent } = value;
  if (parent?.type === Type.NewExpression) {
    return isInsideFunction || (parent.callee.type === Type.Identifier && parent.callee.name === 'Promise');
  }
  if (parent?.type !== Type.CallExpression) return isBoundAndCalled(value);
  if (parent.callee === value) return true;
  return isInsideFunction || callers.has(calledName(parent) ?? '');
}

/** `(function () { … }).call(this)` */
function isBoundAndCalled(value: TSESTree.Node): boolean {
  const call = value.parent?.parent;
  const method = call && methodCall(call);
  return method !== undefined && method.object === value && ['call', 'apply'].includes(method.name);
}
