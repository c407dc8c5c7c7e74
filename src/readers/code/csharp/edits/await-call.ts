import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { CallExpression, FunctionNode, Placed } from '../../../syntax/program.js';
import { csharpErrors } from '../errors.js';
import { returnsIn } from './statements.js';

/**
 * Waits for a task where it is made; what gave it to `_` only awaits it. A method that gives a task without being `async`
 * becomes so. Not where the task is waited for already, and not in a `lock`.
 */
export function awaitCall(edited: EditedProgram, at: SourceRange): boolean {
  const call = edited.nodesAt(at).find((node): node is CallExpression => 'kind' in node && node.kind === 'call');
  if (!call || !csharpErrors.canAwait(call, edited.file)) return false;
  const parent = edited.file.parentOf(call);
  if (!parent || !('kind' in parent) || isLocked(edited, call)) return false;
  const whole = parent.kind === 'assign' ? discardAround(edited, parent) : call;
  if (!whole || (parent.kind !== 'assign' && parent.kind !== 'expression' && parent.kind !== 'member')) return false;
  const around = edited.file.functionAround(call);
  if (around && !around.isAsync && !makeAsync(edited, around)) return false;
  if (parent.kind === 'member') {
    edited.changes.insert(call.start, '(await ');
    edited.changes.insert(call.end, ')');
  } else edited.changes.replace(whole.start, call.start, 'await ');
  return true;
}

/** `_ = SaveAsync()`, as a statement of its own. */
function discardAround(edited: EditedProgram, assignment: Placed): Placed | undefined {
  const statement = edited.file.parentOf(assignment);
  const isStatement = statement && 'kind' in statement && statement.kind === 'expression';
  return isStatement && /^_\s*=(?!=)/.test(edited.textOf(assignment)) ? assignment : undefined;
}

function isLocked(edited: EditedProgram, call: Placed): boolean {
  for (const node of edited.file.tree.ancestorsOf(call)) {
    if (node === edited.file.functionAround(call)) return false;
    if ('kind' in node && node.kind === 'block' && edited.textOf(node).startsWith('lock')) return true;
  }
  return false;
}

/** `return Task.CompletedTask;` has nothing left to give. */
function makeAsync(edited: EditedProgram, node: FunctionNode): boolean {
  const { returns, bodyPlace, body } = node;
  if (!returns || !bodyPlace || returns.arguments.length > 0) return false;
  edited.changes.insert(returns.start, 'async ');
  for (const statement of returnsIn(body)) {
    if (statement === body.at(-1) && edited.hasOwnLines(statement)) edited.removeLines(statement.start, statement.end);
    else edited.changes.replace(statement.start, statement.end, 'return;');
  }
  return true;
}
