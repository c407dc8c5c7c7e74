import { isTagging } from '../../../src/knowledge/further-rights.js';
import { isAction } from '../../../src/knowledge/iam-actions.js';
import { isTakenByPlatform } from '../../../src/knowledge/platform-actions.js';
import { allowsAction } from '../../../src/model/action-patterns.js';
import type { Application, Grant, Role } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { namesOf } from '../../../src/model/new-references.js';
import { mayCover } from '../../../src/model/policy-match.js';
import type { NeededRight } from '../../../src/model/rights.js';
import type { Rule } from '../../../src/model/rule.js';
import { rangeKey } from '../../../src/model/source.js';
import { certain } from '../../../src/model/value.js';

/** What a role allows, the code of its functions calls. */
export const check: Rule = (application, verdict) => {
  const used = new Map(application.roles.map((role) => [role, usesOf(role)]));
  for (const { grants, roles } of writtenGrants(application)) {
    const uses = roles.map((role) => used.get(role));
    const [first] = grants;
    if (!first || !grants.every(isJudged) || !uses.every((all) => all !== undefined)) continue;
    const actions = [...new Set(grants.flatMap((grant) => grant.actions.flatMap((action) => certain(action) ?? [])))];
    const open = new Set(roles.flatMap((role) => openServicesOf(role)));
    const judged = actions.filter((action) => isJudgedAction(action, open));
    const unused = judged.filter((action) => !grants.some((grant) => isNeeded(action, grant, uses.flat())));
    // A set of actions has more than one function takes: a narrower set is the business of another rule.
    if (unused.length === 0 || (first.set && unused.length < judged.length)) verdict.holds(first);
    else {
      const names = roles.flatMap((role) => role.functions.map(({ name }) => name));
      verdict.fails(
        { range: first.range, name: roles[0]?.name ?? '' },
        {
          message: messageFor(first, unused, names, application),
          ...(names[0] !== undefined && { function: names[0] }),
          fix: () => removeUnused(first, actions, unused),
        },
      );
    }
  }
};

/** What the functions of a role need; undefined when that is not all known, or others may use the role. */
function usesOf({ functions, assumedBy }: Role): readonly NeededRight[] | undefined {
  if (functions.length === 0 || !functions.every(({ rights }) => rights.complete)) return undefined;
  if (!assumedBy.every((service) => /^(?:edge)?lambda\./.test(certain(service) ?? ''))) return undefined;
  return functions.flatMap(({ rights }) => [...rights.called, ...rights.platform]);
}

interface WrittenGrant {
  /** The statements it stands for: one, or those of a set of actions. */
  readonly grants: Grant[];
  readonly roles: Role[];
}

/** What is granted in the files of the application, each place once, with all roles that have it. */
function writtenGrants({ roles }: Application): readonly WrittenGrant[] {
  const byPlace = new Map<string, WrittenGrant>();
  for (const role of roles) {
    for (const grant of role.grants) {
      if (grant.source === 'aws-managed-policy' || grant.source === 'connector' || grant.actions.length === 0) continue;
      const key = rangeKey(grant.range);
      const written = byPlace.get(key) ?? { grants: [], roles: [] };
      byPlace.set(key, written);
      written.grants.push(grant);
      if (!written.roles.includes(role)) written.roles.push(role);
    }
  }
  return [...byPlace.values()];
}

/** Wildcards for everything are the business of other rules; a condition says that somebody thought about it. */
function isJudged({ effect, actions, hasCondition }: Grant): boolean {
  return (
    certain(effect) === 'Allow' &&
    !hasCondition &&
    !actions.some((action) => /^[^:]*\*$|:\*$/.test(certain(action) ?? '*'))
  );
}

/** Of a service whose client is there, calls may be made that are not seen. */
function openServicesOf({ functions }: Role): readonly string[] {
  return functions.flatMap(({ rights }) => [...rights.openServices]);
}

function isJudgedAction(action: string, open: ReadonlySet<string>): boolean {
  if (open.has(action.slice(0, action.indexOf(':')).toLowerCase())) return false;
  return (/[*?]/.test(action) || isAction(action)) && !isTakenByPlatform(action) && !isTagging(action);
}

function isNeeded(pattern: string, statement: Grant, uses: readonly NeededRight[]): boolean {
  return uses.some(({ action, on }) => allowsAction(pattern, action) && mayCover(statement, on, action));
}

function messageFor(
  grant: Grant,
  unused: readonly string[],
  names: readonly string[],
  application: Application,
): string {
  const [first] = grant.resources;
  const target = first && (grant.set || grant.resources.length === 1) ? certain(first) : undefined;
  const on = target?.kind === 'resource' ? ` on ${namesOf([target], application)}` : '';
  if (grant.set) {
    return `${grant.set.name} gives ${list(names)} rights${on} that nothing in the code needs: whoever takes the function over has them all the same. Remove it.`;
  }
  return `Nothing in the code of ${list(names)} needs ${list(unused)}${on}: whoever takes the function over may do it all the same. Remove ${unused.length === 1 ? 'it' : 'them'}.`;
}

function list(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}

function removeUnused(
  { origin, set }: Grant,
  actions: readonly string[],
  unused: readonly string[],
): readonly FixProposal[] {
  const kept = actions.filter((action) => !unused.includes(action));
  if (set || kept.length === 0) {
    return [
      {
        title: `Remove ${set ? set.name : `the grant of ${list(unused)}`}`,
        safety: 'suggested',
        intents: [{ kind: 'remove-grant', of: origin }],
      },
    ];
  }
  return [
    {
      title: `Grant only what is needed: ${list(kept)}`,
      safety: 'suggested',
      intents: [{ kind: 'replace-actions', of: origin, actions: kept }],
    },
  ];
}
