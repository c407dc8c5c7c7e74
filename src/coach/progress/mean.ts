import { caps, doubt } from './constants.js';
import type { EvidenceGroup } from './evidence-group.js';
import { type Channel, channelOf } from './mastery.js';
import { fadingOf, timeOf, weighGroup } from './weighing.js';

/**
 * The mean of `masteryOf` alone, in a fraction of the time: what a group counts together fades like one item, so it is added
 * up once and not again before the group changes. `now` is not before anything in the groups.
 */
export function meanOf(groups: readonly EvidenceGroup[], now: number): number {
  const sums: Record<Channel | 'against', number> = { fixes: 0, constructs: 0, answers: 0, exercises: 0, against: 0 };
  for (const group of groups) {
    const [one] = group;
    if (!one) continue;
    const { weight, at } = together(group);
    sums[channelOf(one)] += weight * fadingOf(one, now - at);
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
  readonly at: number;
}

const known = new WeakMap<EvidenceGroup, Together>();

function together(group: EvidenceGroup): Together {
  const before = known.get(group);
  if (before) return before;
  const at = Math.max(...group.map(timeOf));
  const weight = weighGroup(group, at).reduce((total, item) => total + item.weight * item.fading, 0);
  known.set(group, { weight, at });
  return { weight, at };
}
