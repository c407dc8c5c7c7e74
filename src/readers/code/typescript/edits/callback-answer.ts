import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { EditedModule, Node } from './edited-module.js';
import type { FunctionNode } from './names.js';

/**
 * Whether code ends an invocation by calling back: through the handler's third parameter, or the old methods of its
 * context.
 */
export function callsBack(module: EditedModule, handler: FunctionNode, code: readonly Node[]): boolean {
  const [, context, callback] = handler.params.map((param) =>
    param.type === AST_NODE_TYPES.Identifier ? param.name : '',
  );
  return code.some((node) => {
    if (node.type === AST_NODE_TYPES.Identifier) return node.name === callback && !handler.params.includes(node);
    if (node.type !== AST_NODE_TYPES.MemberExpression) return false;
    return module.textOf(node.object) === context && /^(succeed|fail|done)$/.test(module.textOf(node.property));
  });
}
