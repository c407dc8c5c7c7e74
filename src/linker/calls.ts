import { namingArguments } from '../knowledge/naming-arguments.js';
import { actionsOf } from '../knowledge/sdk-actions.js';
import type { LambdaFunction, LinkedCall, Reached } from '../model/application.js';
import type { CallFact } from '../model/code.js';
import { type NamedTarget, targetsOf } from './argument-targets.js';
import type { Declarations } from './declarations.js';

/** What a handler's code is joined with: the functions that run it, and what is declared beside them. */
export interface Surroundings {
  readonly functions: readonly LambdaFunction[];
  readonly declarations: Declarations;
}

/** Joins an SDK call with the IAM actions it needs and the declared resources it works on. */
export function linkCall(call: Reached<CallFact>, around: Surroundings): LinkedCall {
  if (call.provider !== 'aws') return { ...call, actions: [], resources: [] };
  return { ...call, actions: actionsOf(call.service, call.operation), resources: resourcesOf(call, around) };
}

function resourcesOf(call: CallFact, { functions, declarations }: Surroundings): readonly string[] {
  const naming = namingArguments(call.service);
  if (!naming) return [];
  const found = namedTargets(call, naming.parameters, functions).flatMap(
    ({ target, from }) => declarations.find(target, from, naming.kinds) ?? [],
  );
  return [...new Set(found.map(({ id }) => id))];
}

/**
 * What the arguments of these names say, in lower case and at any depth: `TransactItems.0.Put.TableName`. What belongs to
 * the source of a copy is named with it.
 */
export function namedTargets(
  call: CallFact,
  parameters: ReadonlySet<string>,
  functions: readonly LambdaFunction[],
): readonly NamedTarget[] {
  return Object.entries(call.arguments).flatMap(([path, argument]) => {
    const written = path.toLowerCase();
    const [, table] = /^RequestItems\.([^.]+)$/.exec(path) ?? [];
    if (table !== undefined && table !== 'TableName') {
      return parameters.has('tablename') ? [{ target: { kind: 'text', text: table }, from: '' }] : [];
    }
    const name = written.startsWith('copysource.') ? written : written.slice(written.lastIndexOf('.') + 1);
    const inPart = written.split('.').slice(-2).join('.');
    return parameters.has(name) || parameters.has(inPart) ? targetsOf(argument, functions) : [];
  });
}
