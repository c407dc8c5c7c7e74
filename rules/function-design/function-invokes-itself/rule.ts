import { invokesItself } from '../../../src/model/invocations.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/** A function that starts itself again has a way to stop. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    const { certainCalls, calls } = handler.reach;
    for (const call of calls) {
      if (call.phase === 'start' || !call.actions.includes('lambda:InvokeFunction')) continue;
      if (!invokesItself(call, handler)) continue;
      if (!certainCalls.includes(call)) verdict.holds(call);
      else {
        verdict.fails(call, {
          message: `${functionsOf(handler)} invokes itself here at every invocation, under no condition: one start becomes an endless chain, and every link is paid for. Ask first whether something is left to do, or let a queue or a workflow bring the next part.`,
          function: functionOf(handler),
        });
      }
    }
  }
};
