import { against, answers, constructs, exercises, fixes, halfLives, mostDoublings } from './constants.js';
import type { Evidence, ExerciseEvidence } from './evidence.js';
import type { EvidenceGroup } from './evidence-group.js';

/** An item with what it counts at a moment. */
export interface WeighedEvidence {
  readonly evidence: Evidence;
  /** Before fading and caps. */
  readonly weight: number;
  /** 1 for what was confirmed just now, 0.5 after a half-life. */
  readonly fading: number;
}

/** What each item counts at the moment `now` (milliseconds since 1970). */
export function weigh(evidence: readonly Evidence[], now: number): readonly WeighedEvidence[] {
  const groups = new Map<string, Evidence[]>();
  for (const item of evidence) {
    const key = groupKey(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()].flatMap((group) => weighGroup(group, now));
}

/** The same for items that weigh each other down. */
export function weighGroup(group: EvidenceGroup, now: number): readonly WeighedEvidence[] {
  const inTurn = group.length > 1 ? group.toSorted(byTurn) : group;
  return inTurn.map((evidence, turn) => ({
    evidence,
    weight: weightOf(evidence, turn),
    fading: fadingOf(evidence, now - timeOf(evidence)),
  }));
}

/** When an item was confirmed last: it fades from there. */
export function timeOf(evidence: Evidence): number {
  switch (evidence.kind) {
    case 'fix':
      return evidence.heldAt ?? evidence.at;
    case 'construct':
      return evidence.seen;
    case 'open-finding':
      return evidence.since;
    default:
      return evidence.at;
  }
}

/**
 * What is left of an item's weight at an age in milliseconds: 1 down to 0, and 1 forever for an open finding. A clock that was
 * set back does not make anything count more than it did.
 */
export function fadingOf(evidence: Evidence, age: number): number {
  return 2 ** (-Math.max(0, age) / day / halfLifeOf(evidence));
}

function groupKey(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'fix':
    case 'open-finding':
      return `${evidence.kind} ${evidence.rule}`;
    case 'construct':
      return `construct ${evidence.signal}`;
    default:
      return evidence.id;
  }
}

/**
 * Repairs in the order they were made; open findings from the worst on; of the resources that show a signal those that were
 * written here first, of these the ones seen last.
 */
function byTurn(a: Evidence, b: Evidence): number {
  if (a.kind === 'fix' && b.kind === 'fix') return a.at - b.at;
  if (a.kind === 'open-finding' && b.kind === 'open-finding')
    return against.weight[b.severity] - against.weight[a.severity];
  if (a.kind === 'construct' && b.kind === 'construct')
    return Number(b.authored) - Number(a.authored) || b.seen - a.seen;
  return 0;
}

/** Of repairs and open findings each counts half of the one before. */
function weightOf(evidence: Evidence, turn: number): number {
  switch (evidence.kind) {
    case 'fix': {
      const { severity, by, heldAt } = evidence;
      const typed = by === 'button' ? fixes.byButton : 1;
      return fixes.weight[severity] * typed * (heldAt === undefined ? fixes.onClosing : 1) * 0.5 ** turn;
    }
    case 'construct':
      return (constructs.weights[turn] ?? 0) * (evidence.authored ? 1 : constructs.found);
    case 'answer':
      return answerWeights[evidence.result];
    case 'exercise':
      return exerciseWeight(evidence);
    case 'open-finding':
      return against.weight[evidence.severity] * 0.5 ** turn;
  }
}

const answerWeights = {
  'right-at-first': answers.rightAtFirst,
  'right-later': answers.rightLater,
  'right-delayed': answers.rightDelayed,
} as const;

function exerciseWeight({ depth, hints, help, pass }: ExerciseEvidence): number {
  if (help === 'revealed') return exercises.revealed;
  if (pass === 'repeated') return exercises.repeated;
  if (pass === 'second-variant') return exercises.secondVariant;
  return exercises.weight[depth] * Math.max(exercises.least, 1 - exercises.perHint * hints);
}

function halfLifeOf(evidence: Evidence): number {
  switch (evidence.kind) {
    case 'fix':
      return halfLives.fixes;
    case 'construct':
      return halfLives.constructs;
    case 'answer':
      return halfLives.answers * 2 ** Math.min(evidence.confirmations, mostDoublings);
    case 'exercise':
      return halfLives.exercises * 2 ** Math.min(evidence.confirmations, mostDoublings);
    case 'open-finding':
      return Number.POSITIVE_INFINITY;
  }
}

const day = 24 * 60 * 60 * 1000;
