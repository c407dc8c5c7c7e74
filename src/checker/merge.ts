import type { Application } from '../model/application.js';
import type { Finding, FixProposal, RelatedPlace, RuleMetadata } from '../model/finding.js';
import type { Failure, Site } from '../model/rule.js';
import { rangeKey } from '../model/source.js';
import { compareSeverities, type Settings, severityOf } from './settings.js';

/** One verdict of a rule that a practice is not kept. */
export interface Failed {
  readonly site: Site;
  readonly failure: Failure;
}

type Group = readonly [Failed, ...Failed[]];

/**
 * One finding for each place where a cause is written: ten functions that inherit one bad default are one finding at the
 * default, with the ten as related places.
 */
export function mergeFailures(
  failures: readonly Failed[],
  rule: RuleMetadata,
  settings: Settings,
  application: Application,
): Finding[] {
  return groupByPlace(failures).map((group) => toFinding(group, rule, settings, application));
}

function groupByPlace(failures: readonly Failed[]): Group[] {
  const groups = new Map<string, [Failed, ...Failed[]]>();
  for (const failed of failures) {
    const key = rangeKey(placeOf(failed));
    const group = groups.get(key);
    if (group) group.push(failed);
    else groups.set(key, [failed]);
  }
  return [...groups.values()];
}

function placeOf({ site, failure }: Failed) {
  return failure.cause ?? site.range;
}

function toFinding(group: Group, rule: RuleMetadata, settings: Settings, application: Application): Finding {
  const [first] = group;
  const severities = group.map(({ failure }) => severityOf(rule, settings, failure.severity));
  const functions = new Set(group.map(({ failure }) => failure.function));
  const [onlyFunction] = functions.size === 1 ? functions : [];
  return {
    rule: rule.id,
    severity: severities.reduce((worst, next) => (compareSeverities(next, worst) > 0 ? next : worst)),
    range: placeOf(first),
    message: messageOf(group),
    application: application.root,
    ...(onlyFunction !== undefined && { function: onlyFunction }),
    ...(first.site.name !== undefined && { site: first.site.name }),
    related: relatedPlaces(group),
    ...(group.every(({ failure }) => failure.habit) && { habit: true }),
    fixes: () => proposals(group),
  };
}

const namesShown = 3;

/** The first message; then how many other places share the cause, by name as far as they have one. */
function messageOf(group: Group): string {
  const [first, ...others] = group;
  const names = new Set(others.map(nameOf));
  names.delete(nameOf(first));
  const different = others.filter(({ failure }) => failure.message !== first.failure.message);
  if (different.length === 0) return first.failure.message;
  const known = [...names].filter((name) => name !== undefined);
  return known.length === 0
    ? `${first.failure.message} (and ${different.length} more here)`
    : `${first.failure.message} (Also: ${listNames(known)}.)`;
}

/** `A, B, C, 4 more` */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, namesShown);
  const rest = names.length - shown.length;
  return (rest > 0 ? [...shown, `${rest} more`] : shown).join(', ');
}

function nameOf({ site, failure }: Failed): string | undefined {
  return site.name ?? failure.function;
}

/** The sites a cause elsewhere touches, then what the rule itself points to; each place once, never the finding's own. */
function relatedPlaces(group: Group): readonly RelatedPlace[] {
  const seen = new Set([rangeKey(placeOf(group[0]))]);
  const touched = group.map(({ site }) => ({ range: site.range, message: site.name ?? 'Also concerned' }));
  const named = group.flatMap(({ failure }) => failure.related ?? []);
  return [...touched, ...named].filter(({ range }) => {
    const key = rangeKey(range);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Every different repair of the group, by title. */
function proposals(group: Group): readonly FixProposal[] {
  const byTitle = new Map<string, FixProposal>();
  for (const { failure } of group) {
    for (const proposal of failure.fix?.() ?? []) {
      if (!byTitle.has(proposal.title)) byTitle.set(proposal.title, proposal);
    }
  }
  return [...byTitle.values()];
}
