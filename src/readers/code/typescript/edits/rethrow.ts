import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import type { Changes } from './changes.js';
import { isConstant } from './constants.js';
import type { EditedModule, Node } from './edited-module.js';
import { canComplete } from './flow.js';
import { appendToBlock } from './lines.js';
import { freeName } from './names.js';
import { textEnd } from './statements.js';
import { statementEnd } from './style.js';

/**
 * Throws the caught error again at the end of a catch block, after all it does. Where it ends by sorting errors of one kind
 * from the others, only the others are thrown. `at` is the block.
 */
export function rethrow(module: EditedModule, at: SourceRange, changes: Changes): boolean {
  const block = module.nodesAt(at).find((node) => node.type === AST_NODE_TYPES.BlockStatement);
  const clause = block?.parent;
  if (!block || clause?.type !== AST_NODE_TYPES.CatchClause) return false;
  const name = errorName(module, clause, changes);
  if (!name) return false;
  const statement = `throw ${name}${statementEnd(module)}`;
  const end = blockOfOthers(module, block, name);
  const last = end.body.at(-1);
  if (!last || canComplete(end)) {
    appendToBlock(module, changes, end, [statement]);
    return true;
  }
  if (!endsWithoutResult(last)) return false;
  changes.replace(last.range[0], textEnd(module, last), statement);
  return true;
}

/** The last `else` of `if (error instanceof NotFound) { … } else { … }` at the end of a block, or the block itself. */
function blockOfOthers(module: EditedModule, block: TSESTree.BlockStatement, name: string): TSESTree.BlockStatement {
  let last: Node | null | undefined = block.body.at(-1);
  const asksForKind = new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`);
  while (last?.type === AST_NODE_TYPES.IfStatement && asksForKind.test(module.textOf(last.test))) {
    last = last.alternate;
  }
  return last?.type === AST_NODE_TYPES.BlockStatement ? last : block;
}

function errorName(module: EditedModule, { param, range }: TSESTree.CatchClause, changes: Changes): string | undefined {
  if (param) return param.type === AST_NODE_TYPES.Identifier ? param.name : undefined;
  const name = freeName(module, 'error');
  changes.insert(range[0] + 'catch'.length, ` (${name})`);
  return name;
}

/** `return`, `return null`, `continue`, `break`: leaving without anything that was made. */
function endsWithoutResult(statement: Node): boolean {
  if (statement.type === AST_NODE_TYPES.ReturnStatement) return !statement.argument || isConstant(statement.argument);
  return statement.type === AST_NODE_TYPES.ContinueStatement || statement.type === AST_NODE_TYPES.BreakStatement;
}
