import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/** The data of a Kinesis record is decoded before it is parsed. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    for (const read of handler.reach.eventFlow.reads) {
      const [field, of] = read.path.toReversed();
      const parsed = read.decoded.indexOf('json');
      if (field !== 'data' || of !== 'kinesis' || parsed === -1) continue;
      if (read.decoded.slice(0, parsed).includes('base64')) {
        verdict.holds(read);
        continue;
      }
      verdict.fails(read, {
        message: `Kinesis hands over kinesis.data in base64, which is no JSON: ${functionsOf(handler)} fails at the first record, and the stream stands still. Decode it before parsing.`,
        function: functionOf(handler),
        fix: () => [
          {
            title: 'Decode the data from base64',
            safety: 'safe',
            intents: [{ kind: 'decode', at: read.readAt, encoding: 'base64' }],
          },
        ],
      });
    }
  }
};
