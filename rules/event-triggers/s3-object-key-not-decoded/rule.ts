import type { Reached } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { ObjectKeyFact } from '../../../src/model/flow.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/** The key of an S3 notification is decoded before an object is looked for by it. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    for (const key of handler.reach.eventFlow.objectKeys) {
      // Events that come by way of EventBridge have another path, and their keys as they are.
      if (!/(?:^|\.)s3\.object\.key$/.test(key.path.join('.'))) continue;
      if (key.decoded.includes('url')) {
        verdict.holds(key);
        continue;
      }
      verdict.fails(key, {
        message: `S3 sends the key URL-encoded, "my order.pdf" as "my+order.pdf": ${functionsOf(handler)} asks for it as it came and does not find objects with a space or a letter beyond ASCII in their name. Decode it first.`,
        cause: key.readAt,
        function: functionOf(handler),
        fix: () => [decode(key, 'readAt'), decode(key, 'range')],
      });
    }
  }
};

function decode(key: Reached<ObjectKeyFact>, place: 'readAt' | 'range'): FixProposal {
  return {
    title: place === 'readAt' ? 'Decode the key where it is read' : 'Decode the key where it is used',
    safety: 'safe',
    intents: [{ kind: 'decode', at: key[place], encoding: 'url' }],
  };
}
