import {
  loggingActions,
  networkActions,
  pollingActions,
  sendingAction,
  sendingActions,
  tracingActions,
} from '../../knowledge/platform-actions.js';
import type { LambdaFunction } from '../../model/application.js';
import type { NeededRight } from '../../model/rights.js';
import type { SourceRange } from '../../model/source.js';
import type { PollTrigger, Target } from '../../model/template.js';
import { knownValues, possibilities, rangeOf, type Value } from '../../model/value.js';
import type { Declarations } from '../declarations.js';
import { keyRights } from './encryption.js';

/** What runs a function takes from its role. */
export function platformRights(declared: LambdaFunction, declarations: Declarations): readonly NeededRight[] {
  const { range, tracing, inVpc, deadLetter, asyncInvoke, triggers } = declared;
  const destinations = [deadLetter, ...(asyncInvoke ? [asyncInvoke.onFailure, asyncInvoke.onSuccess] : [])];
  return [
    ...onEverything(loggingActions, range),
    ...(knownValues(tracing).includes('Active') ? onEverything(tracingActions, rangeOf(tracing) ?? range) : []),
    ...(mayBeIn(inVpc) ? onEverything(networkActions, rangeOf(inVpc) ?? range) : []),
    ...destinations.flatMap((destination) => sending(destination, declared.id, declarations)),
    ...triggers.flatMap((trigger) => {
      if (trigger.trigger !== 'queue' && trigger.trigger !== 'stream') return [];
      const actions = pollingActions(trigger.service);
      return [
        ...actions.flatMap((action) => on(action, trigger, declarations)),
        ...sending(trigger.onFailure, trigger.id, declarations),
      ];
    }),
  ];
}

function mayBeIn(inVpc: Value<boolean>): boolean {
  return possibilities(inVpc).some((option) => option.kind === 'unknown' || (option.kind === 'known' && option.value));
}

function onEverything(actions: readonly string[], because: SourceRange): readonly NeededRight[] {
  return actions.map((action) => ({ action, on: { kind: 'text', text: '*' }, need: 'always', because }));
}

function on(
  action: string,
  { source, service, id, range }: PollTrigger,
  declarations: Declarations,
): readonly NeededRight[] {
  const suffix = action.startsWith('dynamodb:') ? '/stream/*' : undefined;
  const right = { action, need: service === 'unknown' ? 'helpful' : 'always', because: range } as const;
  const found = declarations.all(source, id);
  if (found.length === 0) return [{ ...right, on: undefined }];
  return found.flatMap((declared) => [
    { ...right, on: { kind: 'resource', id: declared.id, attribute: 'arn', ...(suffix && { suffix }) } },
    ...keyRights(declared, right, declarations),
  ]);
}

function sending(destination: Value<Target>, from: string, declarations: Declarations): readonly NeededRight[] {
  const found = declarations.all(destination, from);
  const range = rangeOf(destination);
  if (found.length === 0 && range) {
    return sendingActions.map((action) => ({ action, on: undefined, need: 'helpful', because: range }));
  }
  return found.flatMap((declared) => {
    const action = sendingAction(declared.kind);
    if (action === undefined) return [];
    const right = { action, need: 'always', because: rangeOf(destination) ?? declared.range } as const;
    return [
      { ...right, on: { kind: 'resource', id: declared.id, attribute: 'arn' } },
      ...keyRights(declared, right, declarations),
    ];
  });
}
