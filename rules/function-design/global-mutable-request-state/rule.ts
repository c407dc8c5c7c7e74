import type { Reached } from '../../../src/model/application.js';
import type { StateWriteFact } from '../../../src/model/flow.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/**
 * Nothing of one event stays for the next. A map that keeps things by a key of their own is a cache, and a value that comes
 * from elsewhere is what an environment is for.
 */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    for (const write of handler.reach.eventFlow.stateWrites) {
      if (write.phase !== 'invocation' || write.owner === 'instance' || write.change !== 'assigned') continue;
      if (!write.fromEvent) verdict.holds(write);
      else {
        verdict.fails(write, {
          message: messageFor(write, functionsOf(handler)),
          function: functionOf(handler),
        });
      }
    }
  }
};

function messageFor({ name, owner }: Reached<StateWriteFact>, handler: string): string {
  const where = owner === 'class' ? 'a static field' : 'a variable of the module';
  return `${name} is ${where} and gets a value of the event: the next event of ${handler} in the same environment, perhaps another customer's, still sees it. Pass the value on as an argument.`;
}
