import { isStartedOnlyBy } from '../../../src/model/events.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/** Nothing of an event decides which command runs. Schedules and deployments send nothing a stranger wrote. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    if (isStartedOnlyBy(handler, 'schedule', 'deployment')) continue;
    for (const sink of handler.reach.eventFlow.sinks) {
      if (sink.sink !== 'command') continue;
      if (!sink.fromEvent) verdict.holds(sink);
      else {
        verdict.fails(sink, {
          message: `${sink.text} runs a command with text of the event in it: whoever sends the event to ${functionsOf(handler)} can run commands of their own. Start the program without a shell and hand it its arguments one by one.`,
          function: functionOf(handler),
        });
      }
    }
  }
};
