import type { TSESTree } from '@typescript-eslint/types';
import type { WrapperFact } from '../../../model/code.js';
import type { Bindings } from './bindings.js';
import type { Functions } from './functions.js';
import type { Instances } from './instances.js';
import { Type } from './node-types.js';
import type { Origins } from './origins.js';
import { bare, calledName, isFunctionNode, memberName, methodCall, withoutAwait } from './syntax.js';
import type { Wrappers } from './wrappers.js';

/** A function of this file behind an expression, with what is wrapped around it, outermost first. */
export interface ResolvedFunction {
  readonly function: number;
  readonly wrappers: readonly WrapperFact[];
}

const deepest = 8;

/** Finds the function that runs when the value of an expression is called. */
export class Resolution {
  /** Answers so far; undefined while one is being looked for, which ends cycles. */
  readonly #found = new Map<TSESTree.Node, ResolvedFunction | undefined>();

  constructor(
    readonly functions: Functions,
    readonly bindings: Bindings,
    readonly origins: Origins,
    readonly instances: Instances,
    readonly wrappers: Wrappers,
  ) {}

  /**
   * The function behind a name, a member of an object or class, a `bind`, or a wrapping call such as
   * `middy(save).use(…)`; undefined when it is not of this file.
   */
  function(node: TSESTree.Node, depth = 0): ResolvedFunction | undefined {
    if (depth > deepest) return undefined;
    const value = this.bindings.resolve(node);
    if (this.#found.has(value)) return this.#found.get(value);
    this.#found.set(value, undefined);
    const found = this.#find(value, depth);
    this.#found.set(value, found);
    return found;
  }

  #find(value: TSESTree.Node, depth: number): ResolvedFunction | undefined {
    switch (value.type) {
      case Type.FunctionDeclaration:
      case Type.FunctionExpression:
      case Type.ArrowFunctionExpression:
      case Type.ClassDeclaration:
      case Type.ClassExpression: {
        const index = this.functions.indexOf(value);
        return index === undefined ? undefined : { function: index, wrappers: [] };
      }
      case Type.CallExpression:
        return this.#ofCall(value, depth);
      case Type.MemberExpression:
        return this.#ofMember(value, depth);
      case Type.AssignmentExpression:
        return this.function(value.right, depth + 1);
      case Type.ConditionalExpression:
        return this.function(value.consequent, depth + 1) ?? this.function(value.alternate, depth + 1);
      case Type.LogicalExpression:
        return this.function(value.left, depth + 1) ?? this.function(value.right, depth + 1);
      case Type.AwaitExpression:
        return this.function(withoutAwait(value), depth + 1);
      case Type.Identifier:
        return this.#ofReassigned(value, depth);
      default:
        return undefined;
    }
  }

  #ofMember(node: TSESTree.MemberExpression, depth: number): ResolvedFunction | undefined {
    const name = memberName(node);
    const instance = name === undefined || !node.object ? undefined : this.instances.of(node.object);
    for (const value of instance && name !== undefined ? this.instances.member(instance, name) : []) {
      const found = this.function(value, depth + 1);
      if (found) return found;
    }
    return undefined;
  }

  /** `let handler = async () => …; handler = middy(handler)`: the last value that is a function counts. */
  #ofReassigned(node: TSESTree.Identifier, depth: number): ResolvedFunction | undefined {
    const variable = this.bindings.variable(node);
    if (!variable) return undefined;
    for (const { kind, expression, path } of this.bindings.sources(variable).toReversed()) {
      const isWhole = kind === 'value' && expression && path.length === 0;
      const found = isWhole ? this.function(expression, depth + 1) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  #ofCall(call: TSESTree.CallExpression, depth: number): ResolvedFunction | undefined {
    const method = methodCall(call);
    if (method?.name === 'bind') return this.function(method.object, depth + 1);
    if (method && chainMethods.has(method.name)) {
      const chained = this.#ofChain(method.object, method.name, call, depth);
      if (chained) return chained;
    }
    if (method ? neverMethods.has(method.name) : neverFunctions.has(calledName(call) ?? '')) return undefined;
    return this.#ofWrapper(call, depth);
  }

  /** `middy(save).use(…)`, `middy().use(…).handler(save)` */
  #ofChain(
    object: TSESTree.Node,
    method: string,
    call: TSESTree.CallExpression,
    depth: number,
  ): ResolvedFunction | undefined {
    if (bare(object).type !== Type.CallExpression && bare(object).type !== Type.Identifier) return undefined;
    const [first] = call.arguments;
    if (method === 'handler') {
      const found = first && this.function(first, depth + 1);
      return found && { ...found, wrappers: [...this.wrappers.ofChain(object), ...found.wrappers] };
    }
    const found = this.function(object, depth + 1);
    return found && { ...found, wrappers: [...found.wrappers, ...this.wrappers.used(call)] };
  }

  #ofWrapper(call: TSESTree.CallExpression, depth: number): ResolvedFunction | undefined {
    for (const argument of call.arguments) {
      if (argument.type === Type.SpreadElement || argument.type === Type.ObjectExpression) continue;
      const found = this.function(argument, depth + 1);
      if (!found) continue;
      const target = this.functions.nodes[found.function];
      if (!target || !isFunctionNode(target)) continue;
      return { ...found, wrappers: [this.wrappers.around(call), ...found.wrappers] };
    }
    return undefined;
  }
}

const chainMethods = new Set(['use', 'before', 'after', 'onError', 'handler']);

/** Methods that take a function and give back something else. */
const neverMethods = new Set([
  ...['map', 'forEach', 'filter', 'reduce', 'some', 'every', 'find', 'findIndex', 'flatMap', 'sort', 'then', 'catch'],
  ...['finally', 'nextTick', 'on', 'once', 'get', 'post', 'put', 'delete', 'patch', 'all', 'listen', 'replace'],
  ...['createServer'],
]);

/** Functions that do. */
const neverFunctions = new Set([
  ...[
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
    'describe',
    'it',
    'test',
    'beforeEach',
    'afterEach',
  ],
]);
