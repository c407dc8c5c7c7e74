import { handsOn } from '../../../src/knowledge/messages.js';
import { guardsAgainstRepeats, repeatEffect } from '../../../src/knowledge/side-effects.js';
import { generatedIdentity } from '../../../src/knowledge/write-identities.js';
import type { Application, Handler, LinkedCall } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { freeName, functionOf, functionsOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';
import type { TriggerType } from '../../../src/model/template.js';

/** Sources that deliver an event at least once, which is to say sometimes twice. */
const repeatingSources: readonly TriggerType[] = ['queue', 'stream', 'topic', 'bus', 'schedule', 'storage'];

const tableVariable = 'IDEMPOTENCY_TABLE';

/** An event that arrives twice has its effect once. */
export const check: Rule = (application, verdict) => {
  for (const handler of application.handlers) {
    const source = handler.events.find((event) => repeatingSources.includes(event));
    if (!source) continue;
    const calls = handler.reach.calls.filter((call) => call.phase === 'invocation');
    const guarded = calls.some(guardsAgainstRepeats) || handler.reach.wrappers.some(guardsAgainstRepeats);
    const harmful = calls.filter(
      (call) =>
        !call.assumed &&
        repeatEffect(call) === 'not-repeatable' &&
        !handsOn(call) &&
        // That its key is new each time is a fault with a rule of its own.
        !generatedIdentity(call, application.declarations),
    );
    const [first] = harmful;
    if (guarded) verdict.holds(handler);
    else if (first) {
      verdict.fails(handler, {
        message: `An event of the ${source} reaches ${functionsOf(handler)} at least once, and ${describe(first)} happens again when it comes twice. Make it idempotent: remember what was done, or write on condition.`,
        function: functionOf(handler),
        related: harmful.map((call) => ({ range: call.range, message: `${describe(call)} is repeated` })),
        fix: () => makeIdempotent(application, handler),
      });
    }
  }
};

function describe({ service, operation }: LinkedCall): string {
  return `${service} ${operation}`;
}

function makeIdempotent(application: Application, handler: Handler): readonly FixProposal[] {
  const [declared] = handler.functions;
  if (!declared || declared.environment.variables.some(({ name }) => name === tableVariable)) return [];
  const table = freeName(application, declared, 'IdempotencyRecords');
  return [
    {
      title: `Remember handled events in a table ${table} (Powertools idempotency)`,
      safety: 'suggested',
      intents: [
        { kind: 'make-idempotent', at: handler.fact.range, tableVariable },
        {
          kind: 'add-resource',
          near: declared.origin,
          resource: { kind: 'table', name: table, partitionKey: 'id', timeToLive: 'expiration' },
        },
        ...handler.functions.flatMap(
          (each) =>
            [
              {
                kind: 'set-environment',
                of: each.origin,
                name: tableVariable,
                value: { reference: table, attribute: 'name', kind: 'table' },
              },
              {
                kind: 'add-grant',
                of: each.origin,
                actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
                resource: { reference: table, attribute: 'arn', kind: 'table' },
              },
            ] as const,
        ),
      ],
    },
  ];
}
