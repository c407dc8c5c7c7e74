import { against, answers, caps, constructs, doubt, exercises, fixes, halfLives, mostDoublings } from './constants.js';
import type {
  AnswerEvidence,
  ConstructEvidence,
  Evidence,
  ExerciseEvidence,
  FixEvidence,
  OpenFinding,
} from './evidence.js';

/** What is worked out for one skill at one moment. */
export interface Mastery {
  /** 0 up to, and never reaching, 0.88; undefined when there is nothing to work it out from. */
  readonly mean: number | undefined;
  /** How sure that is: one standard deviation. */
  readonly spread: number;
  /** The sums for and against it, after caps. */
  readonly support: number;
  readonly opposition: number;
  /** Every item with what it counts now, strongest first. */
  readonly items: readonly WeighedEvidence[];
}

export interface WeighedEvidence {
  readonly evidence: Evidence;
  /** Before fading and caps. */
  readonly weight: number;
  /** 1 for what was confirmed just now, 0.5 after a half-life. */
  readonly fading: number;
}

export type Channel = 'fixes' | 'constructs' | 'answers' | 'exercises';

/** The mastery of one skill from its evidence, at the moment `now` (milliseconds since 1970). */
export function masteryOf(evidence: readonly Evidence[], now: number): Mastery {
  const items = weigh(evidence, now);
  const sum = (channel: Channel | 'against') =>
    Math.min(
      caps[channel],
      items
        .filter((item) => channelOf(item.evidence) === channel)
        .reduce((total, { weight, fading }) => total + weight * fading, 0),
    );
  const support = sum('fixes') + sum('constructs') + sum('answers') + sum('exercises');
  const opposition = sum('against');
  const mean = support / (support + opposition + doubt);
  return {
    mean: items.length === 0 ? undefined : mean,
    spread: Math.sqrt((mean * (1 - mean)) / (support + opposition + doubt + 1)),
    support,
    opposition,
    items: items.toSorted((a, b) => b.weight * b.fading - a.weight * a.fading),
  };
}

/** The channel an item counts in. */
export function channelOf({ kind }: Evidence): Channel | 'against' {
  const channels = {
    fix: 'fixes',
    construct: 'constructs',
    answer: 'answers',
    exercise: 'exercises',
    'open-finding': 'against',
  } as const;
  return channels[kind];
}

function weigh(evidence: readonly Evidence[], now: number): readonly WeighedEvidence[] {
  return [
    ...weighFixes(ofKind(evidence, 'fix'), now),
    ...weighConstructs(ofKind(evidence, 'construct'), now),
    ...ofKind(evidence, 'answer').map((answer) => ({
      evidence: answer,
      weight: answerWeight(answer),
      fading: fading(now - answer.at, halfLives.answers, answer.confirmations),
    })),
    ...ofKind(evidence, 'exercise').map((exercise) => ({
      evidence: exercise,
      weight: exerciseWeight(exercise),
      fading: fading(now - exercise.at, halfLives.exercises, exercise.confirmations),
    })),
    ...weighOpenFindings(ofKind(evidence, 'open-finding')),
  ];
}

/** Repairs of one rule count full, half, a quarter and so on, in the order they were made. */
function weighFixes(all: readonly FixEvidence[], now: number): readonly WeighedEvidence[] {
  return inGroups(all, ({ rule }) => rule).flatMap((repairs) =>
    repairs
      .toSorted((a, b) => a.at - b.at)
      .map((repair, index) => ({
        evidence: repair,
        weight:
          fixes.weight[repair.severity] *
          (repair.by === 'button' ? fixes.byButton : 1) *
          (repair.heldAt === undefined ? fixes.onClosing : 1) *
          0.5 ** index,
        fading: fading(now - (repair.heldAt ?? repair.at), halfLives.fixes, 0),
      })),
  );
}

/** Of the resources that show one signal those that were written here count first, of these the ones seen last. */
function weighConstructs(all: readonly ConstructEvidence[], now: number): readonly WeighedEvidence[] {
  return inGroups(all, ({ signal }) => signal).flatMap((shown) =>
    shown
      .toSorted((a, b) => Number(b.authored) - Number(a.authored) || b.seen - a.seen)
      .map((construct, index) => ({
        evidence: construct,
        weight: (constructs.weights[index] ?? 0) * (construct.authored ? 1 : constructs.found),
        fading: fading(now - construct.seen, halfLives.constructs, 0),
      })),
  );
}

function weighOpenFindings(all: readonly OpenFinding[]): readonly WeighedEvidence[] {
  return inGroups(all, ({ rule }) => rule).flatMap((open) =>
    open
      .toSorted((a, b) => against.weight[b.severity] - against.weight[a.severity])
      .map((finding, index) => ({
        evidence: finding,
        weight: against.weight[finding.severity] * 0.5 ** index,
        fading: 1,
      })),
  );
}

function answerWeight({ result }: AnswerEvidence): number {
  if (result === 'right-delayed') return answers.rightDelayed;
  return result === 'right-at-first' ? answers.rightAtFirst : answers.rightLater;
}

function exerciseWeight({ depth, hints, help, pass }: ExerciseEvidence): number {
  if (help === 'revealed') return exercises.revealed;
  if (pass === 'repeated') return exercises.repeated;
  if (pass === 'second-variant') return exercises.secondVariant;
  return exercises.weight[depth] * Math.max(exercises.least, 1 - exercises.perHint * hints);
}

/** A clock that was set back does not make anything count more than it did. */
function fading(age: number, halfLife: number, confirmations: number): number {
  const days = Math.max(0, age) / day;
  return 2 ** (-days / (halfLife * 2 ** Math.min(confirmations, mostDoublings)));
}

const day = 24 * 60 * 60 * 1000;

function ofKind<Kind extends Evidence['kind']>(
  evidence: readonly Evidence[],
  kind: Kind,
): readonly Extract<Evidence, { readonly kind: Kind }>[] {
  return evidence.filter((item): item is Extract<Evidence, { readonly kind: Kind }> => item.kind === kind);
}

function inGroups<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
