import { allowsAction } from '../../../src/model/action-patterns.js';
import type { Application, Grant, Role } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { RoleDeclaration, Target } from '../../../src/model/template.js';
import { certain, knownValues, type Value } from '../../../src/model/value.js';

/** A function hands services only roles that are named. */
export const check: Rule = (application, verdict) => {
  for (const role of application.roles) {
    if (role.functions.length === 0) continue;
    for (const grant of role.grants) {
      if (!isJudged(grant)) continue;
      const every = grant.resources.find(isEveryRole);
      if (every?.kind !== 'known') verdict.holds(grant);
      else {
        verdict.fails(
          { range: every.range, name: role.name },
          {
            message: `${namesOf(role)} may hand any role of the account to a service: code that runs with an administrator's role has an administrator's rights. Name the role it hands on, and the service by the condition iam:PassedToService.`,
            ...(role.functions[0] && { function: role.functions[0].name }),
            fix: () => nameRole(application, grant),
          },
        );
      }
    }
  }
};

/** Patterns that allow whole services are the business of another rule; a condition narrows a right in ways of its own. */
function isJudged({ source, effect, hasCondition, actions }: Grant): boolean {
  if (source !== 'statement' && source !== 'managed-policy') return false;
  if (certain(effect) !== 'Allow' || hasCondition) return false;
  return actions.some((action) => {
    const pattern = certain(action);
    return pattern !== undefined && !pattern.endsWith('*') && allowsAction(pattern, passRole);
  });
}

const passRole = 'iam:PassRole';

/** Everything, or every role there is. */
function isEveryRole(resource: Value<Target>): boolean {
  const target = certain(resource);
  return (
    target?.kind === 'text' && /^(?:\*|arn:[^:]*:iam::[^:]*(?:\$\{AWS::AccountId\})?:(?:role\/)?\*)$/.test(target.text)
  );
}

function namesOf({ functions }: Role): string {
  return functions.map(({ name }) => name).join(', ');
}

/** Only where the statement allows nothing else, and one role of the application is there to be handed on. */
function nameRole(application: Application, grant: Grant): readonly FixProposal[] {
  if (grant.actions.length > 1) return [];
  const [only, ...others] = application.roles.filter(isHandedOn);
  if (!only || others.length > 0) return [];
  const { name, kind, origin } = only;
  return [
    {
      title: `Let it hand on ${name} only`,
      safety: 'suggested',
      intents: [
        {
          kind: 'replace-resources',
          of: grant.origin,
          resources: [{ reference: name, attribute: 'arn', kind, origin }],
        },
      ],
    },
  ];
}

/** Services of other kinds are given their role by somebody. */
function isHandedOn({
  functions,
  assumedBy,
  generated,
}: Pick<Role, 'functions' | 'generated'> & Pick<RoleDeclaration, 'assumedBy'>): boolean {
  const services = assumedBy.flatMap(knownValues);
  return functions.length === 0 && !generated && services.length > 0 && !services.includes('lambda.amazonaws.com');
}
