import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Argument } from '../../../model/code.js';
import type { Bindings, ValueSource } from './bindings.js';
import { environmentName } from './environment-names.js';
import type { Functions } from './functions.js';
import { isGenerator } from './generators.js';
import { plainName } from './handlers.js';
import type { Instances } from './instances.js';
import { literalValue } from './literals.js';
import { Type } from './node-types.js';
import type { Origins } from './origins.js';
import { bare, calledName, type FunctionNode, isFunctionNode, memberName, methodCall } from './syntax.js';

const other: Argument = { kind: 'other' };
const fromEvent: Argument = { kind: 'event' };
const generated: Argument = { kind: 'generated' };

const deepest = 14;

/** Says where the values of expressions come from. */
export class Provenance {
  /** Answers so far; `other` while one is being looked for, which ends cycles. */
  readonly #known = new Map<TSESTree.Node, Argument>();

  constructor(
    readonly bindings: Bindings,
    readonly origins: Origins,
    readonly instances: Instances,
    readonly functions: Functions,
  ) {}

  of(node: TSESTree.Node, depth = 0): Argument {
    if (depth > deepest) return other;
    const known = this.#known.get(node);
    if (known) return known;
    this.#known.set(node, other);
    const found = this.#find(node, depth);
    this.#known.set(node, found);
    return found;
  }

