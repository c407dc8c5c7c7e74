import type { LinkedHttpTrigger, Stage } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { always, certain, isAbsent, possibilities } from '../../../src/model/value.js';

const soundRate = 100;
const soundBurst = 200;

/** Nobody can use up the limits that all APIs of an account share. */
export const check: Rule = ({ stages }, verdict) => {
  const judged = new Set<string>();
  for (const stage of stages) {
    const { throttled, ofApi, routes } = stage;
    if (!isAbsent(throttled)) {
      if (throttled.kind === 'known') verdict.holds(stage);
      continue;
    }
    // What is kept from strangers has callers that can be talked to, and an API is asked once.
    if (
      !ofApi ||
      ofApi.gateway === 'websocket' ||
      !isAbsent(ofApi.restricted) ||
      routes.length === 0 ||
      judged.has(ofApi.id)
    )
      continue;
    judged.add(ofApi.id);
    const name = ofApi.generated ? `The ${words[stage.gateway]} API` : ofApi.name;
    const isOpen = routes.some(takesWritesOfAnybody);
    verdict.fails(stage, {
      message: isOpen
        ? `${name} takes requests of anybody without a limit of its own: one caller can use up the 10,000 requests a second that all APIs of the region share, and the bill is yours. Set a rate and a burst.`
        : `${name} has no limit of its own: one caller can use up the 10,000 requests a second that all APIs of the region share. Set a rate and a burst.`,
      ...(!isOpen && { severity: 'info' }),
      fix: () => [limit(stage)],
    });
  }
};

const words = { rest: 'REST', http: 'HTTP', websocket: 'WebSocket' } as const;

/** A route without authorization that changes something. */
function takesWritesOfAnybody({ method, authorization, api }: LinkedHttpTrigger): boolean {
  const effective = isAbsent(authorization) ? (api?.defaultAuthorization ?? authorization) : authorization;
  if (possibilities(effective).some(({ kind }) => kind === 'unknown')) return false;
  return always(effective, (kind) => kind === 'none', true) && writing.has(certain(method) ?? '');
}

const writing: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

function limit({ origin }: Stage): FixProposal {
  const set = (property: string, value: number) =>
    ({ kind: 'set-property', of: origin, declaration: 'stage', property, value }) as const;
  return {
    title: `Let ${soundRate} requests a second through, ${soundBurst} in a burst`,
    safety: 'suggested',
    intents: [set('rateLimit', soundRate), set('burstLimit', soundBurst)],
  };
}
