import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/** Work that a handler starts is awaited, so that it is done before the environment is frozen. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    if (!handler.reach.endsWithPromise) continue;
    const floating = handler.reach.floatingPromises.filter((promise) => promise.phase === 'invocation');
    for (const promise of floating) {
      // The callbacks of array methods have a rule of their own, and so has what is no promise.
      if (promise.deliberate || promise.iteration !== undefined || promise.isBeside) continue;
      verdict.fails(promise, {
        message: `${promise.text} is not awaited: ${functionsOf(handler)} may return and be frozen before it is done, and its errors are lost. Await it.`,
        function: functionOf(handler),
        fix: () =>
          promise.canAwait
            ? [{ title: `Await ${promise.text}`, safety: 'safe', intents: [{ kind: 'await', at: promise.range }] }]
            : [],
      });
    }
    const waits = handler.reach.calls.some((call) => call.phase === 'invocation' && call.awaited);
    if (floating.length === 0 && waits) verdict.holds(handler);
  }
};
