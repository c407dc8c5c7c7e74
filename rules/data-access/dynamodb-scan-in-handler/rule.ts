import type { Handler, Trigger } from '../../../src/model/application.js';
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

/** What serves a WebSocket sends to all connections, and so reads all of them. */
function answersRequests({ events, functions }: Handler): boolean {
  const routes = functions.flatMap(({ triggers }) => triggers.filter(({ trigger }) => trigger === 'http'));
  const isWebSocket = (route: Trigger) => route.trigger === 'http' && route.gateway === 'websocket';
  return events.includes('http') && (routes.length === 0 || !routes.every(isWebSocket));
}
