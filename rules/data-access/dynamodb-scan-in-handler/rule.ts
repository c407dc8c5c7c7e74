import type { Handler } from '../../../src/model/application.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/** What answers a request asks a table by key. Jobs that run by the clock may go through all of it. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    if (!answersRequests(handler)) continue;
    for (const call of handler.reach.calls) {
      if (call.provider !== 'aws' || call.service !== 'dynamodb' || call.phase !== 'invocation' || call.assumed)
        continue;
      if (call.operation === 'Query' || call.operation === 'GetItem') verdict.holds(call);
      if (call.operation !== 'Scan' || 'Limit' in call.arguments) continue;
      verdict.fails(call, {
        message: `${functionsOf(handler)} reads the whole table for one request: time and price grow with every item that is ever stored. Query a key, or an index that has what is asked for as its key.`,
        function: functionOf(handler),
      });
    }
  }
};

function answersRequests({ events }: Handler): boolean {
  return events.includes('http');
}