  #find(node: TSESTree.Node, depth: number): Argument {
    const literal = literalValue(node, this.bindings);
    if (literal !== undefined) return { kind: 'literal', value: literal };
    const variable = environmentName(node, this.bindings, this.origins);
    if (variable !== undefined) return { kind: 'environment', name: variable };
    const value = bare(node);
    switch (value.type) {
      case Type.Identifier: {
        const bound = this.bindings.variable(value);
        return bound ? this.#ofVariable(bound, depth) : other;
      }
      case Type.MemberExpression:
        return this.#ofMember(value, depth);
      case Type.TemplateLiteral:
        return this.#ofTemplate(value, depth);
      case Type.BinaryExpression:
        return this.#woven([value.left, value.right], depth);
      case Type.LogicalExpression:
        return this.#either([value.left, value.right], depth);
      case Type.ConditionalExpression:
        return this.#either([value.consequent, value.alternate], depth);
      case Type.ObjectExpression:
        return this.#gathered(
          value.properties.map((property) => (property.type === Type.Property ? property.value : property.argument)),
          depth,
        );
      case Type.ArrayExpression:
        return this.#gathered(value.elements, depth);
      case Type.SpreadElement:
      case Type.UnaryExpression:
        return value.argument ? this.#partOf(this.of(value.argument, depth + 1)) : other;
      case Type.AwaitExpression:
        return this.#ofAwaited(value, depth);
      case Type.CallExpression:
      case Type.NewExpression:
        return this.#ofCall(value, depth);
      default:
        return other;
    }
  }

  /** The request's id is new at every try; a field that has one value in its class is that value. */
  #ofMember(node: TSESTree.MemberExpression, depth: number): Argument {
    const name = memberName(node);
    if (name === 'awsRequestId') return generated;
    if (!node.object) return other;
    const instance = name === undefined ? undefined : this.instances.of(node.object);
    const values = instance?.kind === 'class' && name !== undefined ? this.instances.member(instance, name) : [];
    const [value] = values;
    if (value && values.length === 1 && !isFunctionNode(value)) return this.of(value, depth + 1);
    return this.#partOf(this.of(node.object, depth + 1));
  }

  #ofVariable(variable: Variable, depth: number): Argument {
    const sources = this.bindings.sources(variable).map((source) => this.#ofSource(source, depth));
    const [first = other, ...more] = sources;
    if (more.every((source) => isSame(source, first))) return first;
    return strongest(sources);
  }

  #ofSource({ kind, expression, path, parameter }: ValueSource, depth: number): Argument {
    if (kind === 'parameter' && parameter) return this.#ofParameter(parameter.function, parameter.index, depth);
    if (!expression || (kind !== 'value' && kind !== 'element')) return other;
    const whole = this.of(expression, depth + 1);
    return path.length > 0 || kind === 'element' ? this.#partOf(whole) : whole;
  }

  /**
   * Parameters count as the event, but for the request id in the context, and for callbacks: what `map` or `then` hands on
   * is what they are called on.
   */
  #ofParameter(node: FunctionNode, index: number, depth: number): Argument {
    const parameter = node.params[index];
    if (parameter && /^_*(?:context|ctx|callback|cb)$/i.test(plainName(parameter))) return other;
    const call = node.parent;
    if (call?.type !== Type.CallExpression || !call.arguments.some((argument) => argument === node)) return fromEvent;
    const method = methodCall(call);
    if (!method || !this.functions.placed[this.functions.indexOf(node) ?? -1]?.runsWithParent) return fromEvent;
    if (!iterators.has(method.name))
      return method.name === 'then' && index === 0 ? this.of(method.object, depth + 1) : other;
    return this.#partOf(this.of(method.object, depth + 1));
  }

  #ofTemplate(node: TSESTree.TemplateLiteral, depth: number): Argument {
    const [only] = node.expressions;
    const isOnlyThat = node.expressions.length === 1 && node.quasis.every(({ value }) => value.raw === '');
    return only && isOnlyThat ? this.of(only, depth + 1) : this.#woven(node.expressions, depth);
  }

  /** What a call gives back is made of what it is given, unless it is awaited: then it comes from elsewhere. */
  #ofCall(node: TSESTree.CallExpression | TSESTree.NewExpression, depth: number): Argument {
    if (isGenerator(node, this.bindings, this.origins)) return generated;
    const method = methodCall(node);
    const on = method ? this.#partOf(this.of(method.object, depth + 1)) : other;
    if (on.kind !== 'other') return on;
    if (calledName(node) === 'stringify') return this.#gathered(node.arguments, depth);
    return this.#woven(
      node.arguments.filter((argument) => !isFunctionNode(argument)),
      depth,
    );
  }

  #ofAwaited(node: TSESTree.AwaitExpression, depth: number): Argument {
    const method = node.argument && methodCall(bare(node.argument));
    return method && bodyReaders.has(method.name) ? this.of(method.object, depth + 1) : other;
  }

  /** Text made of parts: random as soon as one part is. */
  #woven(nodes: readonly (TSESTree.Node | null)[], depth: number): Argument {
    return strongest(this.#kinds(nodes, depth));
  }

  /** An object or list of parts: the event's as soon as one part is. */
  #gathered(nodes: readonly (TSESTree.Node | null)[], depth: number): Argument {
    const kinds = this.#kinds(nodes, depth);
    return kinds.some(({ kind }) => kind === 'event') ? fromEvent : strongest(kinds);
  }

  /** A value with an alternative: `event.id ?? randomUUID()` is the event's, for that is what is wanted. */
  #either(nodes: readonly TSESTree.Node[], depth: number): Argument {
    const kinds = this.#kinds(nodes, depth);
    const [first = other] = kinds;
    return kinds.every((kind) => isSame(kind, first))
      ? first
      : (kinds.find(({ kind }) => kind === 'event') ?? strongest(kinds));
  }

  #kinds(nodes: readonly (TSESTree.Node | null)[], depth: number): readonly Argument[] {
    return nodes.flatMap((node) => (node ? [this.of(node, depth + 1)] : []));
  }

  /** A member of the event is the event's; a member of a variable of the environment is something else. */
  #partOf(whole: Argument): Argument {
    return whole.kind === 'event' || whole.kind === 'generated' ? whole : other;
  }
}

const iterators = new Set([
  'map',
  'forEach',
  'filter',
  'reduce',
  'some',
  'every',
  'find',
  'findIndex',
  'flatMap',
  'sort',
]);
const bodyReaders = new Set([
  'json',
  'text',
  'formData',
  'arrayBuffer',
  'parseAsync',
  'validateAsync',
  'parse',
  'validate',
]);

function strongest(kinds: readonly Argument[]): Argument {
  if (kinds.some(({ kind }) => kind === 'generated')) return generated;
  return kinds.some(({ kind }) => kind === 'event') ? fromEvent : other;
}

function isSame(a: Argument, b: Argument): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'literal') return b.kind === 'literal' && a.value === b.value;
  return a.kind !== 'environment' || (b.kind === 'environment' && a.name === b.name);
}
