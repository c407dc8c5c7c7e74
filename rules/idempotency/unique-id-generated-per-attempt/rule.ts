import { guardsAgainstRepeats } from '../../../src/knowledge/side-effects.js';
import { generatedIdentity } from '../../../src/knowledge/write-identities.js';
import type { Handler, LinkedCall } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import type { SourceRange } from '../../../src/model/source.js';
import type { TriggerType } from '../../../src/model/template.js';

/** Sources that deliver the same event again when it failed, and now and then when it did not. */
const retriedSources: readonly TriggerType[] = ['queue', 'stream', 'topic', 'bus', 'storage'];

/** What a write is known by comes from the event, so that a second attempt writes the same thing. */
export const check: Rule = ({ handlers, declarations }, verdict) => {
  for (const handler of handlers) {
    const source = handler.events.find((event) => retriedSources.includes(event));
    if (!source) continue;
    const calls = handler.reach.calls.filter(({ phase, assumed }) => phase === 'invocation' && !assumed);
    const identities = calls.flatMap((call) => generatedIdentity(call, declarations)?.argument ?? []);
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
        // One id for two writes would make the second one replace the first.
        fix: () => (identities.length === 1 ? identityOfEvent(call, generated.argument, handler) : []),
      });
    }
  }
};

/** The id that the source gives what it delivers, where nothing else delivers to the handler. */
function identityOfEvent(call: LinkedCall, argument: string, handler: Handler): readonly FixProposal[] {
  const [source, ...others] = handler.events;
  if (others.length > 0 || !hasIdentity(source)) return [];
  // An event has its id in the handler alone, and the ids of streams fit nowhere but in items.
  if (source === 'bus' && !isWithin(call.range, handler.fact.range)) return [];
  if (source === 'stream' && !argument.startsWith('Item.')) return [];
  const what = { queue: 'message', topic: 'message', stream: 'record', bus: 'event' }[source];
  return [
    {
      title: `Use the id of the ${what} for ${argument}, which is the same at each attempt`,
      safety: 'suggested',
      intents: [{ kind: 'take-event-identity', at: call.range, argument, source }],
    },
  ];
}

function hasIdentity(source: TriggerType | undefined): source is 'queue' | 'topic' | 'stream' | 'bus' {
  return source === 'queue' || source === 'topic' || source === 'stream' || source === 'bus';
}

function isWithin(inner: SourceRange, outer: SourceRange): boolean {
  return inner.file === outer.file && inner.start.line >= outer.start.line && inner.end.line <= outer.end.line;
}
