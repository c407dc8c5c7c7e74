import { isNarrowable } from '../../../src/knowledge/narrowable-actions.js';
import type { Application, Grant, Role } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { NewValue } from '../../../src/model/intent.js';
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

/** Only when every call that needs the grant is known to work on a declared resource. */
function nameResources(application: Application, role: Role, grant: Grant): readonly FixProposal[] {
  const resources = new Set<string>();
  const actions = grant.actions.flatMap((action) => certain(action) ?? []);
  for (const { code } of role.functions) {
    if (code.kind !== 'found' || !code.handler.reach.complete) return [];
    for (const call of code.handler.reach.calls) {
      if (!call.actions.some((action) => actions.includes(action))) continue;
      if (call.resources.length === 0) return [];
      for (const resource of call.resources) resources.add(resource);
    }
  }
  const values = [...resources].flatMap((id) => arns(application, id, actions));
  if (values.length === 0) return [];
  return [
    {
      title: `Grant it on ${[...resources].join(', ')} only`,
      safety: 'suggested',
      intents: [{ kind: 'replace-resources', of: grant.origin, resources: values }],
    },
  ];
}

/** Objects of a bucket and indexes of a table have ARNs of their own. */
function arns({ declarations }: Application, id: string, actions: readonly string[]): readonly NewValue[] {
  const declaration = declarations.get(id);
  if (!declaration) return [];
  const { name, kind, origin } = declaration;
  const arn = { reference: name, attribute: 'arn', kind, origin } as const;
  if (declaration.kind === 'bucket') {
    const onObjects = actions.some((action) => /Object/.test(action));
    const onBucket = actions.some((action) => !/Object/.test(action));
    return [...(onBucket ? [arn] : []), ...(onObjects ? [{ join: [arn, '/*'] }] : [])];
  }
  const throughIndexes = declaration.kind === 'table' && declaration.indexes.length > 0;
  const queries = actions.some((action) => action === 'dynamodb:Query' || action === 'dynamodb:Scan');
  return throughIndexes && queries ? [arn, { join: [arn, '/index/*'] }] : [arn];
}
