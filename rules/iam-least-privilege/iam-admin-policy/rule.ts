import { broadManagedPolicy } from '../../../src/knowledge/managed-policies.js';
import type { Application, Role } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { granting, rightsInsteadOf } from '../../../src/model/rights-instead.js';
import type { Rule } from '../../../src/model/rule.js';
import { rangeKey, type SourceRange } from '../../../src/model/source.js';
import { certain } from '../../../src/model/value.js';

/** No function runs with the rights of an administrator. */
export const check: Rule = (application, verdict) => {
  for (const role of application.roles) {
    if (role.functions.length === 0) continue;
    for (const policy of role.managedPolicies) {
      const target = certain(policy);
      // What a tool attaches by itself is not what anybody chose: it has a rule of its own.
      if (policy.kind !== 'known' || policy.isDefault || target?.kind !== 'text') continue;
      const broad = broadManagedPolicy(target.text);
      if (!broad) verdict.holds({ range: policy.range, name: target.text });
      else {
        verdict.fails(
          { range: policy.range, name: broad.name },
          {
            message: `${broad.name} lets ${functionNames(role)} do far more than any handler needs: a fault in the code becomes a fault in the whole account. Grant the actions it calls.`,
            ...(role.functions[0] && { function: role.functions[0].name }),
            cause: policy.range,
            fix: () => grantWhatIsNeeded(application, role, policy.range, broad.name),
          },
        );
      }
    }
  }
};

function functionNames({ functions }: Role): string {
  return functions.map((declared) => declared.name).join(', ');
}

/** Only when the code of every function of the role is known to its end, and works on declared resources. */
function grantWhatIsNeeded(
  application: Application,
  role: Role,
  range: SourceRange,
  policy: string,
): readonly FixProposal[] {
  const instead = rightsInsteadOf((grant) => rangeKey(grant.range) === rangeKey(range), role, application);
  if (!instead?.rights) return [];
  return [
    {
      title: `Grant only what is needed: ${instead.text}`,
      safety: 'suggested',
      intents: [{ kind: 'remove-policy', of: role.origin, policy }, ...granting(instead.rights, role)],
    },
  ];
}
