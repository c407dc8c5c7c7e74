import type { TSESTree } from '@typescript-eslint/types';
import type { Module } from './module.js';
import { Type } from './node-types.js';
import { functionAround, isFunctionNode, isWithin } from './syntax.js';
import type { Usage } from './usage.js';

/**
 * Whether a promise nobody looks at is waited for in another way, or is of a kind that nobody can wait for: its chain calls
 * back what the function around it was given (`load().then(() => done())`), or a timer starts it again and again.
 */
export function isLeftAside(node: TSESTree.Node, usage: Usage, module: Module): boolean {
  return isInInterval(node, module) || callsBack(usage.whole, module);
}

function isInInterval(node: TSESTree.Node, { bindings }: Module): boolean {
  const call = functionAround(node)?.parent;
  return call?.type === Type.CallExpression && bindings.isGlobal(call.callee, 'setInterval');
}

function callsBack(chain: TSESTree.Node, { bindings, parsed }: Module): boolean {
  return parsed.nodes.within(Type.CallExpression, chain).some(({ callee, arguments: given }) =>
    [callee, ...given].some((node) => {
      const parameter = bindings.variable(node);
      const source = parameter && bindings.soleSource(parameter);
      if (source?.kind !== 'parameter' || !source.parameter || isWithin(source.parameter.function, chain)) return false;
      return node === callee || isFunctionName(node);
    }),
  );
}

/** A parameter that is handed to `then` is called when the promise is done: `load().then(resolve)`. */
function isFunctionName(node: TSESTree.Node): boolean {
  const { parent } = node;
  return (
    parent?.type === Type.CallExpression &&
    parent.callee.type === Type.MemberExpression &&
    'name' in parent.callee.property &&
    ['then', 'finally'].includes(String(parent.callee.property.name)) &&
    !isFunctionNode(node)
  );
}
