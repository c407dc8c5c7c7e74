import type { Reached } from '../../../src/model/application.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import type { ExitFact } from '../../../src/model/work.js';

/** An invocation ends by returning or throwing: the process belongs to the runtime, and to the invocations that come. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    const exits = handler.reach.exits.filter(isOfInvocation);
    if (exits.length === 0 && handler.functions.length > 0) verdict.holds(handler);
    for (const exit of exits) {
      verdict.fails(exit, {
        message: `${exit.text} ends the process while ${functionsOf(handler)} works on an event: the caller gets Runtime.ExitError, logs on their way are lost, and the next event pays for a cold start. ${remedy(exit)}`,
        function: functionOf(handler),
        fix: () => (exit.statementRange && exit.code !== 0 ? [failInstead(exit, exit.statementRange)] : []),
      });
    }
  }
};

function isOfInvocation({ phase, assumed, isAfterSignal, isExplained }: Reached<ExitFact>): boolean {
  return phase === 'invocation' && !assumed && !isAfterSignal && !isExplained;
}

function remedy({ code }: ExitFact): string {
  return code === 0 ? 'Return instead.' : 'Throw or return an error instead.';
}

function failInstead(exit: ExitFact, at: NonNullable<ExitFact['statementRange']>) {
  return {
    title: `Fail with an error instead of ${exit.text}`,
    safety: 'suggested',
    intents: [{ kind: 'fail-instead-of-exit', at }],
  } as const;
}
