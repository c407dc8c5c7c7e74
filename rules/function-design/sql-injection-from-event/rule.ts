import { isStartedOnlyBy } from '../../../src/model/events.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/** Values of an event go beside a statement, not into it. Schedules and deployments send nothing a stranger wrote. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    if (isStartedOnlyBy(handler, 'schedule', 'deployment')) continue;
    for (const sink of handler.reach.eventFlow.sinks) {
      if (sink.sink !== 'sql') continue;
      if (!sink.fromEvent) verdict.holds(sink);
      else {
        verdict.fails(sink, {
          message: `${sink.text} gets a statement with text of the event in it: whoever sends the event to ${functionsOf(handler)} can read or change other rows. Write placeholders and hand the values over beside the statement.`,
          function: functionOf(handler),
        });
      }
    }
  }
};
