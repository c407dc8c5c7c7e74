import { isArgument } from '../analysis/tree.js';
import type { Expression, FunctionNode } from '../syntax/program.js';
import type { FlowFile } from './flow-file.js';
import { iterates } from './text-functions.js';

/** What a callback gets its items from: `records` for the function in `records.map((record) => …)`. */
export function iteratedObject(node: FunctionNode, file: FlowFile): Expression | undefined {
  const expression = file.parentOf(node);
  const argument = expression && file.parentOf(expression);
  const call = argument && isArgument(argument) ? file.parentOf(argument) : undefined;
  if (!call || !('kind' in call) || call.kind !== 'call' || call.callee.kind !== 'member') return undefined;
  return iterates(call.callee.name) ? call.callee.object : undefined;
}
