import type { Grant, Role } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain } from '../../../src/model/value.js';

/** A role names the actions its functions take. */
export const check: Rule = ({ roles }, verdict) => {
  for (const role of roles) {
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
          fix: () => grantWhatIsCalled(role, grant),
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

/** Only when the code of every function of the role is known to its end. */
function grantWhatIsCalled({ functions }: Role, grant: Grant): readonly FixProposal[] {
  const called = new Set<string>();
  for (const { code } of functions) {
    if (code.kind !== 'found' || !code.handler.reach.complete) return [];
    for (const call of code.handler.reach.calls) for (const action of call.actions) called.add(action);
  }
  const actions = new Set<string>();
  for (const action of grant.actions) {
    const written = certain(action);
    if (written === undefined) return [];
    if (!isWholeService(written)) actions.add(written);
    else for (const name of called) if (written === '*' || name.startsWith(written.slice(0, -1))) actions.add(name);
  }
  if (actions.size === 0) return [];
  const sorted = [...actions].sort();
  return [
    {
      title: `Grant only what the code calls: ${sorted.join(', ')}`,
      safety: 'suggested',
      intents: [{ kind: 'replace-actions', of: grant.origin, actions: sorted }],
    },
  ];
}
