import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings, ValueSource } from './bindings.js';
import type { Functions } from './functions.js';
import { type Handlers, isEventName, plainName } from './handlers.js';
import { Type } from './node-types.js';
import type { NodeIndex } from './parse.js';
import type { Resolution } from './resolution.js';
import { bare, isFunctionNode, memberName } from './syntax.js';

/**
 * Which expressions are the event a handler was started with, or a part of it: the first parameter of a handler, what it is
 * assigned to, and the parameters of the file's own functions that it is handed to.
 */
export class Events {
  /** Parameters that hold the event: a variable, or the function and position of one that is taken apart at once. */
  readonly #parameters = new Set<string>();

  constructor(
    nodes: NodeIndex,
    readonly functions: Functions,
    readonly bindings: Bindings,
    resolution: Resolution,
    handlers: Handlers,
  ) {
    for (const [index, node] of functions.nodes.entries()) {
      if (!isFunctionNode(node) || !node.params[0]) continue;
      const [first, second] = node.params.map(plainName);
      const isEvent =
        handlers.shapes.has(index) ||
        (isEventName(first ?? '') && (handlers.exported.has(index) || /^_*(?:context|ctx)$/.test(second ?? '')));
      if (isEvent) this.#parameters.add(`${index} 0`);
    }
    this.#followCalls(nodes.of(Type.CallExpression), resolution);
  }

  /**
   * The way from the event to the value of the expression: `[]` is the event itself, `['headers']` its headers, `['Records',
   * '0']` its first record; `*` stands for any element, `...a,b` for the rest
   * without `a` and `b`. Undefined when it is no part of the event.
   */
  pathTo(node: TSESTree.Node, depth = 0): readonly string[] | undefined {
    if (depth > deepest) return undefined;
    const value = bare(node);
    if (value.type === Type.Identifier) {
      const variable = this.bindings.variable(value);
      return variable && this.#pathOfVariable(variable, depth);
    }
    if (value.type === Type.MemberExpression && value.object) {
      const owner = this.pathTo(value.object, depth + 1);
      return owner && [...owner, memberName(value) ?? '*'];
    }
    if (value.type === Type.LogicalExpression && value.operator !== '&&') return this.pathTo(value.left, depth + 1);
    return undefined;
  }

  /** Whether the variable is the event, or taken from it. */
  #pathOfVariable(variable: Variable, depth: number): readonly string[] | undefined {
    const source = this.bindings.soleSource(variable);
    return source && this.#pathOfSource(source, depth);
  }

  #pathOfSource(source: ValueSource, depth: number): readonly string[] | undefined {
    const { kind, path, expression, parameter } = source;
    const gathered = source.rest ? [`...${source.without.join()}`] : [];
    if (kind === 'parameter' && parameter) {
      const index = this.functions.indexOf(parameter.function);
      return this.#parameters.has(`${index} ${parameter.index}`) ? [...path, ...gathered] : undefined;
    }
    if (!expression || (kind !== 'value' && kind !== 'element')) return undefined;
    const whole = this.pathTo(expression, depth + 1);
    if (!whole) return undefined;
    return [...whole, ...(kind === 'element' ? ['*'] : []), ...path, ...gathered];
  }

  /** A second and third round reach functions that are handed the event by functions that were handed it. */
  #followCalls(calls: readonly TSESTree.CallExpression[], resolution: Resolution): void {
    for (let round = 0, before = -1; round < 3 && before < this.#parameters.size; round++) {
      before = this.#parameters.size;
      if (before === 0) return;
      for (const call of calls) {
        const at = call.arguments.findIndex((argument) => this.pathTo(argument)?.length === 0);
        const target = at < 0 || !call.callee ? undefined : resolution.function(call.callee);
        if (target) this.#parameters.add(`${target.function} ${at}`);
      }
    }
  }
}

const deepest = 12;
