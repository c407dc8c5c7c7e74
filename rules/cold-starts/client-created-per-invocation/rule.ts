import type { Reached } from '../../../src/model/application.js';
import type { ClientFact } from '../../../src/model/code.js';
import { isStartedOnlyBy } from '../../../src/model/events.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/** Clients are built once per environment, so that warm invocations reuse their connections. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    // Each deployment starts a new environment anyway.
    if (isStartedOnlyBy(handler, 'deployment')) continue;
    for (const client of handler.reach.clients) {
      if (client.provider === 'powertools' || client.dependsOn === 'function' || client.assumed) continue;
      if (client.phase === 'start' || client.memoised) verdict.holds(client);
      else {
        verdict.fails(client, {
          message: `${client.text} is built at every invocation of ${functionsOf(handler)}: each one pays for a new connection. Build it once, outside the handler.`,
          function: functionOf(handler),
          fix: () => [buildOnce(client)],
        });
      }
    }
  }
};

function buildOnce(client: Reached<ClientFact>): FixProposal {
  return {
    title: `Build ${client.variable ?? client.text} once, outside the handler`,
    safety: 'safe',
    intents: [{ kind: 'move-to-module-scope', at: client.range }],
  };
}
