import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings, ValueSource } from './bindings.js';
import { Type } from './node-types.js';
import type { Origin, Origins } from './origins.js';
import type { NodeIndex } from './parse.js';
import {
  type ClassNode,
  classAround,
  type FunctionNode,
  functionAround,
  isClassNode,
  isFunctionNode,
  keyName,
  memberName,
  returnedValues,
  withoutAwait,
} from './syntax.js';

/** What an expression is an instance of, as far as this file tells. */
export type Instance =
  | { readonly kind: 'class'; readonly node: ClassNode; readonly isStatic: boolean }
  | { readonly kind: 'object'; readonly node: TSESTree.ObjectExpression }
  /** An instance of an imported class, or an imported object. */
  | { readonly kind: 'imported'; readonly origin: Origin; readonly constructed: boolean };

const deepest = 8;

/** Finds the objects and classes behind expressions, and the functions and values in them. */
export class Instances {
  readonly #nodes: NodeIndex;
  readonly #assignments: readonly TSESTree.AssignmentExpression[];
  /** Answers so far; undefined while one is being looked for, which ends cycles. */
  readonly #found = new Map<TSESTree.Node, Instance | undefined>();

  constructor(
    nodes: NodeIndex,
    readonly bindings: Bindings,
    readonly origins: Origins,
  ) {
    this.#nodes = nodes;
    this.#assignments = nodes.of(Type.AssignmentExpression);
  }

  /** The values a function gives back. */
  returned(node: FunctionNode): readonly TSESTree.Expression[] {
    return returnedValues(node, this.#nodes);
  }

  /** The object, class or import that the expression's value is or is an instance of. */
  of(node: TSESTree.Node, depth = 0): Instance | undefined {
    if (depth > deepest) return undefined;
    const value = this.bindings.resolve(withoutAwait(node));
    if (this.#found.has(value)) return this.#found.get(value);
    this.#found.set(value, undefined);
    const instance = this.#find(value, depth);
    this.#found.set(value, instance);
    return instance;
  }

  #find(value: TSESTree.Node, depth: number): Instance | undefined {
    switch (value.type) {
      case Type.ObjectExpression:
        return { kind: 'object', node: value };
      case Type.ClassDeclaration:
      case Type.ClassExpression:
        return { kind: 'class', node: value, isStatic: true };
      case Type.NewExpression:
        return this.#constructed(value, depth);
      case Type.ThisExpression:
        return this.#thisAround(value);
      case Type.Super:
        return this.#superAround(value, depth);
      case Type.CallExpression:
        return this.#ofCall(value, depth);
      case Type.MemberExpression:
        return this.#ofMember(value, depth);
      case Type.Identifier:
        return this.#ofIdentifier(value, depth);
      case Type.AwaitExpression:
        return this.of(withoutAwait(value), depth + 1);
      case Type.LogicalExpression:
        return this.of(value.left, depth + 1) ?? this.of(value.right, depth + 1);
      default:
        return undefined;
    }
  }

  /** The values a member of an instance is given in this file: its method, its initialiser, what is assigned to it. */
  member(instance: Instance, name: string, depth = 0): readonly TSESTree.Node[] {
    if (instance.kind === 'object') {
      return instance.node.properties.flatMap((property) =>
        property.type === Type.Property && keyName(property) === name ? [property.value] : [],
      );
    }
    if (instance.kind === 'imported') return [];
    const values = this.#classMember(instance.node, name);
    if (values.length > 0 || !instance.node.superClass || depth > deepest) return values;
    const parent = this.bindings.resolve(instance.node.superClass);
    return isClassNode(parent) ? this.member({ ...instance, node: parent }, name, depth + 1) : [];
  }

  /** The type a member of a class is declared with, in a field or a constructor's parameter. */
  memberType(node: ClassNode, name: string): TSESTree.TypeNode | undefined {
    for (const member of node.body.body) {
      if (member.type === Type.PropertyDefinition && keyName(member) === name)
        return member.typeAnnotation?.typeAnnotation;
      if (member.type !== Type.MethodDefinition || member.kind !== 'constructor') continue;
      for (const parameter of member.value.params) {
        const identifier = parameterProperty(parameter);
        if (identifier?.name === name) return identifier.typeAnnotation?.typeAnnotation;
      }
    }
    return undefined;
  }

  #classMember(node: ClassNode, name: string): readonly TSESTree.Node[] {
    const values: TSESTree.Node[] = [];
    for (const member of node.body.body) {
      if (member.type === Type.MethodDefinition || member.type === Type.PropertyDefinition) {
        if (keyName(member) === name && member.value && isValue(member.value)) values.push(member.value);
      }
      if (member.type !== Type.MethodDefinition || member.kind !== 'constructor') continue;
      for (const parameter of member.value.params) {
        if (parameterProperty(parameter)?.name === name) values.push(...defaultOf(parameter));
      }
    }
    for (const { left, right } of this.#assignments) {
      if (left.type !== Type.MemberExpression || left.object?.type !== Type.ThisExpression) continue;
      if (memberName(left) === name && classAround(left) === node) values.push(right);
    }
    return values;
  }

