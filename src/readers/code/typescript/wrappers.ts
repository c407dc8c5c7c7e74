import type { TSESTree } from '@typescript-eslint/types';
import type { Argument, WrapperFact } from '../../../model/code.js';
import type { Bindings } from './bindings.js';
import type { Instances } from './instances.js';
import { literalValue } from './literals.js';
import { Type } from './node-types.js';
import type { Origins } from './origins.js';
import type { ParsedModule } from './parse.js';
import { bare, calledName, keyName, methodCall, withoutAwait } from './syntax.js';

/** Describes the calls, middleware and decorators that stand around functions. */
export class Wrappers {
  constructor(
    readonly parsed: ParsedModule,
    readonly bindings: Bindings,
    readonly origins: Origins,
    readonly instances: Instances,
  ) {}

  /** The wrapping call itself: `makeIdempotent(save, { … })`. */
  around(call: TSESTree.CallExpression): WrapperFact {
    return this.#fact(call.callee, call.arguments);
  }

  /** What `.use(…)` adds: each middleware that is made in place or bound to a constant. */
  used(call: TSESTree.CallExpression): readonly WrapperFact[] {
    if (methodCall(call)?.name !== 'use') return [];
    return call.arguments
      .flatMap((argument): readonly (TSESTree.Node | null)[] => {
        const value = this.bindings.resolve(argument);
        return value.type === Type.ArrayExpression ? value.elements : [value];
      })
      .flatMap((middleware) => {
        const value = middleware && this.bindings.resolve(middleware);
        return value?.type === Type.CallExpression ? [this.#fact(value.callee, value.arguments)] : [];
      });
  }

  /** All wrappers of a chain that starts with a wrapping call: `middy().use(a()).use(b())`. */
  ofChain(node: TSESTree.Node): readonly WrapperFact[] {
    const value = this.bindings.resolve(node);
    if (value.type !== Type.CallExpression) return [];
    const inner = methodCall(value);
    const isChained = inner && withoutAwait(inner.object).type !== Type.ThisExpression && inner.name === 'use';
    return isChained ? [...this.ofChain(inner.object), ...this.used(value)] : [this.around(value)];
  }

  decorator(node: TSESTree.Decorator): WrapperFact {
    const expression = bare(node.expression);
    return expression.type === Type.CallExpression
      ? this.#fact(expression.callee, expression.arguments)
      : this.#fact(expression, []);
  }

  #fact(callee: TSESTree.Node, given: readonly TSESTree.Node[]): WrapperFact {
    const options: Record<string, Argument> = {};
    for (const argument of given) {
      const value = this.bindings.resolve(argument);
      if (value.type === Type.ObjectExpression) Object.assign(options, this.#literals(value));
    }
    const target = bare(callee);
    return {
      module: this.#moduleOf(target),
      name: this.origins.of(target)?.path.at(-1) ?? nameOfCallee(target),
      range: this.parsed.lines.range(...target.range),
      options,
    };
  }

  #literals(object: TSESTree.ObjectExpression): Record<string, Argument> {
    const options: Record<string, Argument> = {};
    for (const property of object.properties) {
      const name = property.type === Type.Property ? keyName(property) : undefined;
      if (property.type !== Type.Property || name === undefined) continue;
      const value = literalValue(property.value, this.bindings);
      options[name] = value === undefined ? { kind: 'other' } : { kind: 'literal', value };
    }
    return options;
  }

  /** Empty for wrappers of this file. `logger.injectLambdaContext` comes from where the logger's class comes from. */
  #moduleOf(callee: TSESTree.Node): string {
    const origin = this.origins.of(callee);
    if (origin) return origin.module;
    const object = callee.type === Type.MemberExpression ? this.instances.of(callee.object) : undefined;
    return object?.kind === 'imported' ? object.origin.module : '';
  }
}

function nameOfCallee(callee: TSESTree.Node): string {
  if (callee.type === Type.Identifier) return callee.name;
  if (callee.type === Type.CallExpression) return calledName(callee) ?? '<anonymous>';
  const { property } = callee as Partial<TSESTree.MemberExpression>;
  return property?.type === Type.Identifier ? property.name : '<anonymous>';
}
