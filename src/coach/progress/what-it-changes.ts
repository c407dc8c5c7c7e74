import type { Severity } from '../../model/finding.js';
import type { SourceRange } from '../../model/source.js';
import { fixes } from './constants.js';
import { depthOf, type MissingGate } from './depth.js';
import type { Evidence, FixEvidence, OpenFinding } from './evidence.js';
import { channelOf, type Mastery, masteryOf } from './mastery.js';

/** What repairing one open finding would change in the skill of its rule, all worked out for one moment. */
export interface WhatItChanges {
  readonly now: SkillReading;
  /** Repaired by typing, and by our button. */
  readonly byHand: SkillReading;
  readonly byButton: SkillReading;
  /** Repaired by typing and still gone when a scan looks a week later; what fades meanwhile is left out. */
  readonly held: SkillReading;
  /** What the finding adds to all that speaks against the skill. */
  readonly against: number;
  /** What of that goes with it: less where more speaks against the skill than is counted. */
  readonly relief: number;
  /** It was made here within the last day: repairing it takes it away and adds nothing. */
  readonly fresh: boolean;
}

export interface SkillReading {
  /** 0 to 0.88. */
  readonly mastery: number;
  /** 0 to 4. */
  readonly depth: number;
  /** What keeps it from being deeper; absent at the deepest. */
  readonly missing?: MissingGate;
}

/** The finding a person looks at. */
export interface FindingToFix {
  readonly rule: string;
  readonly skill: string;
  readonly severity: Severity;
  readonly place: SourceRange;
}

/**
 * What repairing `finding` would change at the moment `now` (milliseconds since 1970). `evidence` may be of any skills. A
 * finding that is not among it, because no check has recorded it yet, is taken as open since now.
 */
export function whatFixingChanges(evidence: readonly Evidence[], finding: FindingToFix, now: number): WhatItChanges {
  const recorded = evidence.filter(({ skill }) => skill === finding.skill);
  const open = openFinding(recorded, finding) ?? asOpen(finding, now);
  const others = recorded.filter(({ id }) => id !== open.id);
  const fresh = open.made === true && now - open.since < fixes.freshHours * 60 * 60 * 1000;
  const fixed = (by: FixEvidence['by'], heldAt?: number): readonly Evidence[] => {
    const { id, skill, rule, severity } = open;
    const fix = { kind: 'fix', id, skill, rule, severity, by, at: now } as const;
    return fresh ? others : [...others, heldAt === undefined ? fix : { ...fix, heldAt }];
  };
  const [before, without] = [masteryOf([...others, open], now), masteryOf(others, now)];
  return {
    now: reading([...others, open], now),
    byHand: reading(fixed('hand'), now),
    byButton: reading(fixed('button'), now),
    held: reading(fixed('hand', now), now),
    against: weightAgainst(before) - weightAgainst(without),
    relief: before.opposition - without.opposition,
    fresh,
  };
}

/** All that speaks against the skill, also beyond what is counted. */
function weightAgainst({ items }: Mastery): number {
  return items
    .filter(({ evidence }) => channelOf(evidence) === 'against')
    .reduce((sum, { weight, fading }) => sum + weight * fading, 0);
}

function reading(evidence: readonly Evidence[], now: number): SkillReading {
  const mastery = masteryOf(evidence, now);
  return { mastery: mastery.mean ?? 0, ...depthOf(mastery) };
}

/** The one recorded for this rule in this file, the nearest where there are several: lines move. */
function openFinding(evidence: readonly Evidence[], { rule, place }: FindingToFix): OpenFinding | undefined {
  const distance = (item: OpenFinding) => Math.abs((item.place?.start.line ?? 0) - place.start.line);
  return evidence
    .filter((item): item is OpenFinding => item.kind === 'open-finding' && item.rule === rule)
    .filter((item) => item.place?.file === place.file)
    .toSorted((a, b) => distance(a) - distance(b))[0];
}

function asOpen({ rule, skill, severity, place }: FindingToFix, now: number): OpenFinding {
  const id = `unrecorded ${rule} ${place.file} ${place.start.line}`;
  return { kind: 'open-finding', id, rule, skill, severity, place, since: now };
}
