import type { LinkedCall } from '../../../src/model/application.js';
import { isStartedOnlyBy } from '../../../src/model/events.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { invokesItself } from '../../../src/model/invocations.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

const argument = 'InvocationType';

/** A function hands work on; it does not wait, and pay, for another function to finish. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    // A deployment hook tries out the new version: to wait for it is what it is for.
    if (isStartedOnlyBy(handler, 'deployment')) continue;
    for (const call of handler.reach.calls) {
      if (call.phase === 'start' || !call.actions.includes('lambda:InvokeFunction')) continue;
      // A loop without an end is the worse fault of the two, and told by its own rule.
      if (handler.reach.certainCalls.includes(call) && invokesItself(call, handler)) continue;
      const waits = waitsForAnswer(call);
      if (waits === undefined) continue;
      if (!waits) verdict.holds(call);
      else {
        verdict.fails(call, {
          message: `${functionsOf(handler)} waits here for ${invoked(call)}: both are paid for, and timeouts and failures of one become those of the other. Hand the work over by queue, bus or workflow, or share the code.`,
          function: functionOf(handler),
          fix: () => (call.resultUsed ? [] : [doNotWait(call)]),
        });
      }
    }
  }
};

/** Undefined when nobody can tell. Lambda waits unless it is told not to. */
function waitsForAnswer(call: LinkedCall): boolean | undefined {
  const type = call.arguments[argument];
  if (type?.kind === 'literal') return type.value === 'RequestResponse';
  return type || !call.argumentsComplete ? undefined : true;
}

function invoked(call: LinkedCall): string {
  const name = call.arguments.FunctionName;
  if (call.resources[0]) return call.resources[0];
  return name?.kind === 'literal' ? String(name.value) : 'another function';
}

function doNotWait(call: LinkedCall): FixProposal {
  return {
    title: 'Invoke it without waiting (InvocationType Event)',
    safety: 'suggested',
    intents: [{ kind: 'set-argument', at: call.range, argument, value: 'Event' }],
  };
}
