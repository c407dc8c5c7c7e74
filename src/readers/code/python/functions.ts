import type { Scope } from '../../../model/code.js';
import { functionParts } from '../../syntax/python/node-parts.js';
import type { SyntaxNode, SyntaxTree } from '../../syntax/python/tree.js';

/**
 * The functions of a file by their index in the facts: every `def` and `lambda`, and the calls that make objects which stand
 * for functions (`app = APIGatewayRestResolver()`, `handler = Mangum(app)`), all in source order.
 */
export class FunctionTable {
  readonly nodes: readonly SyntaxNode[];
  readonly #indexes = new Map<SyntaxNode, number>();

  /** @param dispatchers the calls that make objects which stand for functions */
  constructor(tree: SyntaxTree, dispatchers: readonly SyntaxNode[]) {
    const nodes = [...tree.nodes.of('function_definition'), ...tree.nodes.of('lambda'), ...dispatchers];
    this.nodes = nodes.sort((a, b) => a.start - b.start || b.end - a.end);
    for (const [index, node] of this.nodes.entries()) this.#indexes.set(node, index);
  }

  indexOf(node: SyntaxNode): number | undefined {
    return this.#indexes.get(node);
  }

  /** The function whose body holds `node`. Decorators and defaults belong to the scope around their function. */
  scopeOf(node: SyntaxNode): Scope {
    const around = enclosingFunction(node);
    return around && this.#indexes.get(around);
  }
}

/** The `def` or `lambda` whose body holds `node`. */
export function enclosingFunction(node: SyntaxNode): SyntaxNode | undefined {
  let inner = node;
  for (let at = node.parent; at; at = at.parent) {
    if ((at.type === 'function_definition' || at.type === 'lambda') && functionParts(at).body === inner) return at;
    inner = at;
  }
  return undefined;
}
