import { numberValue, stringValue } from '../../syntax/python/literals.js';
import { assignmentParts, attributeParts } from '../../syntax/python/node-parts.js';
import { parts, type SyntaxNode, type SyntaxTree } from '../../syntax/python/tree.js';
import type { Binding } from './name-scope.js';
import type { Scopes } from './scopes.js';

/** A value that stands in the source. */
export type Constant = string | number | boolean;

const deepest = 20;

/** Values of expressions that are the same at every run: literals, and names bound once to one. */
export class Constants {
  readonly #scopes: Scopes;
  readonly #text: string;

  constructor(scopes: Scopes, tree: SyntaxTree) {
    this.#scopes = scopes;
    this.#text = tree.text;
  }

  /** The value, or undefined when it is not a constant or none of a simple type. */
  valueOf(node: SyntaxNode, depth = 0): Constant | undefined {
    if (depth > deepest) return undefined;
    switch (node.type) {
      case 'string':
        return stringValue(node, this.#text) ?? this.#formatted(node, depth);
      case 'concatenated_string':
        return this.#joined(parts(node), depth);
      case 'integer':
      case 'float':
        return numberValue(node, this.#text);
      case 'true':
        return true;
      case 'false':
        return false;
      case 'parenthesized_expression':
        return this.#only(node, depth);
      case 'unary_operator': {
        const value = this.#only(node, depth);
        return typeof value === 'number' && this.#text[node.start] === '-' ? -value : undefined;
      }
      case 'binary_operator':
        return this.#binary(node, depth);
      case 'identifier':
        return this.#bound(this.#scopes.lookUp(this.#textOf(node), node), depth);
      case 'attribute':
        return this.#attribute(node, depth);
      default:
        return undefined;
    }
  }

  /** The value when it is a text. */
  textOf(node: SyntaxNode | undefined): string | undefined {
    const value = node && this.valueOf(node);
    return typeof value === 'string' ? value : undefined;
  }

  #textOf(node: SyntaxNode): string {
    return this.#text.slice(node.start, node.end);
  }

  #only(node: SyntaxNode, depth: number): Constant | undefined {
    const [inner] = parts(node);
    return inner && this.valueOf(inner, depth + 1);
  }

  #joined(nodes: readonly SyntaxNode[], depth: number): string | undefined {
    const values = nodes.map((node) => this.valueOf(node, depth + 1));
    return values.some((value) => value === undefined) ? undefined : values.join('');
  }

  #binary(node: SyntaxNode, depth: number): Constant | undefined {
    const [leftNode, rightNode] = parts(node);
    if (!leftNode || !rightNode) return undefined;
    const operator = this.#text.slice(leftNode.end, rightNode.start).trim();
    if (operator !== '+' && operator !== '*') return undefined;
    const left = this.valueOf(leftNode, depth + 1);
    const right = left === undefined ? undefined : this.valueOf(rightNode, depth + 1);
    if (typeof left === 'number' && typeof right === 'number') return operator === '+' ? left + right : left * right;
    return operator === '+' && typeof left === 'string' && typeof right === 'string' ? left + right : undefined;
  }

  /** `f"{PREFIX}/orders"` with constants in it. */
  #formatted(node: SyntaxNode, depth: number): string | undefined {
    const literal = this.#textOf(node);
    const quote = /^[A-Za-z]*("""|'''|"|')/.exec(literal);
    if (!quote?.[1] || node.children.some((child) => child.type !== 'interpolation')) return undefined;
    let result = '';
    let at = node.start + quote[0].length;
    for (const interpolation of node.children) {
      const [expression, more] = parts(interpolation);
      const value = expression && !more ? this.valueOf(expression, depth + 1) : undefined;
      if (value === undefined || typeof value === 'boolean') return undefined;
      result += this.#text.slice(at, interpolation.start) + value;
      at = interpolation.end;
    }
    return result + this.#text.slice(at, node.end - quote[1].length);
  }

  /** A name is constant when it is bound exactly once, to a constant. */
  #bound(bindings: readonly Binding[], depth: number): Constant | undefined {
    const [binding, another] = bindings;
    if (!binding?.value || another || binding.kind !== 'assignment') return undefined;
    return this.valueOf(binding.value, depth + 1);
  }

  /** `Settings.TABLE` and `self.table` of a class in this file. */
  #attribute(node: SyntaxNode, depth: number): Constant | undefined {
    const { object, name } = attributeParts(node) ?? {};
    if (object?.type !== 'identifier' || !name) return undefined;
    const [binding, another] = this.#scopes.lookUp(this.#textOf(object), object);
    if (!binding || another) return undefined;
    const declaration = binding.kind === 'class' ? binding.declaration : this.#classOfSelf(binding);
    const scope = declaration && this.#scopes.opened(declaration);
    if (!scope) return undefined;
    const attribute = this.#textOf(name);
    return this.#bound([...(scope.bindings.get(attribute) ?? []), ...(scope.attributes.get(attribute) ?? [])], depth);
  }

  #classOfSelf(binding: Binding): SyntaxNode | undefined {
    const isSelf = binding.kind === 'parameter' && /^(?:self|cls)$/.test(binding.name);
    return isSelf && binding.scope.parent?.kind === 'class' ? binding.scope.parent.node : undefined;
  }
}

/** Whether an assignment gives its target the value None. */
export function isNone(node: SyntaxNode | undefined): boolean {
  return node?.type === 'none' || (node?.type === 'assignment' && isNone(assignmentParts(node)?.right));
}
