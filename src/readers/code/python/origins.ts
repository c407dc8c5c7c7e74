import type { Argument } from '../../../model/code.js';
import { attributeParts, functionParts, withoutParentheses } from '../../syntax/python/node-parts.js';
import { parts, type SyntaxNode } from '../../syntax/python/tree.js';
import { environmentNameOf } from './environment-access.js';
import type { Binding } from './name-scope.js';
import type { PythonFile } from './python-file.js';

/** Functions that give another value at every run. */
const generators =
  /^(?:uuid\.uuid[1467]|time\.(?:time|time_ns|monotonic|perf_counter|strftime|ctime)|datetime\.(?:datetime\.)?(?:now|utcnow|today)|datetime\.date\.today|random\.\w+|numpy\.random\.\w+|secrets\.\w+|os\.urandom|ulid\.\w+|ulid\.ULID|nanoid\.generate|shortuuid\.\w+|cuid2?\.\w+|ksuid\.\w+)$/;

type Derivation = 'generated' | 'event' | 'other';

const deepest = 40;

/** Tells where values come from: the source, the environment, the event, chance. Each name is followed once. */
export class Origins {
  readonly #file: PythonFile;
  readonly #ofBindings = new Map<Binding, Derivation>();

  constructor(file: PythonFile) {
    this.#file = file;
  }

  of(node: SyntaxNode): Argument {
    const expression = withoutParentheses(node);
    const value = this.#file.constants.valueOf(expression);
    if (value !== undefined) return { kind: 'literal', value };
    const name = this.#environmentName(expression, 0);
    if (name !== undefined) return { kind: 'environment', name };
    return { kind: this.#derivation(expression, 0) };
  }

  /** The variable an expression reads, through names bound to it, `or` defaults and conversions. */
  #environmentName(node: SyntaxNode, depth: number): string | undefined {
    if (depth > deepest) return undefined;
    const direct = environmentNameOf(node, this.#file);
    if (direct !== undefined) return direct;
    const [first, second] = parts(node);
    switch (node.type) {
      case 'identifier':
      case 'attribute':
        return this.#boundEnvironmentName(node, depth);
      case 'boolean_operator':
      case 'parenthesized_expression':
        return first && this.#environmentName(first, depth + 1);
      case 'call': {
        const callee = first?.type === 'identifier' ? this.#file.places.text(first) : '';
        const argument = second?.children[0];
        const isConversion = /^(?:str|int|float|bool)$/.test(callee) && second?.children.length === 1;
        return isConversion && argument ? this.#environmentName(argument, depth + 1) : undefined;
      }
      default:
        return undefined;
    }
  }

  #boundEnvironmentName(node: SyntaxNode, depth: number): string | undefined {
    const bindings = this.bindingsOf(node).filter((binding) => binding.value?.type !== 'none');
    const [binding, another] = bindings;
    if (!binding?.value || another || (binding.kind !== 'assignment' && binding.kind !== 'parameter')) return undefined;
    return this.#environmentName(binding.value, depth + 1);
  }

  /** The places that bind a name, or an attribute of a class of this file. */
  bindingsOf(node: SyntaxNode): readonly Binding[] {
    const { scopes, places, meanings } = this.#file;
    if (node.type === 'identifier') return scopes.lookUp(places.text(node), node);
    const { object, name } = attributeParts(node) ?? {};
    const owner = object && name ? meanings.of(object) : undefined;
    if (!name || (owner?.kind !== 'class' && owner?.kind !== 'instance')) return [];
    const attribute = places.text(name);
    return [...(owner.scope.bindings.get(attribute) ?? []), ...(owner.scope.attributes.get(attribute) ?? [])];
  }

  /** Chance outweighs the event, and the event what nobody knows. */
  #derivation(node: SyntaxNode, depth: number): Derivation {
    if (depth > deepest) return 'other';
    switch (node.type) {
      case 'identifier':
        return this.#ofName(node, depth);
      case 'keyword_argument':
        return node.children[1] ? this.#derivation(node.children[1], depth + 1) : 'other';
      case 'attribute': {
        const own = this.bindingsOf(node);
        const { object } = attributeParts(node) ?? {};
        return own.length > 0 ? this.#strongest(own, depth) : object ? this.#derivation(object, depth + 1) : 'other';
      }
      case 'lambda':
      case 'function_definition':
        return 'other';
      case 'call': {
        const callee = this.#file.meanings.ofCallee(node);
        if (callee.kind === 'symbol' && generators.test(callee.path)) return 'generated';
        if (callee.kind === 'aws-member' || callee.kind === 'library') return 'other';
        return this.#ofParts(node, depth);
      }
      default:
        return this.#ofParts(node, depth);
    }
  }

  #ofParts(node: SyntaxNode, depth: number): Derivation {
    let strongest: Derivation = 'other';
    for (const child of node.children) {
      const derivation = this.#derivation(child, depth + 1);
      if (derivation === 'generated') return 'generated';
      if (derivation === 'event') strongest = 'event';
    }
    return strongest;
  }

  #ofName(node: SyntaxNode, depth: number): Derivation {
    const bindings = this.bindingsOf(node);
    return bindings.length === 0 ? 'other' : this.#strongest(bindings, depth);
  }

  #strongest(bindings: readonly Binding[], depth: number): Derivation {
    let strongest: Derivation = 'other';
    for (const binding of bindings) {
      const derivation = this.#ofBinding(binding, depth);
      if (derivation === 'generated') return 'generated';
      if (derivation === 'event') strongest = 'event';
    }
    return strongest;
  }

  #ofBinding(binding: Binding, depth: number): Derivation {
    const known = this.#ofBindings.get(binding);
    if (known) return known;
    // A value that leads back to itself adds nothing.
    this.#ofBindings.set(binding, 'other');
    const derivation = this.#workOut(binding, depth);
    this.#ofBindings.set(binding, derivation);
    return derivation;
  }

  #workOut(binding: Binding, depth: number): Derivation {
    if (binding.kind === 'parameter') return this.#carriesInput(binding) ? 'event' : 'other';
    const from = binding.value ?? binding.source;
    return from ? this.#derivation(from, depth + 1) : 'other';
  }

  /** Parameters carry what the caller got from the event, but for the object itself, the context, and clients. */
  #carriesInput(binding: Binding): boolean {
    if (/^_*(?:self|cls|context|ctx|lambda_context|_)$/.test(binding.name)) return false;
    if (this.#isOfInitializer(binding)) return false;
    const { kind } = this.#file.meanings.ofBinding(binding);
    return kind !== 'aws' && kind !== 'library' && kind !== 'logger' && kind !== 'instance';
  }

  /** What an object is made with are settings, mostly: where they come from cannot be seen from its methods. */
  #isOfInitializer(binding: Binding): boolean {
    const { name } = functionParts(binding.scope.node);
    return name !== undefined && this.#file.places.text(name) === '__init__';
  }
}
