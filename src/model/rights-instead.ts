import type { Application, Grant, Role } from './application.js';
import type { NewRight, TemplateIntent } from './intent.js';
import { namesOf, newRights } from './new-references.js';
import { mayAllow } from './policy-match.js';
import { type NeededRight, type NeededStatement, statementsFor } from './rights.js';
import type { Origin } from './template.js';

/** What is to be granted in the place of something broad. */
export interface RightsInstead {
  /** For a person: `dynamodb:PutItem on Orders; s3:GetObject on Uploads/*`. */
  readonly text: string;
  readonly actions: readonly string[];
  /** Undefined where a resource is not known or stands elsewhere. */
  readonly rights: readonly NewRight[] | undefined;
}

/**
 * What the functions of a role need of the grants that `isBroad` chooses: all they need that the other grants do not allow.
 * Undefined when the code of one of them is not known to its end, and when nothing is needed.
 */
export function rightsInsteadOf(
  isBroad: (grant: Grant) => boolean,
  role: Role,
  application: Application,
): RightsInstead | undefined {
  if (!role.functions.every(({ rights }) => rights.complete && rights.openServices.size === 0)) return undefined;
  const broad = role.grants.filter(isBroad);
  const others = role.grants.filter((grant) => !isBroad(grant));
  // What a policy holds that AWS keeps may not be known: then it is there for the code.
  const needed = role.functions.flatMap(({ rights }) =>
    broad.length === 0 ? rights.called : [...rights.called, ...rights.platform],
  );
  const isTheirs = (right: NeededRight) =>
    !others.some((grant) => mayAllow(grant, right)) &&
    (broad.length === 0 || broad.some((grant) => mayAllow(grant, right)));
  const statements = statementsFor(needed.filter(isTheirs));
  if (statements.length === 0) return undefined;
  return {
    text: statements.map((statement) => textOf(statement, application)).join('; '),
    actions: [...new Set(statements.flatMap(({ actions }) => actions))].sort(),
    rights: newRights(statements, application),
  };
}

/** The first right in the place of a statement, the others as grants to a function of the role. */
export function replacing(statement: Origin, rights: readonly NewRight[], role: Role): readonly TemplateIntent[] {
  const [first, ...others] = rights;
  if (!first) return [];
  return [{ kind: 'replace-grant', of: statement, right: first }, ...granting(others, role)];
}

/** Rights as grants to a function of the role. */
export function granting(rights: readonly NewRight[], { functions }: Role): readonly TemplateIntent[] {
  const [grantee] = functions;
  if (!grantee) return [];
  return rights.map(({ actions, resources }) => {
    const [only, ...more] = resources;
    const resource = only !== undefined && more.length === 0 ? only : resources;
    return { kind: 'add-grant', of: grantee.origin, actions, resource };
  });
}

function textOf({ actions, resources }: NeededStatement, application: Application): string {
  const on = namesOf(resources, application);
  return on === '*' ? actions.join(', ') : `${actions.join(', ')} on ${on}`;
}
