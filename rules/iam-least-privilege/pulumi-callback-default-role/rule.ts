import { broadManagedPolicy } from '../../../src/knowledge/managed-policies.js';
import type { Role } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { Target } from '../../../src/model/template.js';
import type { Known } from '../../../src/model/value.js';

/** Where a tool would attach broad policies by itself, the policies of a function are named. */
export const check: Rule = ({ roles }, verdict) => {
  for (const role of roles) {
    const [first] = role.functions;
    if (!first) continue;
    const chosen = role.managedPolicies.filter((policy): policy is Known<Target> => policy.kind === 'known');
    const byTool = chosen.filter(({ isDefault }) => isDefault);
    const broad = byTool.flatMap(({ value }) =>
      value.kind === 'text' ? (broadManagedPolicy(value.text)?.name ?? []) : [],
    );
    if (broad.length > 0) {
      verdict.fails(first, {
        message: `No policies are named for ${first.name}, so its role gets ${byTool.length} that are attached by default, ${broad.slice(0, 2).join(' and ')} among them: a fault in the code reaches data of the whole account. Name the policies it needs.`,
        function: first.name,
        fix: () => nameThem(role),
      });
    } else if (role.generated && chosen.length > 0 && byTool.length === 0) verdict.holds(first);
  }
};

/** Only when the code is known to its end and calls nothing that needs a right. */
function nameThem({ origin, functions }: Role): readonly FixProposal[] {
  const needsNothing = functions.every(
    ({ code }) =>
      code.kind === 'found' &&
      code.handler.reach.complete &&
      code.handler.reach.calls.every(({ actions }) => actions.length === 0),
  );
  if (!needsNothing) return [];
  return [
    {
      title: 'Attach AWSLambdaBasicExecutionRole only: the code calls no service',
      safety: 'suggested',
      intents: [
        {
          kind: 'set-property',
          of: origin,
          declaration: 'role',
          property: 'managedPolicies',
          value: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
        },
      ],
    },
  ];
}
