import { isCatch, isFunction } from '../analysis/tree.js';
import type { FlowFile } from '../flow/index.js';
import type { Placed } from '../syntax/program.js';

/** Whether a node runs because something failed: in a `catch`, or where an error or an attempt is asked for. */
export function isAfterFailure(node: Placed, file: FlowFile): boolean {
  let below: Placed = node;
  for (const around of file.tree.ancestorsOf(node)) {
    if (isFunction(around)) return false;
    if (isCatch(around)) return true;
    if (
      'kind' in around &&
      around.kind === 'if' &&
      around.test !== below &&
      asksForFailure(file.written(around.test))
    ) {
      return true;
    }
    below = around;
  }
  return false;
}

function asksForFailure(test: string): boolean {
  return /err|exception|fail|retr|attempt|tries|unprocessed|throttl|\.ok\b|status_?code|thrown/i.test(test);
}
