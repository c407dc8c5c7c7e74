import type { FloatingPromiseFact } from '../../../src/model/code.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/** What a handler starts beside itself is done before the handler is. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    if (!handler.reach.endsWithPromise) continue;
    for (const work of handler.reach.floatingPromises) {
      if (!work.isBeside || work.deliberate || work.phase !== 'invocation' || work.assumed) continue;
      verdict.fails(work, {
        message: `${functionsOf(handler)} does not wait for ${work.text}: Lambda freezes that work with the environment when the handler returns, and it goes on at some later event or never. Wait for it, or hand it to a queue.`,
        function: functionOf(handler),
        fix: () => (work.canAwait ? [waitFor(work)] : []),
      });
    }
  }
};

function waitFor({ text, range }: FloatingPromiseFact): FixProposal {
  return { title: `Wait for ${text}`, safety: 'suggested', intents: [{ kind: 'await', at: range }] };
}
