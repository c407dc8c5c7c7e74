import { readsSettings } from '../../../src/knowledge/secret-stores.js';
import type { Handler, LinkedCall } from '../../../src/model/application.js';
import { isStartedOnlyBy } from '../../../src/model/events.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { containsRange } from '../../../src/model/source.js';

/** Secrets and parameters are read once for each environment, or as often as they may change, and not at every event. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    // What runs at a deployment or by the clock rarely finds an environment that is still there.
    if (isStartedOnlyBy(handler, 'deployment', 'schedule') || rotates(handler)) continue;
    for (const call of handler.reach.calls) {
      if (!readsSettings(call) || call.assumed || isOneOfMany(call)) continue;
      if (call.phase === 'start' || call.memoised || isKept(call, handler)) {
        verdict.holds(call);
        continue;
      }
      verdict.fails(call, {
        message: `${functionsOf(handler)} asks ${call.service === 'ssm' ? 'the parameter store' : 'Secrets Manager'} at every event: each one waits for it, pays for it, and is throttled with it. Keep the value outside the handler for some minutes.`,
        function: functionOf(handler),
        fix: () => [keepAnswer(call)],
      });
    }
  }
};

/** Long enough to be asked for seldom, and short enough for a rotation. */
const keptSeconds = 300;

function keepAnswer({ operation, range }: LinkedCall): FixProposal {
  return {
    title: `Keep the answer of ${operation} outside the handler, and ask again after ${keptSeconds / 60} minutes`,
    safety: 'suggested',
    intents: [{ kind: 'keep-answer', at: range, operation, seconds: keptSeconds }],
  };
}

/** Which one is read depends on the event: a secret for each tenant. */
function isOneOfMany({ arguments: given, argumentsComplete }: LinkedCall): boolean {
  const names = Object.entries(given).filter(([path]) => /^(?:SecretId|Names?|Path|name)(?:\.|$)/.test(path));
  return names.length === 0 ? !argumentsComplete : names.some(([, { kind }]) => kind === 'event');
}

/** The file that asks keeps something for later: what else but the answer. Helpers keep it by themselves. */
function isKept({ range, isHelper }: LinkedCall, { reach }: Handler): boolean {
  if (isHelper) return true;
  return reach.eventFlow.stateWrites.some(
    (write) =>
      write.range.file === range.file &&
      write.phase === 'invocation' &&
      // What is kept right where it is read is the answer of that call, and of no other.
      (containsRange(write.range, range) ||
        !reach.calls.some((call) => readsSettings(call) && containsRange(write.range, call.range))),
  );
}

/** The rotation of a secret has to see what the store holds now. */
function rotates({ reach }: Handler): boolean {
  return reach.calls.some(({ operation }) =>
    /^(?:PutSecretValue|UpdateSecretVersionStage|PutParameter|UpdateSecret)$/.test(operation),
  );
}
