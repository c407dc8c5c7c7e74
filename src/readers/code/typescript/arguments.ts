import type { TSESTree } from '@typescript-eslint/types';
import type { Argument } from '../../../model/code.js';
import type { Bindings } from './bindings.js';
import { Type } from './node-types.js';
import type { Provenance } from './provenance.js';
import { calledName, isFunctionNode, keyName, memberName, widened } from './syntax.js';

/** The arguments of a call by dotted path. */
export interface FlatArguments {
  readonly arguments: Readonly<Record<string, Argument>>;
  readonly argumentsComplete: boolean;
}

/** How many names a dotted path has at most. */
const deepestPath = 4;
/** Enough for everything rules ask about; a table of constants in a call is not copied into the facts. */
const mostArguments = 60;

/** Takes the arguments of calls apart. */
export class Arguments {
  constructor(
    readonly bindings: Bindings,
    readonly provenance: Provenance,
  ) {}

  /**
   * The properties of one object: in place, in a constant that is filled later, through spreads. Each nested object stands
   * under its own path too, with what all of it comes from. The table that a key of `RequestItems` names when it runs stands
   * as `TableName` there.
   */
  ofObject(node: TSESTree.Node | undefined): FlatArguments {
    const flat = new Flattening();
    if (node) this.#add(flat, node, []);
    return flat;
  }

  /** Objects are taken apart at the top level; other arguments stand under their position, or the name given for it. */
  ofList(nodes: readonly TSESTree.Node[], names: readonly string[] = []): FlatArguments {
    const flat = new Flattening();
    for (const [index, node] of nodes.entries()) {
      if (isFunctionNode(node)) continue;
      if (node.type === Type.SpreadElement) flat.argumentsComplete = false;
      else if (this.#object(node)) this.#add(flat, node, []);
      else {
        const argument = this.provenance.of(node);
        flat.set([names[index] ?? String(index)], argument);
        if (names[index] === undefined && mayBeObject(node, argument)) flat.argumentsComplete = false;
      }
    }
    return flat;
  }

  /** The literal or classified options of an object literal, one level deep. */
  options(nodes: readonly TSESTree.Node[]): Readonly<Record<string, Argument>> {
    const { arguments: all } = this.ofList(nodes);
    return Object.fromEntries(Object.entries(all).filter(([path]) => !path.includes('.') && !/^\d/.test(path)));
  }

  #add(flat: Flattening, node: TSESTree.Node, path: readonly string[]): void {
    const object = this.#object(node);
    if (!object || flat.isOpen(object)) {
      flat.argumentsComplete = false;
      return;
    }
    flat.whileOpen(object, () => this.#addContents(flat, node, object, path));
  }

  #addContents(
    flat: Flattening,
    node: TSESTree.Node,
    object: TSESTree.ObjectExpression | TSESTree.ArrayExpression,
    path: readonly string[],
  ): void {
    if (object.type === Type.ArrayExpression) {
      for (const [index, element] of object.elements.entries()) {
        if (element?.type === Type.SpreadElement) flat.argumentsComplete = false;
        else if (element) this.#addValue(flat, element, [...path, String(index)]);
      }
      return;
    }
    for (const property of object.properties) {
      if (property.type === Type.SpreadElement) {
        this.#addSpread(flat, property.argument, path);
        continue;
      }
      const name = keyName(property);
      if (name !== undefined) this.#addValue(flat, property.value, [...path, name]);
      else if (path.length === 1 && path[0] === 'RequestItems') {
        flat.set([...path, 'TableName'], this.provenance.of(property.key));
      } else flat.argumentsComplete = false;
    }
    this.#addLaterProperties(flat, node, path);
  }

  /** `...(condition && { … })` may add its properties or not, so the list is no longer complete. */
  #addSpread(flat: Flattening, node: TSESTree.Node, path: readonly string[]): void {
    const value = this.bindings.resolve(node);
    if (value.type === Type.LogicalExpression) {
      this.#add(flat, value.right, path);
      flat.argumentsComplete = false;
    } else if (value.type === Type.ConditionalExpression) {
      this.#add(flat, value.consequent, path);
      this.#add(flat, value.alternate, path);
      flat.argumentsComplete = false;
    } else this.#add(flat, value, path);
  }

  #addValue(flat: Flattening, node: TSESTree.Node, path: readonly string[]): void {
    flat.set(path, this.provenance.of(node));
    if (path.length < deepestPath && this.#object(node)) this.#add(flat, node, path);
  }

  /** `params.ConditionExpression = …` after `const params = { … }`. */
  #addLaterProperties(flat: Flattening, node: TSESTree.Node, path: readonly string[]): void {
    const variable = this.bindings.variable(node);
    for (const { identifier } of variable?.references ?? []) {
      const member = widened(identifier).parent;
      const isTarget = member?.type === Type.MemberExpression && member.object === identifier;
      const assignment = isTarget ? member.parent : undefined;
      if (!isTarget || assignment?.type !== Type.AssignmentExpression || assignment.left !== member) continue;
      const name = memberName(member);
      if (name === undefined) flat.argumentsComplete = false;
      else this.#addValue(flat, assignment.right, [...path, name]);
    }
  }

  /** The object or list literal behind an argument; `marshall({ … })` writes its argument in another notation. */
  #object(node: TSESTree.Node): TSESTree.ObjectExpression | TSESTree.ArrayExpression | undefined {
    const value = this.bindings.resolve(node);
    if (value.type === Type.ObjectExpression || value.type === Type.ArrayExpression) return value;
    if (value.type !== Type.CallExpression || !['marshall', 'convertToAttr'].includes(calledName(value) ?? ''))
      return undefined;
    const [first] = value.arguments;
    return first && this.#object(first);
  }
}

/** A variable or the result of a call may be an object of options; a member such as `event.id` is taken for a value. */
function mayBeObject(node: TSESTree.Node, { kind }: Argument): boolean {
  const isOpen = node.type === Type.Identifier || node.type === Type.CallExpression;
  return isOpen && (kind === 'other' || kind === 'event');
}

class Flattening implements FlatArguments {
  readonly arguments: Record<string, Argument> = {};
  argumentsComplete = true;
  readonly #open = new Set<TSESTree.Node>();
  #count = 0;

  /** Whether the object is being taken apart right now: it contains itself. */
  isOpen(object: TSESTree.Node): boolean {
    return this.#open.has(object);
  }

  whileOpen(object: TSESTree.Node, action: () => void): void {
    this.#open.add(object);
    action();
    this.#open.delete(object);
  }

  set(path: readonly string[], argument: Argument): void {
    if (this.#count >= mostArguments) {
      this.argumentsComplete = false;
      return;
    }
    this.#count++;
    this.arguments[path.join('.')] = argument;
  }
}
