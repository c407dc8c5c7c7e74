import type { FloatingPromiseFact } from '../../../src/model/code.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/** A handler waits for the work it does for each element of a list. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    if (!handler.reach.endsWithPromise) continue;
    for (const promise of handler.reach.floatingPromises) {
      const { iteration } = promise;
      if (iteration === undefined || promise.phase !== 'invocation' || promise.deliberate) continue;
      verdict.fails(promise, {
        message: `Nobody waits for the promises that ${promise.text} makes, one for each element: ${functionsOf(handler)} may be frozen before they are done, and their errors are lost. Use for…of with await, or await Promise.all over map.`,
        function: functionOf(handler),
        fix: () => (promise.canAwait ? fixesFor(promise, iteration) : []),
      });
    }
  }
};

function fixesFor({ range }: FloatingPromiseFact, iteration: string): readonly FixProposal[] {
  const inOrder: FixProposal = {
    title: 'Wait for one element after the other, in a for…of loop',
    safety: 'suggested',
    intents: [{ kind: 'iterate-in-order', at: range }],
  };
  const together: FixProposal = {
    title: 'Wait for all of them with Promise.all',
    safety: 'safe',
    intents: [{ kind: 'await', at: range }],
  };
  return iteration === 'forEach' ? [together, inOrder] : [together];
}
