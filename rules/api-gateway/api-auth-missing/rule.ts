import { isPublicByName, isPublicByNature, verifiesCaller } from '../../../src/knowledge/callers.js';
import type { LinkedHttpTrigger } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { absent, always, certain, isAbsent, possibilities } from '../../../src/model/value.js';

/** Strangers are turned away before a function runs for them. */
export const check: Rule = ({ triggers }, verdict) => {
  for (const trigger of triggers) {
    if (trigger.trigger !== 'http' || !isApiRoute(trigger) || isMeantForEverybody(trigger)) continue;
    const answer = isOpen(trigger);
    if (answer === 'closed') verdict.holds(trigger);
    else if (answer === 'open') {
      const route = describe(trigger);
      verdict.fails(
        { range: trigger.range, name: route },
        {
          ...(isReadable(trigger)
            ? {
                message: `${route} can be called by anybody: each call is paid for and nothing is known of the caller. Add an authorizer, or IAM for calls between services.`,
              }
            : {
                message: `${route} has no authorizer: if the code, which cannot be read, does not check the caller, anybody can call it. Add an authorizer, or IAM for calls between services.`,
                severity: 'info',
              }),
          ...(trigger.consumer && { function: trigger.consumer.name }),
          ...(trigger.api && { cause: trigger.api.range }),
          fix: () => [requireIam(trigger, route)],
        },
      );
    }
  }
};

function isApiRoute({ gateway, path }: LinkedHttpTrigger): boolean {
  if (gateway === 'websocket') return certain(path) === '$connect';
  return gateway === 'rest' || gateway === 'http';
}

function isMeantForEverybody({ method, path, consumer, api }: LinkedHttpTrigger): boolean {
  if (api && isPublicByName(api.name)) return true;
  if (certain(method)?.toUpperCase() === 'OPTIONS' || isPublicByNature(certain(path) ?? '')) return true;
  const code = consumer?.code;
  return code?.kind === 'found' && code.handler.reach.imports.some(verifiesCaller);
}

/** Code that is not read may well check its callers. What is written in the template itself is too short to. */
function isReadable({ consumer }: LinkedHttpTrigger): boolean {
  return consumer !== undefined && (consumer.code.kind !== 'unknown' || consumer.packaging.kind === 'inline');
}

function isOpen({ authorization, api }: LinkedHttpTrigger): 'open' | 'closed' | 'unknown' {
  const byDefault = api ? api.defaultAuthorization : absent;
  const effective = isAbsent(authorization) ? byDefault : authorization;
  if (possibilities(effective).some((option) => option.kind === 'unknown')) return 'unknown';
  if (always(effective, (kind) => kind !== 'none')) return 'closed';
  // Turning the default authorizer off for one route is a decision somebody wrote down.
  if (!isAbsent(authorization) && !always(byDefault, (kind) => kind === 'none', true)) return 'unknown';
  if (!api) return 'unknown';
  return isAbsent(api.restricted) || certain(api.restricted) === false ? 'open' : 'unknown';
}

function describe({ method, path, name }: LinkedHttpTrigger): string {
  const parts = [certain(method)?.toUpperCase(), certain(path)].filter((part) => part !== undefined);
  return parts.length === 2 ? parts.join(' ') : name;
}

function requireIam(trigger: LinkedHttpTrigger, route: string): FixProposal {
  return {
    title: `Let only signed requests (AWS_IAM) through to ${route}`,
    safety: 'suggested',
    intents: [
      {
        kind: 'set-property',
        of: trigger.origin,
        declaration: 'trigger',
        property: 'authorization',
        value: 'iam',
      },
    ],
  };
}
