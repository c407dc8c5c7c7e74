import { guardsAgainstRepeats } from '../../../src/knowledge/side-effects.js';
import { generatedIdentity } from '../../../src/knowledge/write-identities.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import type { TriggerType } from '../../../src/model/template.js';

/** Sources that deliver the same event again when it failed, and now and then when it did not. */
const retriedSources: readonly TriggerType[] = ['queue', 'stream', 'topic', 'bus', 'storage'];

/** What a write is known by comes from the event, so that a second attempt writes the same thing. */
export const check: Rule = ({ handlers, declarations }, verdict) => {
  for (const handler of handlers) {
    const source = handler.events.find((event) => retriedSources.includes(event));
    if (!source) continue;
    const calls = handler.reach.calls.filter(({ phase, assumed }) => phase === 'invocation' && !assumed);
    const isGuarded = handler.reach.wrappers.some(guardsAgainstRepeats);
    for (const call of calls) {
      const generated = generatedIdentity(call, declarations);
      if (!generated || isGuarded) {
        if (isGuarded || guardsAgainstRepeats(call)) verdict.holds(call);
        continue;
      }
      verdict.fails(call, {
        message: `${generated.argument} is made anew at each attempt: when an event of the ${source} reaches ${functionsOf(handler)} again, a second ${generated.makes} is made. Take it from the event, as the id of the message or of what it is about.`,
        function: functionOf(handler),
      });
    }
  }
};
