import { isTakenByPlatform } from '../../../src/knowledge/platform-actions.js';
import { allowsAction } from '../../../src/model/action-patterns.js';
import type { Grant, Role } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import { mayAllow } from '../../../src/model/policy-match.js';
import type { NeededRight } from '../../../src/model/rights.js';
import type { Rule } from '../../../src/model/rule.js';
import { rangeKey } from '../../../src/model/source.js';
import type { ActionSet } from '../../../src/model/template.js';
import { certain } from '../../../src/model/value.js';

/** A set of actions is granted by its narrowest name that has all the code needs. */
export const check: Rule = ({ roles }, verdict) => {
  for (const role of roles) {
    const [{ name } = { name: '' }] = role.functions;
    if (role.functions.length === 0 || !role.functions.every(({ rights }) => rights.complete)) continue;
    const uses = role.functions.flatMap(({ rights }) => [...rights.called, ...rights.platform]);
    for (const [set, grants] of setsOf(role)) {
      const used = usedOf(grants, uses);
      const [first] = grants;
      if (!first || used.length === 0 || isOpen(first, role)) continue;
      const narrower = narrowest(set, used);
      if (!narrower) verdict.holds(first);
      else {
        const functions = role.functions.map((declared) => declared.name).join(', ');
        verdict.fails(
          { range: first.range, name: set.name },
          {
            message: `${set.name} allows ${functions} more than its code does: it only needs ${used.join(', ')}. Use ${narrower.name}, which has no right to ${missing(grants, narrower)}.`,
            function: name,
            fix: () => swap(first, set, narrower),
          },
        );
      }
    }
  }
};

/** Of a service whose client is there, calls may be made that are not seen. */
function isOpen({ actions }: Grant, { functions }: Role): boolean {
  const services = new Set(actions.map((action) => certain(action)?.split(':')[0]));
  return functions.some(({ rights }) => [...rights.openServices].some((service) => services.has(service)));
}

/** The grants that one use of a set stands for. */
function setsOf({ grants }: Role): ReadonlyMap<ActionSet, readonly Grant[]> {
  const byUse = new Map<string, { set: ActionSet; grants: Grant[] }>();
  for (const grant of grants) {
    if (!grant.set || certain(grant.effect) !== 'Allow') continue;
    const key = `${rangeKey(grant.range)} ${grant.set.name}`;
    const use = byUse.get(key) ?? { set: grant.set, grants: [] };
    use.grants.push(grant);
    byUse.set(key, use);
  }
  return new Map([...byUse.values()].map(({ set, grants: own }) => [set, own]));
}

function usedOf(grants: readonly Grant[], uses: readonly NeededRight[]): readonly string[] {
  const used = uses.filter(
    (right) =>
      right.need !== 'helpful' && !isTakenByPlatform(right.action) && grants.some((grant) => mayAllow(grant, right)),
  );
  return [...new Set(used.map(({ action }) => action))].sort();
}

/** The one with the fewest actions that still has all that is used. */
function narrowest({ narrower }: ActionSet, used: readonly string[]): ActionSet['narrower'][number] | undefined {
  return narrower
    .filter(({ actions }) => used.every((action) => actions.some((pattern) => allowsAction(pattern, action))))
    .sort((a, b) => a.actions.length - b.actions.length)[0];
}

function missing(grants: readonly Grant[], { actions }: ActionSet['narrower'][number]): string {
  const lost = grants
    .flatMap((grant) => grant.actions.flatMap((action) => certain(action) ?? []))
    .filter((action) => !actions.some((pattern) => allowsAction(pattern, action)));
  const [first = '', second, ...others] = [...new Set(lost)].sort();
  if (second === undefined) return first;
  return others.length > 0 ? `${first}, ${second} and ${others.length} more` : `${first} and ${second}`;
}

function swap({ origin }: Grant, set: ActionSet, narrower: ActionSet['narrower'][number]): readonly FixProposal[] {
  return [
    {
      title: `Use ${narrower.name} instead of ${set.name}`,
      safety: 'suggested',
      intents: [{ kind: 'replace-set', of: origin, set: set.name, by: narrower.name }],
    },
  ];
}
