import type { Reach, Reached } from '../../../src/model/application.js';
import type { CallFact, Scope } from '../../../src/model/code.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import type { SourceRange } from '../../../src/model/source.js';
import type { ReplayFact, VariationFact } from '../../../src/model/work.js';

/** A durable function does the same at each replay: what may differ, or acts on the world, is in steps. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    const { reach } = handler;
    const replays = new Map(reach.replays.map((replay) => [keyOf(replay), replay]));
    if (replays.size === 0) continue;
    const isReplayed = (fact: Placed) => !fact.assumed && fact.phase === 'invocation' && replays.has(keyOf(fact));
    const varying = reach.variations.filter(isReplayed);
    const acting = [...actionsIn(reach), ...reach.waits].filter(isReplayed);
    if (varying.length + acting.length === 0) verdict.holds(handler);
    for (const fact of varying) {
      verdict.fails(fact, {
        message: `${fact.text} gives another ${whatOf(fact)} at each replay of ${functionsOf(handler)}: what follows may no longer fit the steps that are done. Work it out in a step, whose result is kept.`,
        function: functionOf(handler),
        fix: () => inStep(fact, replays.get(keyOf(fact))),
      });
    }
    for (const fact of acting) {
      verdict.fails(fact, {
        message: `${textOf(fact)} happens again at each replay of ${functionsOf(handler)}, and may end differently. ${remedyFor(fact)}`,
        function: functionOf(handler),
      });
    }
  }
};

type Placed = Reached<{ readonly scope: Scope; readonly range: SourceRange }>;

function keyOf({ range, scope }: { readonly range: SourceRange; readonly scope: Scope }): string {
  return `${range.file} ${scope}`;
}

/** Calls that leave the process. */
function actionsIn({ calls }: Reach): Reach['calls'] {
  return calls.filter(({ provider }) => provider === 'aws' || provider === 'http' || provider === 'database');
}

function whatOf({ kind }: VariationFact): string {
  return { clock: 'time', random: 'number', identity: 'id' }[kind];
}

function textOf(fact: CallFact | Reach['waits'][number]): string {
  return 'operation' in fact ? `${fact.service} ${fact.operation}` : `The pause by ${fact.text}`;
}

function remedyFor(fact: CallFact | Reach['waits'][number]): string {
  return 'operation' in fact
    ? 'Make it in a step, whose result is kept.'
    : 'Wait with the context, which costs nothing meanwhile.';
}

function inStep({ range, variable }: VariationFact, replay: ReplayFact | undefined) {
  if (variable === undefined || replay?.context === undefined) return [];
  const { context } = replay;
  return [
    {
      title: `Work ${variable} out in a step`,
      safety: 'suggested',
      intents: [{ kind: 'run-in-step', at: range, context, name: variable }],
    },
  ] as const;
}
