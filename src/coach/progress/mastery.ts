import { caps, doubt } from './constants.js';
import type { Evidence } from './evidence.js';
import { type WeighedEvidence, weigh } from './weighing.js';

export type { WeighedEvidence } from './weighing.js';

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
