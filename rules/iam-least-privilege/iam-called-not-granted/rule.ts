import type { Application, LambdaFunction, Role } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { namesOf, newRights } from '../../../src/model/new-references.js';
import { mayAllow, mayName } from '../../../src/model/policy-match.js';
import { type NeededRight, type NeededStatement, placesOf, statementsFor } from '../../../src/model/rights.js';
import type { Rule } from '../../../src/model/rule.js';
import { certain } from '../../../src/model/value.js';

/** What the code calls, the role of its function allows. */
export const check: Rule = (application, verdict) => {
  if (!application.complete) return;
  for (const declared of application.functions) {
    const role = roleThatDecides(declared);
    if (!role || !declared.rights.followed) continue;
    const needed = declared.rights.called.filter(({ need }) => need === 'always');
    const missing = needed.filter((right) => !isAllowed(right, role, declared, application));
    for (const right of needed) if (!missing.includes(right)) verdict.holds({ range: right.because });
    for (const statement of statementsFor(missing)) {
      const [first, ...others] = placesOf(statement.rights);
      if (!first) continue;
      verdict.fails(
        { range: first, name: declared.name },
        {
          message: messageFor(statement, declared, application),
          function: declared.name,
          related: [
            ...others.map((range) => ({ range, message: 'needs it too' })),
            { range: role.range, message: `the role of ${declared.name}` },
          ],
          fix: () => grantIt(statement, declared, application),
        },
      );
    }
  }
};

/** The one role a function certainly has, when everything it may do is known. */
function roleThatDecides({ role, executionRole, generated }: LambdaFunction): Role | undefined {
  return !generated && certain(role) && executionRole?.fullyVisible ? executionRole : undefined;
}

function isAllowed(right: NeededRight, { grants }: Role, declared: LambdaFunction, application: Application): boolean {
  return (
    grants.some((grant) => mayAllow(grant, right)) ||
    isAllowedByResource(right, application) ||
    isForAnother(right, declared)
  );
}

/** A policy on the resource itself may let a role of the account in. */
function isAllowedByResource({ action }: NeededRight, { declarations }: Application): boolean {
  for (const declaration of declarations.values()) {
    if (declaration.kind !== 'policy' || declaration.attachment !== 'resource') continue;
    if (!declaration.complete || declaration.statements.some((statement) => mayName(statement, action))) return true;
  }
  return false;
}

/** Of code that several functions run, each may run a part: what another one is allowed is its part. */
function isForAnother(right: NeededRight, { code, executionRole }: LambdaFunction): boolean {
  if (code.kind !== 'found') return true;
  return code.handler.functions.some(
    ({ executionRole: other }) =>
      other !== executionRole && (!other?.fullyVisible || other.grants.some((grant) => mayAllow(grant, right))),
  );
}

function messageFor(
  { actions, resources }: NeededStatement,
  { name }: LambdaFunction,
  application: Application,
): string {
  const on = namesOf(resources, application);
  const what = `${actions.join(', ')}${on === '*' ? '' : ` on ${on}`}`;
  return `${name} needs ${what}, and its role does not allow it: the call fails with AccessDenied. Grant ${actions.length === 1 ? 'it' : 'them'}.`;
}

function grantIt(
  statement: NeededStatement,
  { name, origin }: LambdaFunction,
  application: Application,
): readonly FixProposal[] {
  const [right] = newRights([statement], application) ?? [];
  if (!right) return [];
  return [
    {
      title: `Let ${name} do ${right.actions.join(', ')} on ${namesOf(statement.resources, application)}`,
      safety: 'suggested',
      intents: right.resources.map((resource) => ({ kind: 'add-grant', of: origin, actions: right.actions, resource })),
    },
  ];
}
