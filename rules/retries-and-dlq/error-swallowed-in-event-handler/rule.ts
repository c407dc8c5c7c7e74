import type { Handler, Reached } from '../../../src/model/application.js';
import type { CatchFact } from '../../../src/model/code.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import { containsRange } from '../../../src/model/source.js';
import type { TriggerType } from '../../../src/model/template.js';

/** Sources that take a normal return for success and throw the event away. */
const retryingSources: readonly TriggerType[] = ['queue', 'stream', 'topic', 'bus', 'schedule', 'storage'];

/** Errors leave a handler that nobody answers to, so that the event is retried or kept. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    const { events, reach } = handler;
    if (events.length === 0 || !events.every((event) => retryingSources.includes(event))) continue;
    for (const caught of reach.catches) {
      if (caught.phase === 'start' || !caught.broad || !caught.guardsWork || caught.tolerated) continue;
      if (isTriedAgain(caught, handler)) continue;
      if (losesError(caught, handler)) {
        verdict.fails(caught, {
          message: `An error caught here ends in ${functionsOf(handler)} returning normally: the ${events.join(' or ')} event counts as processed and is never retried. Throw it again, or report the item as failed.`,
          function: functionOf(handler),
          fix: () => [rethrow(caught)],
        });
      } else if (caught.outcome !== 'returned' && caught.outcome !== 'swallowed') verdict.holds(caught);
    }
  }
};

/** Who waits after a failure tries again, and says at the end of the loop how it went. */
function isTriedAgain({ inLoop, blockRange }: CatchFact, { reach }: Handler): boolean {
  return inLoop && reach.waits.some(({ range }) => containsRange(blockRange, range));
}

/** A helper may give back a value that speaks of the error and leave the rest to its caller; a handler has no caller. */
function losesError(caught: Reached<CatchFact>, handler: Handler): boolean {
  if (caught.outcome === 'swallowed') return true;
  return caught.outcome === 'returned' && isOwnCode(caught, handler);
}

function isOwnCode(caught: CatchFact, { fact, reach }: Handler): boolean {
  if (!containsRange(fact.range, caught.range)) return false;
  return !reach.functions.some(
    (inner) =>
      inner.range !== fact.range && containsRange(fact.range, inner.range) && containsRange(inner.range, caught.range),
  );
}

function rethrow({ blockRange, errorName }: CatchFact): FixProposal {
  return {
    title: `Throw ${errorName ?? 'the error'} again`,
    safety: 'suggested',
    intents: [{ kind: 'rethrow', at: blockRange, ...(errorName && { errorName }) }],
  };
}
