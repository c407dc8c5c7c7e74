import type { LambdaFunction, Reach } from '../model/application.js';
import type { FunctionFact } from '../model/code.js';
import type { TriggerType } from '../model/template.js';

/**
 * What starts a handler: the triggers of the functions that run it. Only where they have none, what the code says of
 * itself by types and wrappers, or by what it reads of its event; empty when that says nothing either.
 */
export function eventsOf(
  functions: readonly LambdaFunction[],
  { handlerShape }: FunctionFact,
  reach: Reach,
): readonly TriggerType[] {
  const declared = new Set(functions.flatMap(({ triggers }) => triggers.map(({ trigger }) => trigger)));
  if (declared.size > 0) return [...declared];
  if (handlerShape?.event) return [handlerShape.event];
  return reach.functions.some(({ servesDeployment, phase }) => servesDeployment && phase === 'invocation')
    ? ['deployment']
    : [];
}
