import type { FlowFile } from '../flow/index.js';
import type { CallExpression, Expression, MapEntryNode, NewExpression, Placed } from '../syntax/program.js';
import { onlyValueOf } from './numbers.js';

/**
 * A breaker of opossum: it gives up what it runs after ten seconds, or after its `timeout`, unless that is false (opossum,
 * "Options", read 2026-11-21).
 */
interface Breaker {
  readonly action: Expression;
  /** Where it is said how long what it runs may take. */
  readonly timeout?: MapEntryNode;
}

/** Whether what stands there runs in a breaker that gives up waiting for it. */
export function isGivenUpByBreaker(node: CallExpression | NewExpression, file: FlowFile): boolean {
  return breakersIn(file).some(
    ({ action, timeout }) =>
      !(timeout?.value.kind === 'literal' && timeout.value.value === false) && holds(action, node, file),
  );
}

/** The entries of options that say how long what a breaker runs may take. */
export function breakerTimeouts(file: FlowFile): readonly MapEntryNode[] {
  return breakersIn(file).flatMap(({ timeout }) => timeout ?? []);
}

function breakersIn(file: FlowFile): readonly Breaker[] {
  return file.calls.flatMap(({ node, name = '' }) => {
    if (node.kind !== 'new' || !/^opossum(?:\.(?:default|CircuitBreaker))?$/.test(name)) return [];
    const [action, given] = node.arguments.map(({ value }) => value);
    if (!action) return [];
    const options = given?.kind === 'map' ? given : given && onlyValueOf(given, file);
    const entries = options?.kind === 'map' ? options.entries : [];
    const timeout = entries.find((entry): entry is MapEntryNode => entry.kind === 'entry' && entry.key === 'timeout');
    return [{ action, ...(timeout && { timeout }) }];
  });
}

/** The node stands in the function that an expression is or names. */
function holds(action: Expression, node: Placed, file: FlowFile): boolean {
  const declaration = action.kind === 'name' ? file.declarationOf(action.name, action) : undefined;
  const run: Placed | undefined = declaration ? (declaration.function ?? declaration.value) : action;
  return run !== undefined && run.start <= node.start && node.end <= run.end;
}
