import type { Application, Handler, LambdaFunction, Role } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { namesOf, newRights } from '../../../src/model/new-references.js';
import { mayAllow, mayName } from '../../../src/model/policy-match.js';
import { type NeededRight, type NeededStatement, placesOf, statementsFor } from '../../../src/model/rights.js';
import type { Rule } from '../../../src/model/rule.js';
import type { PolicyDeclaration } from '../../../src/model/template.js';
import { certain } from '../../../src/model/value.js';

/** What the code calls, the role of its function allows. */
export const check: Rule = (application, verdict) => {
  if (!application.complete) return;
  const elsewhere = new Elsewhere(application);
  for (const declared of application.functions) {
    const role = roleThatDecides(declared);
    if (!role || !declared.rights.followed) continue;
    const needed = declared.rights.called.filter(({ need }) => need === 'always');
    const missing = needed.filter((right) => !isAllowed(right, role) && !elsewhere.allows(right, declared));
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

function isAllowed(right: NeededRight, { grants }: Role): boolean {
  return grants.some((grant) => mayAllow(grant, right));
}

/** What may allow a right beside the role of a function. What many functions ask that share their code is answered once. */
class Elsewhere {
  readonly #policies: readonly PolicyDeclaration[];
  readonly #roles = new Map<Handler, Map<string, ReadonlySet<Role | undefined>>>();

  constructor({ declarations }: Application) {
    this.#policies = [...declarations.values()].filter(
      (each): each is PolicyDeclaration => each.kind === 'policy' && each.attachment === 'resource',
    );
  }

  allows(right: NeededRight, { code, executionRole }: LambdaFunction): boolean {
    if (code.kind !== 'found' || this.#isAllowedByResource(right)) return true;
    // Of code that several functions run, each may run a part: what another one is allowed is its part.
    for (const role of this.#rolesFor(right, code.handler)) if (role !== executionRole) return true;
    return false;
  }

  /** A policy on the resource itself may let a role of the account in. */
  #isAllowedByResource({ action }: NeededRight): boolean {
    return this.#policies.some(
      ({ complete, statements }) =>
        !complete || statements.some((statement) => certain(statement.effect) !== 'Deny' && mayName(statement, action)),
    );
  }

  /** The roles of the handler's functions that allow it, or may. */
  #rolesFor(right: NeededRight, handler: Handler): ReadonlySet<Role | undefined> {
    const key = JSON.stringify([right.action, right.on]);
    const known = this.#roles.get(handler) ?? new Map<string, ReadonlySet<Role | undefined>>();
    this.#roles.set(handler, known);
    const roles =
      known.get(key) ??
      new Set(
        handler.functions
          .map(({ executionRole }) => executionRole)
          .filter((role) => !role?.fullyVisible || isAllowed(right, role)),
      );
    known.set(key, roles);
    return roles;
  }
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
