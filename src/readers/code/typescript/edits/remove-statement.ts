import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import type { Changes } from './changes.js';
import { leadingComments } from './comments.js';
import type { EditedModule, Node } from './edited-module.js';
import { removeLines } from './lines.js';
import { siblingsOf, textEnd } from './statements.js';

/** Comments that speak to a tool about the next line: without it they would speak about another, or be an error. */
const aboutNextLine = /(eslint-disable-next-line|@ts-ignore|@ts-expect-error|biome-ignore|prettier-ignore|ignore next)/;

/** Takes out the statement at a place, or leaves `{}` where the grammar needs one. */
export function removeStatement(module: EditedModule, at: SourceRange, changes: Changes): boolean {
  const statement = statementAt(module, at);
  if (!statement) return false;
  const siblings = siblingsOf(statement);
  if (!siblings) {
    changes.replace(statement.range[0], textEnd(module, statement), '{}');
    return true;
  }
  const end = textEnd(module, statement);
  if (keepsNeighboursApart(module, siblings, statement)) {
    changes.replace(statement.range[0], end, ';');
    return true;
  }
  removeLines(module, changes, { start: startWithDirectives(module, statement), end });
  return true;
}

function statementAt(module: EditedModule, at: SourceRange): Node | undefined {
  const node = module.nodesAt(at)[0];
  const statement = node?.parent?.type === AST_NODE_TYPES.ExpressionStatement ? node.parent : node;
  return statement?.type === AST_NODE_TYPES.ExpressionStatement ? statement : undefined;
}

/** Without semicolons, the statement before could run on into the one after. */
function keepsNeighboursApart(module: EditedModule, siblings: readonly Node[], statement: Node): boolean {
  const index = siblings.indexOf(statement);
  const before = siblings[index - 1];
  const after = siblings[index + 1];
  if (!before || !after || textEnd(module, statement) !== statement.range[1]) return false;
  return !/[;}]$/.test(module.textOf(before)) && /^[([`+\-/]/.test(module.textOf(after));
}

function startWithDirectives(module: EditedModule, statement: Node): number {
  let start = statement.range[0];
  for (const comment of leadingComments(module, statement)) {
    if (!aboutNextLine.test(module.text.slice(comment.pos, comment.end))) break;
    start = comment.pos;
  }
  return start;
}
