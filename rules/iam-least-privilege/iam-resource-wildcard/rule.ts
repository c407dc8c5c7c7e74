import { isNarrowable } from '../../../src/knowledge/narrowable-actions.js';
import { isTakenByPlatform } from '../../../src/knowledge/platform-actions.js';
import type { Application, Grant, Role } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { replacing, rightsInsteadOf } from '../../../src/model/rights-instead.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain } from '../../../src/model/value.js';

/** A right that can be given for one resource is not given for all. */
export const check: Rule = (application, verdict) => {
  for (const role of application.roles) {
    if (role.functions.length === 0) continue;
    for (const grant of role.grants) {
      if (!isJudged(grant)) continue;
      const narrowable = grant.actions.flatMap((action) => {
        const name = certain(action);
        return name !== undefined && name !== passRole && isNarrowable(name) === true ? [name] : [];
      });
      const everything = grant.resources.find((resource) => {
        const target = certain(resource);
        return target?.kind === 'text' && target.text === '*';
      });
      if (narrowable.length === 0) continue;
      if (everything?.kind !== 'known') verdict.holds(grant);
      else {
        verdict.fails(
          { range: everything.range, name: role.name },
          {
            message: `${role.functions.map((declared) => declared.name).join(', ')} may do ${list(narrowable)} on every resource of the account. Name the resources it works on.`,
            ...(role.functions[0] && { function: role.functions[0].name }),
            fix: () => nameResources(application, role, grant),
          },
        );
      }
    }
  }
};

/** Handing on any role is a fault of its own. */
const passRole = 'iam:PassRole';

/** Whole services are the business of another rule; conditions narrow a grant in ways of their own. */
function isJudged(grant: Grant): boolean {
  if (grant.source !== 'statement' && grant.source !== 'managed-policy') return false;
  if (certain(grant.effect) !== 'Allow' || grant.hasCondition) return false;
  return !grant.actions.some((action) => certain(action)?.endsWith('*'));
}

function list(actions: readonly string[]): string {
  return actions.length > 3 ? `${actions.slice(0, 3).join(', ')} and ${actions.length - 3} more` : actions.join(', ');
}

/** Rights that are taken without a call: nobody can tell whether they are needed. */
function keepsMore(grant: Grant, needed: readonly string[]): boolean {
  const written = grant.actions.flatMap((action) => certain(action) ?? []);
  return written.some((action) => isTakenByPlatform(action) && !needed.includes(action));
}

/** Only when the code of every function of the role is known to its end, and works on declared resources. */
function nameResources(application: Application, role: Role, grant: Grant): readonly FixProposal[] {
  const instead = rightsInsteadOf((each) => each.range === grant.range, role, application);
  if (!instead?.rights || keepsMore(grant, instead.actions)) return [];
  return [
    {
      title: `Grant only what is needed: ${instead.text}`,
      safety: 'suggested',
      intents: replacing(grant.origin, instead.rights, role),
    },
  ];
}
