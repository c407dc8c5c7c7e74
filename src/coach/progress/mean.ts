import { caps, doubt } from './constants.js';
import type { Evidence } from './evidence.js';
import type { EvidenceGroup } from './evidence-group.js';
import { type Channel, channelOf } from './mastery.js';
import { fadingOf, timeOf, weighGroup } from './weighing.js';

/**
 * The mean of `masteryOf` alone, in a fraction of the time: what a group counts together fades like one item, so it is added
 * up once and not again before the group changes. `now` is not before anything in the groups.
 */
export function meanOf(groups: readonly EvidenceGroup[], now: number): number {
  return mean(groups, (group, one) => {
    const { weight, at } = together(group);
    return weight * fadingOf(one, now - at);
  });
}

/** What the mean cannot be above, whenever workspaces were looked at: constructs do not fade here. */
export function meanAtMost(groups: readonly EvidenceGroup[], now: number): number {
  return mean(groups, (group, one) => {
    const { weight, unfaded, at } = together(group);
    return one.kind === 'construct' ? unfaded : weight * fadingOf(one, now - at);
  });
}

function mean(groups: readonly EvidenceGroup[], countOf: (group: EvidenceGroup, one: Evidence) => number): number {
  const sums: Record<Channel | 'against', number> = { fixes: 0, constructs: 0, answers: 0, exercises: 0, against: 0 };
  for (const group of groups) {
    const [one] = group;
    if (!one) continue;
    sums[channelOf(one)] += countOf(group, one);
  }
  const opposition = Math.min(caps.against, sums.against);
  const support = (['fixes', 'constructs', 'answers', 'exercises'] as const).reduce(
    (total, channel) => total + Math.min(caps[channel], sums[channel]),
    0,
  );
  return support / (support + opposition + doubt);
}

/** What the items of a group counted at the last of their times. */
interface Together {
  readonly weight: number;
  readonly unfaded: number;
  readonly at: number;
}

const known = new WeakMap<EvidenceGroup, Together>();

function together(group: EvidenceGroup): Together {
  const before = known.get(group);
  if (before) return before;
  let at = Number.NEGATIVE_INFINITY;
  for (const item of group) at = Math.max(at, timeOf(item));
  let weight = 0;
  let unfaded = 0;
  for (const item of weighGroup(group, at)) {
    weight += item.weight * item.fading;
    unfaded += item.weight;
  }
  const counted = { weight, unfaded, at };
  known.set(group, counted);
  return counted;
}
