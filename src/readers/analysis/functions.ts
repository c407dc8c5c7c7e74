import type { Scope } from '../../model/code.js';
import type { ClassNode, FunctionNode, Placed } from '../syntax/program.js';
import type { Scopes } from './scopes.js';
import { bySource, contains, descendants, isClass, isField, isFunction, type Node, type Tree } from './tree.js';

/** A function of the facts: one that is written, or the constructor of a class that has none and sets up fields. */
export type ListedFunction =
  | { readonly kind: 'written'; readonly node: FunctionNode; readonly owner: ClassNode | undefined }
  | { readonly kind: 'implicit'; readonly node: undefined; readonly owner: ClassNode };

/** The functions of a file by their index in the facts, in source order. */
export class FunctionTable {
  readonly listed: readonly ListedFunction[];
  readonly #tree: Tree;
  readonly #scopes: Scopes;
  readonly #indexes = new Map<Placed, number>();
  readonly #constructors = new Map<ClassNode, number>();

  /** @param hasOpenClasses methods may be written in other files, so that any instance made may have some */
  constructor(tree: Tree, scopes: Scopes, hasOpenClasses = false) {
    this.#tree = tree;
    this.#scopes = scopes;
    const written = tree.functions.map(
      (node): ListedFunction => ({ kind: 'written', node, owner: this.ownerOf(node) }),
    );
    const implicit = tree.classes
      .filter((owner) => owner.name !== undefined && !scopes.methodsOf(owner).some(isConstructor))
      .filter((owner) => setsUp(owner) || (hasOpenClasses && owner.form === 'struct'))
      .map((owner): ListedFunction => ({ kind: 'implicit', node: undefined, owner }));
    this.listed = [...written, ...implicit].sort((a, b) => bySource(placeOf(a), placeOf(b)));
    for (const [index, { node, owner }] of this.listed.entries()) {
      if (node) this.#indexes.set(node, index);
      const constructs = owner !== undefined && (!node || isConstructor(node));
      if (constructs && !this.#constructors.has(owner)) this.#constructors.set(owner, index);
    }
  }

  indexOf(node: FunctionNode): number | undefined {
    return this.#indexes.get(node);
  }

  nodeAt(scope: Scope): FunctionNode | undefined {
    return scope === undefined ? undefined : this.listed[scope]?.node;
  }

  /** The first constructor of a class, written or not. */
  constructorOf(owner: ClassNode): number | undefined {
    return this.#constructors.get(owner);
  }

  /** The class a function is a method of. */
  ownerOf(node: FunctionNode): ClassNode | undefined {
    if (node.receiver) return this.#scopes.classNamed(node.receiver.type.name);
    const parent = this.#tree.parentOf(node);
    return parent && isClass(parent) ? parent : undefined;
  }

  /**
   * The function that runs `node`. What fields of instances are set to runs in the constructor; what belongs to a class
   * itself runs when the file is loaded.
   */
  scopeOf(node: Placed): Scope {
    const found = this.#around(node);
    if (!found || !isClass(found)) return found && this.indexOf(found);
    const maker = this.constructorOf(found);
    return maker ?? (found.name === undefined ? this.scopeOf(found) : undefined);
  }

  /** The function whose code holds `node`, lambdas included. */
  functionAround(node: Placed): FunctionNode | undefined {
    const found = this.#around(node);
    return found && !isClass(found) ? found : undefined;
  }

  /** The class that a node is written in. */
  classAround(node: Placed): ClassNode | undefined {
    for (const around of this.#tree.ancestorsOf(node)) {
      if (isClass(around)) return around;
      if (isFunction(around) && around.receiver) return this.ownerOf(around);
    }
    return undefined;
  }

  /** The nearest function, or the class whose instances set something up with the node. */
  #around(node: Placed): FunctionNode | ClassNode | undefined {
    let inner: Node | undefined;
    for (const around of this.#tree.ancestorsOf(node)) {
      if (isFunction(around)) {
        if (!inner || !isAnnotationOf(inner, around)) return around;
      }
      if (isClass(around)) {
        return this.#isOfClass(inner ?? node, around) ? undefined : around;
      }
      inner = around;
    }
    return undefined;
  }

  #isOfClass(part: Placed, owner: ClassNode): boolean {
    if (isField(part)) return part.isStatic;
    if (isFunction(part) || isClass(part)) return true;
    const block = owner.initialisers.find(({ body }) => body.some((statement) => contains(statement, part)));
    return block ? block.isStatic : true;
  }
}

export function isConstructor({ name }: FunctionNode): boolean {
  return name === 'constructor';
}

function isAnnotationOf(inner: Node, { annotations }: FunctionNode): boolean {
  return (annotations as readonly Node[]).includes(inner);
}

/** Whether instances do something to set themselves up. */
function setsUp({ fields, initialisers }: ClassNode): boolean {
  const values = fields.flatMap(({ isStatic, value }) => (isStatic || !value ? [] : [value]));
  const blocks = initialisers.flatMap(({ isStatic, body }) => (isStatic ? [] : body));
  return [...values, ...blocks].some((node) => {
    for (const inner of descendants(node, isFunctionOrClass)) {
      if ('kind' in inner && (inner.kind === 'call' || inner.kind === 'new')) return true;
    }
    return false;
  });
}

function isFunctionOrClass(node: Node): boolean {
  return isFunction(node) || isClass(node);
}

/** An implicit constructor stands at the name of its class. */
export function placeOf({ node, owner }: ListedFunction): Placed {
  return node ?? owner?.namePlace ?? owner ?? { start: 0, end: 0 };
}
