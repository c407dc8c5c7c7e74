import type { Finding, FixProposal } from '../model/finding.js';
import { listNames } from './merge.js';
import { compareFindings } from './order.js';
import { compareSeverities } from './settings.js';

/** Fewer places than this are told one by one. */
const fewestGathered = 4;

/**
 * Says once what an application does nowhere: of the findings of one rule that is a matter of habit, the first stands for
 * all of its application. Findings that were gathered before stay as they are.
 */
export function gathered(findings: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!finding.habit || finding.members) continue;
    const key = `${finding.rule} ${finding.application}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  const large = [...groups.values()].filter((group) => group.length >= fewestGathered);
  if (large.length === 0) return findings;
  const covered = new Set(large.flat());
  return [...findings.filter((finding) => !covered.has(finding)), ...large.map(together)].sort(compareFindings);
}

/** The single findings again, as comparing them over time needs them. */
export function separated(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((finding) => finding.members ?? [finding]);
}

function together(members: readonly Finding[]): Finding {
  const [first, ...others] = members as readonly [Finding, ...Finding[]];
  const { function: _, ...rest } = first;
  const names = others.flatMap(({ site }) => site ?? []);
  return {
    ...rest,
    severity: members.map(({ severity }) => severity).reduce((a, b) => (compareSeverities(b, a) > 0 ? b : a)),
    message: `${first.message} (${names.length > 0 ? `Also: ${listNames(names)}.` : `And ${others.length} more.`})`,
    related: [...first.related, ...others.map(({ range, site }) => ({ range, message: site ?? 'The same here' }))],
    members,
    fixes: () => repairs(members),
  };
}

/** All in one go where each can be repaired; then the first alone. */
function repairs(members: readonly Finding[]): readonly FixProposal[] {
  const first = members.flatMap((member) => member.fixes().slice(0, 1));
  const [own] = first;
  if (!own) return [];
  if (first.length < members.length) return [own];
  return [
    {
      title: `${own.title}, and the same for ${first.length - 1} more`,
      safety: first.every(({ safety }) => safety === 'safe') ? 'safe' : 'suggested',
      intents: first.flatMap(({ intents }) => intents),
    },
    own,
  ];
}
