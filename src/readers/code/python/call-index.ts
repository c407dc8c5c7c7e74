import { attributeParts, functionParts, withoutParentheses } from '../../syntax/python/node-parts.js';
import { parts, type SyntaxNode, type SyntaxTree } from '../../syntax/python/tree.js';
import { enclosingFunction } from './functions.js';

/** The calls of a file by the last name of what they call, and what its functions give back. Built when first asked. */
export class CallIndex {
  readonly #tree: SyntaxTree;
  #calls: ReadonlyMap<string, readonly SyntaxNode[]> | undefined;
  #results: ReadonlyMap<SyntaxNode, readonly SyntaxNode[]> | undefined;

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
  }

  /** `save(…)` and `orders.save(…)` for `save`. */
  byName(name: string): readonly SyntaxNode[] {
    this.#calls ??= this.#collectCalls();
    return this.#calls.get(name) ?? [];
  }

  /** The expressions a function returns or yields. */
  resultsOf(definition: SyntaxNode): readonly SyntaxNode[] {
    if (definition.type === 'lambda') {
      const { body } = functionParts(definition);
      return body ? [body] : [];
    }
    this.#results ??= this.#collectResults();
    return this.#results.get(definition) ?? [];
  }

  #collectCalls(): ReadonlyMap<string, readonly SyntaxNode[]> {
    const calls = new Map<string, SyntaxNode[]>();
    for (const call of this.#tree.nodes.of('call')) {
      const [callee] = parts(call);
      const name = callee?.type === 'attribute' ? attributeParts(callee)?.name : callee;
      if (name?.type === 'identifier') add(calls, this.#tree.text.slice(name.start, name.end), call);
    }
    return calls;
  }

  #collectResults(): ReadonlyMap<SyntaxNode, readonly SyntaxNode[]> {
    const results = new Map<SyntaxNode, SyntaxNode[]>();
    for (const node of [...this.#tree.nodes.of('return_statement'), ...this.#tree.nodes.of('yield')]) {
      const definition = enclosingFunction(node);
      const [value] = parts(node);
      if (definition && value) add(results, definition, withoutParentheses(value));
    }
    return results;
  }
}

function add<Key>(map: Map<Key, SyntaxNode[]>, key: Key, node: SyntaxNode): void {
  const nodes = map.get(key);
  if (nodes) nodes.push(node);
  else map.set(key, [node]);
}
