import { broadManagedPolicy } from '../../../src/knowledge/managed-policies.js';
import type { Role } from '../../../src/model/application.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain } from '../../../src/model/value.js';

/** No function runs with the rights of an administrator. */
export const check: Rule = ({ roles }, verdict) => {
  for (const role of roles) {
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
          },
        );
      }
    }
  }
};

function functionNames({ functions }: Role): string {
  return functions.map((declared) => declared.name).join(', ');
}
