import { iamActionsSource } from '../../../src/knowledge/iam-actions.js';
import { type UnknownAction, unknownAction } from '../../../src/knowledge/unknown-actions.js';
import type { Grant } from '../../../src/model/application.js';
import type { FixProposal, Severity } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain } from '../../../src/model/value.js';

/** Every action a policy names is one that IAM has. */
export const check: Rule = ({ roles }, verdict) => {
  for (const role of roles) {
    for (const grant of role.grants) {
      if (grant.fixed || (grant.source !== 'statement' && grant.source !== 'managed-policy')) continue;
      for (const action of [...grant.actions, ...grant.notActions]) {
        if (action.kind !== 'known' || action.value.includes('${')) continue;
        const unknown = unknownAction(action.value);
        if (!unknown) {
          verdict.holds(action);
          continue;
        }
        const severity = severityOf(unknown, grant);
        verdict.fails(
          { range: action.range, name: action.value },
          {
            message: messageOf(action.value, unknown, grant),
            ...(role.functions[0] && { function: role.functions[0].name }),
            ...(severity && { severity }),
            fix: () => replace(grant, action.value, unknown),
          },
        );
      }
    }
  }
};

/** An action nothing comes near may be younger than the data; one whose rights are given beside it is only idle. */
function severityOf({ fault, meant }: UnknownAction, grant: Grant): Severity | undefined {
  if (fault === 'unknown') return 'warning';
  return isGiven(meant, grant) ? 'info' : undefined;
}

function messageOf(action: string, { fault, meant }: UnknownAction, grant: Grant): string {
  if (fault === 'unknown') {
    return `${action} is no action IAM knows (as of ${iamActionsSource.date}): it allows nothing. Name the action that is meant.`;
  }
  const what = fault === 'operation' ? 'is an operation, not an action of IAM' : 'is no action of IAM';
  const names = meant.join(' and ');
  return isGiven(meant, grant)
    ? `${action} ${what}, and allows nothing. What counts is ${names} beside it: remove ${action}.`
    : `${action} ${what}: it allows nothing, and the call is denied. Write ${names}.`;
}

function isGiven(meant: readonly string[], { actions }: Grant): boolean {
  const given = new Set(actions.flatMap((action) => certain(action)?.toLowerCase() ?? []));
  return meant.every((action) => given.has(action.toLowerCase()));
}

function replace(grant: Grant, action: string, { meant }: UnknownAction): readonly FixProposal[] {
  const written = grant.actions.map(certain);
  if (meant.length === 0 || !written.includes(action) || written.includes(undefined)) return [];
  const actions = written.flatMap((each) => (each === undefined ? [] : each === action ? meant : [each]));
  const names = meant.join(' and ');
  return [
    {
      title: isGiven(meant, grant)
        ? `Remove ${action}, which ${names} stands for`
        : `Write ${names} instead of ${action}`,
      safety: 'suggested',
      intents: [{ kind: 'replace-actions', of: grant.origin, actions: [...new Set(actions)] }],
    },
  ];
}
