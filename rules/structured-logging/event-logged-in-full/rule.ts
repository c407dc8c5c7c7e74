import { logsEvent } from '../../../src/knowledge/powertools.js';
import type { Handler } from '../../../src/model/application.js';
import type { LogFact } from '../../../src/model/code.js';
import { isStartedOnlyBy } from '../../../src/model/events.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule, Verdict } from '../../../src/model/rule.js';
import type { TriggerType } from '../../../src/model/template.js';

/** Their events are written by the template or by AWS: no request of a person, no token. */
const withoutPeople: readonly TriggerType[] = ['schedule', 'deployment'];

/** Logs hold chosen fields, not the event as it came with its tokens and personal data. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    if (isStartedOnlyBy(handler, ...withoutPeople)) continue;
    const logs = handler.reach.logs.filter((log) => log.phase === 'invocation');
    const leaking = logs.filter((log) => log.event !== 'none' && !isOffInProduction(log));
    for (const log of leaking) failLog(handler, log, verdict);

    const wrappers = handler.reach.wrappers.filter(logsEvent);
    for (const wrapper of wrappers) {
      verdict.fails(wrapper, {
        message: `${wrapper.name} writes every event of ${functionsOf(handler)} to the log, tokens and personal data included. Leave event logging to development.`,
        function: functionOf(handler),
      });
    }
    if (logs.length > 0 && leaking.length === 0 && wrappers.length === 0) verdict.holds(handler);
  }
};

/** A logger drops debug lines unless its level is lowered; the console writes them all. */
function isOffInProduction(log: LogFact): boolean {
  return log.offByDefault === true || (log.structured && log.level === 'debug');
}

function failLog(handler: Handler, log: LogFact, verdict: Verdict): void {
  const [what, goes] = log.event === 'headers' ? ['The headers of the event', 'go'] : ['The whole event', 'goes'];
  const { statementRange } = log;
  verdict.fails(log, {
    message: `${what} of ${functionsOf(handler)} ${goes} to the log: tokens and personal data stay there as long as the log does. Log the fields you need.`,
    function: functionOf(handler),
    fix: () =>
      statementRange
        ? [
            {
              title: 'Remove this log line',
              safety: 'suggested',
              intents: [{ kind: 'remove-statement', at: statementRange }],
            },
          ]
        : [],
  });
}
