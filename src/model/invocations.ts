import type { Handler, LinkedCall } from './application.js';
import { containsRange } from './source.js';

/** Whether a call that invokes a function invokes the one it stands in, by name, reference or what the runtime says. */
export function invokesItself(call: LinkedCall, { functions, reach }: Handler): boolean {
  const named = call.arguments.FunctionName;
  if (named?.kind === 'environment' && named.name === 'AWS_LAMBDA_FUNCTION_NAME') return true;
  if (functions.length > 0 && functions.every(({ id }) => call.resources.includes(id))) return true;
  if (named?.kind === 'literal') return false;
  if (reach.ownNames.some((range) => containsRange(call.range, range))) return true;
  // The parameters may stand before the call, in a variable of their own.
  const invoking = reach.calls.filter(({ actions }) => actions.includes('lambda:InvokeFunction'));
  return reach.ownNames.length > 0 && invoking.length === 1 && call.resources.length === 0;
}
