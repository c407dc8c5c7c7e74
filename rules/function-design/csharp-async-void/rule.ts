import type { FunctionFact } from '../../../src/model/code.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { rangeKey } from '../../../src/model/source.js';

/** What runs asynchronously gives its caller something to wait for. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    const { fact } = handler;
    if (fact.isAsyncVoid) {
      verdict.fails(handler, {
        message: `${fact.name} is async void, so there is nothing that tells when it is done: the runtime refuses to start ${functionsOf(handler)}. Return a Task.`,
        function: functionOf(handler),
        fix: () => [returnTask(fact)],
      });
    } else if (fact.isAsync) verdict.holds(handler);
    for (const reached of handler.reach.functions) {
      if (!reached.isAsyncVoid || reached.phase !== 'invocation' || reached.assumed) continue;
      if (rangeKey(reached.range) === rangeKey(fact.range)) continue;
      verdict.fails(
        { range: reached.nameRange, name: reached.name },
        {
          message: `${reached.name} is async void: ${functionsOf(handler)} cannot wait for it and may be frozen before it is done, and an error in it ends the process. Return a Task and await it.`,
          function: functionOf(handler),
        },
      );
    }
  }
};

function returnTask({ name, range }: FunctionFact): FixProposal {
  return { title: `Let ${name} return a Task`, safety: 'safe', intents: [{ kind: 'return-task', at: range }] };
}
