import type { EventFlow } from '../../src/model/application.js';
import { isStartedOnlyBy } from '../../src/model/events.js';
import type { FixProposal } from '../../src/model/finding.js';
import type { Sink } from '../../src/model/flow.js';
import { functionOf, functionsOf } from '../../src/model/names.js';
import type { Rule } from '../../src/model/rule.js';

type Injection = EventFlow['sinks'][number];

/**
 * Nothing of an event decides what something else does that takes texts apart. Schedules and deployments send nothing a
 * stranger wrote.
 *
 * @param messageFor says what is wrong: what is called, as written, and the functions whose event it is
 * @param fixFor proposes repairs, for what has any
 */
export function injectionInto(
  kind: Sink,
  messageFor: (called: string, functions: string) => string,
  fixFor?: (sink: Injection) => readonly FixProposal[],
): Rule {
  return ({ handlers }, verdict) => {
    for (const handler of handlers) {
      if (isStartedOnlyBy(handler, 'schedule', 'deployment')) continue;
      for (const sink of handler.reach.eventFlow.sinks) {
        if (sink.sink !== kind) continue;
        if (!sink.fromEvent) verdict.holds(sink);
        else {
          verdict.fails(sink, {
            message: messageFor(sink.text, functionsOf(handler)),
            function: functionOf(handler),
            ...(fixFor && { fix: () => fixFor(sink) }),
          });
        }
      }
    }
  };
}
