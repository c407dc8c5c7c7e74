import type { Skill, SkillFramework } from '../../model/skills.js';
import { outlook } from './constants.js';
import { depthOf } from './depth.js';
import type { Evidence } from './evidence.js';
import { evidenceRow, type Names } from './evidence-rows.js';
import { gateWords } from './gate-words.js';
import type { BestSoFar } from './history.js';
import { channelOf, masteryOf } from './mastery.js';
import type { SkillProgress } from './overview.js';

/** What is known of one skill, apart from the framework's words. */
export interface SkillFacts {
  readonly evidence: readonly Evidence[];
  readonly best: BestSoFar;
  /** Something in the open folders could show it. */
  readonly observable: boolean;
}

/** Where one skill stands at the moment `now`, and how long that lasts when nothing happens. */
export function skillProgress(
  { id, name, group }: Skill,
  { evidence, best, observable }: SkillFacts,
  { depths }: Pick<SkillFramework, 'depths'>,
  names: Names,
  now: number,
): SkillProgress {
  const mastery = masteryOf(evidence, now);
  const { mean = 0, spread, items } = mastery;
  const { depth, missing } = depthOf(mastery);
  const fadesInDays = depth === 0 ? undefined : daysUntilLost(evidence, depth, now);
  const isStanding = mastery.mean !== undefined;
  const rows = items.map((item) => ({ item, row: evidenceRow(item, names) }));
  return {
    id,
    name,
    group,
    state: isStanding ? 'standing' : observable ? 'no-evidence' : 'not-observable',
    mastery: mean,
    spread: isStanding ? spread : 0,
    best: Math.max(best.mastery, mean),
    in60Days: masteryOf(evidence, now + outlook.days * day).mean ?? 0,
    depth,
    deepest: Math.max(best.depth, depth),
    word:
      depth === 0 && isStanding ? littleEvidence : (depths.find((each) => each.depth === depth)?.word ?? String(depth)),
    ...(missing && { missing, missingWords: gateWords(missing, mean) }),
    ...(fadesInDays !== undefined && { fadesInDays }),
    evidence: rows.filter(({ item }) => channelOf(item.evidence) !== 'against').map(({ row }) => row),
    against: rows.filter(({ item }) => channelOf(item.evidence) === 'against').map(({ row }) => row),
  };
}

/** There is evidence, and too little for the first depth. */
export const littleEvidence = 'little evidence';

/** The first day on which the depth is less, by halving the time: what fades never rises. */
function daysUntilLost(evidence: readonly Evidence[], depth: number, now: number): number | undefined {
  const isLost = (days: number) => depthOf(masteryOf(evidence, now + days * day)).depth < depth;
  if (!isLost(outlook.longest)) return undefined;
  let [kept, lost] = [0, outlook.longest as number];
  while (lost - kept > 1) {
    const middle = Math.floor((kept + lost) / 2);
    if (isLost(middle)) lost = middle;
    else kept = middle;
  }
  return lost;
}

const day = 24 * 60 * 60 * 1000;
