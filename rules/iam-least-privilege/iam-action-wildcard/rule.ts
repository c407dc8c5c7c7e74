import { isTakenByPlatform } from '../../../src/knowledge/platform-actions.js';
import type { Application, Grant, Role } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { TemplateIntent } from '../../../src/model/intent.js';
import { replacing, rightsInsteadOf } from '../../../src/model/rights-instead.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain } from '../../../src/model/value.js';

/** A role names the actions its functions take. */
export const check: Rule = (application, verdict) => {
  for (const role of application.roles) {
    if (role.functions.length === 0) continue;
    for (const grant of role.grants) {
      if (!isWrittenHere(grant) || certain(grant.effect) !== 'Allow') continue;
      const wildcards = grant.actions.flatMap((action) =>
        action.kind === 'known' && isWholeService(action.value) ? [{ range: action.range, name: action.value }] : [],
      );
      for (const wildcard of wildcards) {
        verdict.fails(wildcard, {
          message: `${wildcard.name} lets ${names(role)} do everything ${scope(wildcard.name)}, deleting included. Grant the actions the code calls.`,
          ...(role.functions[0] && { function: role.functions[0].name }),
          fix: () => grantWhatIsNeeded(application, role, grant),
        });
      }
      if (wildcards.length === 0 && grant.actions.length > 0) verdict.holds(grant);
    }
  }
};

function isWrittenHere({ source }: Grant): boolean {
  return source === 'statement' || source === 'managed-policy';
}

function isWholeService(action: string): boolean {
  return action === '*' || /^[\w-]+:\*$/.test(action);
}

function scope(action: string): string {
  return action === '*' ? 'in the account' : `in ${action.slice(0, -2)}`;
}

function names({ functions }: Role): string {
  return functions.map((declared) => declared.name).join(', ');
}

/** Rights that are taken without a call: nobody can tell whether they are needed. */
function keepsMore(grant: Grant, needed: readonly string[]): boolean {
  const written = grant.actions.flatMap((action) => certain(action) ?? []);
  return written.some((action) => !action.endsWith('*') && isTakenByPlatform(action) && !needed.includes(action));
}

/** Only when the code of every function of the role is known to its end. */
function grantWhatIsNeeded(application: Application, role: Role, grant: Grant): readonly FixProposal[] {
  const instead = rightsInsteadOf((each) => each.range === grant.range, role, application);
  if (!instead || keepsMore(grant, instead.actions)) return [];
  const { rights, actions, text } = instead;
  const intents: readonly TemplateIntent[] = rights
    ? replacing(grant.origin, rights, role)
    : [{ kind: 'replace-actions', of: grant.origin, actions }];
  const what = rights ? text : actions.join(', ');
  return [{ title: `Grant only what is needed: ${what}`, safety: 'suggested', intents }];
}
