import type { TSESTree } from '@typescript-eslint/types';
import type { Functions } from './functions.js';
import { Type } from './node-types.js';
import { calledName, isFunctionNode, widened } from './syntax.js';

/** Methods that call what they are given once for each element. */
const iterators = new Set([
  ...['map', 'forEach', 'filter', 'reduce', 'reduceRight', 'some', 'every', 'find', 'findIndex', 'flatMap', 'from'],
]);

/** Whether a callback is called once for each element of a list: `records.map(async (record) => …)`. */
function isIteration(node: TSESTree.Node): boolean {
  const value = widened(node);
  const { parent } = value;
  return parent?.type === Type.CallExpression && parent.callee !== value && iterators.has(calledName(parent) ?? '');
}

/** Where a node stands: in a loop, in a tried block. Functions that run with the one around them are looked through. */
export class Surroundings {
  constructor(readonly functions: Functions) {}

  isInLoop(node: TSESTree.Node): boolean {
    return this.#climb(
      node,
      (parent, child) => isLoopBody(parent, child) || (isFunctionNode(parent) && isIteration(parent)),
    );
  }

  /** In the block of a `try` that catches. */
  isInTry(node: TSESTree.Node): boolean {
    return this.#climb(
      node,
      (parent, child) => parent.type === Type.TryStatement && parent.block === child && parent.handler !== null,
    );
  }

  #climb(node: TSESTree.Node, test: (parent: TSESTree.Node, child: TSESTree.Node) => boolean): boolean {
    let child = node;
    for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
      if (test(parent, child)) return true;
      if (!isFunctionNode(parent)) continue;
      const index = this.functions.indexOf(parent);
      if (index === undefined || !this.functions.placed[index]?.runsWithParent) return false;
    }
    return false;
  }
}

function isLoopBody(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  switch (parent.type) {
    case Type.ForStatement:
      return child !== parent.init;
    case Type.ForOfStatement:
    case Type.ForInStatement:
      return child !== parent.right;
    case Type.WhileStatement:
    case Type.DoWhileStatement:
      return true;
    default:
      return false;
  }
}
