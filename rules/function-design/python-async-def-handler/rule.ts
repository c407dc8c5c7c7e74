import { waitsForAsyncHandlers } from '../../../src/knowledge/handler-forms.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/** A handler is a plain function where the runtime calls it as one. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    const { fact, language, functions, reach } = handler;
    // Only a template shows that it is the runtime that calls it; a decorator may well make a plain function of it.
    if (waitsForAsyncHandlers(language) || functions.length === 0 || fact.wrappers.length > 0) continue;
    if (!fact.isAsync) {
      if (reach.functions.some(({ isAsync }) => isAsync)) verdict.holds(handler);
      continue;
    }
    verdict.fails(handler, {
      message: `The runtime calls ${handler.name} of ${functionsOf(handler)} as a plain function and gets a coroutine that nobody runs: none of its code is ever reached, and the invocation fails. Make it a plain function that runs the coroutine with asyncio.run.`,
      function: functionOf(handler),
      fix: () => [
        {
          title: `Run the coroutine from a plain ${fact.name} with asyncio.run`,
          safety: 'safe',
          intents: [{ kind: 'run-coroutine', at: fact.range }],
        },
      ],
    });
  }
};
