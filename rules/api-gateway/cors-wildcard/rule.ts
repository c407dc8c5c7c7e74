import type { Rule, Verdict } from '../../../src/model/rule.js';
import type { ApiDeclaration, Cors, FunctionUrlDeclaration, HttpTrigger } from '../../../src/model/template.js';
import { certain, isAbsent, knownValues, rangeOf, type Value } from '../../../src/model/value.js';

/** Pages of any origin are let in only where everybody may read what they read. */
export const check: Rule = ({ apis, triggers, urls }, verdict) => {
  for (const api of apis) judge(api, isBehindWall(api), verdict);
  for (const url of urls) judge(url, false, verdict);
  for (const trigger of triggers) {
    if (trigger.trigger !== 'http' || trigger.gateway === 'url') continue;
    judge(trigger, trigger.api !== undefined && isBehindWall(trigger.api), verdict);
  }
};

/** Only who is inside gets through, without having to sign for each request: the browser of somebody inside will do. */
function isBehindWall({ restricted, defaultAuthorization }: ApiDeclaration): boolean {
  return !isAbsent(restricted) && certain(defaultAuthorization) !== 'iam';
}

type Opened = ApiDeclaration | FunctionUrlDeclaration | HttpTrigger;

function judge(opened: Opened, isRestricted: boolean, verdict: Verdict): void {
  const { cors, name } = opened;
  if (cors.kind !== 'known') return;
  const site = { name, range: rangeOf(cors.value.origins) ?? cors.range };
  if (!isAnyOrigin(cors)) verdict.holds(site);
  else if (takesCredentials(cors)) {
    verdict.fails(site, {
      message: `${name} allows every origin together with the visitor's cookies. Browsers refuse that or, where the origin is sent back as it was asked for, let any page act in the visitor's name: list the origins of your own pages.`,
    });
  } else if (isRestricted) {
    verdict.fails(site, {
      message: `${name} is kept from strangers, yet lets pages of any origin read its answers: a page that is opened inside reads them for somebody outside. List the origins of your own pages.`,
      severity: 'info',
    });
  } else verdict.holds(site);
}

function isAnyOrigin(cors: Value<Cors>): boolean {
  return knownValues(cors).some(({ origins }) => certain(origins)?.includes('*') === true);
}

function takesCredentials(cors: Value<Cors>): boolean {
  return knownValues(cors).some(({ credentials }) => certain(credentials) === true);
}
