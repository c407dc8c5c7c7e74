import type { LambdaFunction } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { always } from '../../../src/model/value.js';

/** What reserves concurrency reserves some. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    const { name, reservedConcurrency } = declared;
    if (declared.generated || reservedConcurrency.kind === 'absent') continue;
    const site = { name, range: reservedConcurrency.range };
    if (always(reservedConcurrency, (reserved) => reserved > 0)) verdict.holds(site);
    else if (always(reservedConcurrency, (reserved) => reserved === 0)) {
      verdict.fails(site, {
        message: `${name} may run 0 times at once: Lambda turns every event away, and those of queues and streams wait until they expire. Remove the reservation, or reserve at least 1.`,
        function: name,
        cause: definitionOf(declared),
        fix: () => [removeReservation(declared)],
      });
    }
  }
};

function definitionOf({ reservedConcurrency, range }: LambdaFunction) {
  if (reservedConcurrency.kind === 'absent') return range;
  return (reservedConcurrency.kind === 'known' && reservedConcurrency.definedAt) || reservedConcurrency.range;
}

function removeReservation(declared: LambdaFunction): FixProposal {
  return {
    title: `Remove the reserved concurrency of ${declared.name}`,
    safety: 'suggested',
    intents: [
      {
        kind: 'remove-property',
        of: declared.origin,
        declaration: 'function',
        property: 'reservedConcurrency',
        replaces: definitionOf(declared),
      },
    ],
  };
}