  #constructed(node: TSESTree.NewExpression, depth: number): Instance | undefined {
    const callee = this.bindings.resolve(node.callee);
    if (isClassNode(callee)) return { kind: 'class', node: callee, isStatic: false };
    const origin = depth > deepest ? undefined : this.origins.of(node.callee);
    return origin && { kind: 'imported', origin, constructed: true };
  }

  #thisAround(node: TSESTree.Node): Instance | undefined {
    for (let around = functionAround(node); around; around = functionAround(around)) {
      if (around.type === Type.ArrowFunctionExpression) continue;
      const holder = around.parent;
      if (holder?.type === Type.Property && holder.parent.type === Type.ObjectExpression) {
        return { kind: 'object', node: holder.parent };
      }
      if (holder?.type !== Type.MethodDefinition && holder?.type !== Type.PropertyDefinition) return undefined;
      return { kind: 'class', node: holder.parent.parent, isStatic: holder.static };
    }
    const enclosing = classAround(node);
    return enclosing && { kind: 'class', node: enclosing, isStatic: false };
  }

  #superAround(node: TSESTree.Node, depth: number): Instance | undefined {
    const parent = classAround(node)?.superClass;
    return parent ? this.of(parent, depth + 1) : undefined;
  }

  #ofCall(node: TSESTree.CallExpression, depth: number): Instance | undefined {
    const callee = this.#calledFunction(node.callee, depth);
    for (const value of callee ? this.returned(callee) : []) {
      const instance = this.of(value, depth + 1);
      if (instance) return instance;
    }
    return undefined;
  }

  #calledFunction(callee: TSESTree.Node, depth: number): FunctionNode | undefined {
    const value = this.bindings.resolve(callee);
    if (isFunctionNode(value)) return value;
    if (value.type !== Type.MemberExpression || !value.object) return undefined;
    const name = memberName(value);
    const instance = name === undefined ? undefined : this.of(value.object, depth + 1);
    return instance && name !== undefined ? this.member(instance, name).find(isFunctionNode) : undefined;
  }

  #ofMember(node: TSESTree.MemberExpression, depth: number): Instance | undefined {
    const name = memberName(node);
    const owner = name === undefined || !node.object ? undefined : this.of(node.object, depth + 1);
    if (!owner || name === undefined) return this.#imported(node);
    for (const value of this.member(owner, name)) {
      const instance = isFunctionNode(value) ? undefined : this.of(value, depth + 1);
      if (instance) return instance;
    }
    const type = owner.kind === 'class' ? this.memberType(owner.node, name) : undefined;
    return (type && this.#ofType(type)) ?? this.#imported(node);
  }

  #ofIdentifier(node: TSESTree.Identifier, depth: number): Instance | undefined {
    const variable = this.bindings.variable(node);
    if (!variable) return undefined;
    for (const source of this.bindings.sources(variable)) {
      const instance = this.#ofSource(source, depth);
      if (instance) return instance;
    }
    const definition = this.bindings.definition(variable);
    const name = definition?.type === DefinitionType.Parameter ? definition.name : undefined;
    const type = name?.type === Type.Identifier ? name.typeAnnotation?.typeAnnotation : undefined;
    return (type && this.#ofType(type)) ?? this.#imported(node);
  }

  #ofSource({ kind, expression, path, fallback }: ValueSource, depth: number): Instance | undefined {
    if (fallback && path.length === 0) return this.of(fallback, depth + 1);
    if (kind !== 'value' || !expression) return undefined;
    let instance = this.of(expression, depth + 1);
    for (const name of path) {
      const [value] = instance ? this.member(instance, name) : [];
      instance = value && this.of(value, depth + 1);
    }
    return instance;
  }

  #ofType(type: TSESTree.TypeNode): Instance | undefined {
    if (type.type === Type.TSUnionType) return type.types.map((part) => this.#ofType(part)).find(Boolean);
    if (type.type !== Type.TSTypeReference || type.typeName.type !== Type.Identifier) return undefined;
    const variable = this.bindings.variable(type.typeName);
    const definition = variable && this.bindings.definition(variable);
    if (definition?.type === DefinitionType.ClassName) {
      return { kind: 'class', node: definition.node, isStatic: false };
    }
    const origin = this.origins.ofTypeName(type.typeName);
    return origin && { kind: 'imported', origin, constructed: true };
  }

  #imported(node: TSESTree.Node): Instance | undefined {
    const origin = this.origins.of(node);
    return origin && { kind: 'imported', origin, constructed: false };
  }
}

function isValue(node: TSESTree.Node): boolean {
  return node.type !== Type.TSEmptyBodyFunctionExpression;
}

function parameterProperty(parameter: TSESTree.Parameter): TSESTree.Identifier | undefined {
  if (parameter.type !== Type.TSParameterProperty) return undefined;
  const named = parameter.parameter.type === Type.AssignmentPattern ? parameter.parameter.left : parameter.parameter;
  return named.type === Type.Identifier ? named : undefined;
}

function defaultOf(parameter: TSESTree.Parameter): readonly TSESTree.Node[] {
  if (parameter.type !== Type.TSParameterProperty) return [];
  return parameter.parameter.type === Type.AssignmentPattern ? [parameter.parameter.right] : [];
}
