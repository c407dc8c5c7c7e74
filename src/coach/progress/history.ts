import { thresholds } from './constants.js';
import { type Depth, depthAt } from './depth.js';
import type { ProgressEvent } from './events.js';
import { Ledger } from './ledger.js';
import { meanAtMost, meanOf } from './mean.js';
import { LastAnswers } from './questions.js';
import { Said } from './said.js';

/** The best a skill was on any day. */
export interface BestSoFar {
  readonly mastery: number;
  readonly depth: Depth['depth'];
}

/**
 * All that happened so far: the evidence it leaves, what was said and answered, and the best each skill was. Events are
 * taken in the order of their times; those of one day are judged together, as they stand at its end.
 */
export class History {
  readonly ledger = new Ledger();
  readonly said = new Said();
  readonly answers = new LastAnswers();
  readonly #best = new Map<string, BestSoFar>();
  readonly #touched = new Set<string>();
  #last = Number.NEGATIVE_INFINITY;

  static of(events: readonly ProgressEvent[]): History {
    const history = new History();
    for (const event of inOrder(events)) history.take(event);
    return history;
  }

  /** Whether an event comes too late to be added: then everything has to be taken again. */
  isPast({ at }: ProgressEvent): boolean {
    return at < this.#last;
  }

  take(event: ProgressEvent): void {
    if (dayOf(event.at) !== dayOf(this.#last)) this.#judge();
    this.#last = event.at;
    this.said.take(event);
    this.answers.take(event);
    for (const skill of this.ledger.take(event)) this.#touched.add(skill);
  }

  /** The best a skill was up to the last event, at which a day that is not over stands; nothing for one without evidence. */
  bestOf(skill: string): BestSoFar {
    return this.#touched.has(skill) ? this.#judged(skill) : this.#known(skill);
  }

  #judge(): void {
    for (const skill of this.#touched) this.#best.set(skill, this.#judged(skill));
    this.#touched.clear();
  }

  #judged(skill: string): BestSoFar {
    const known = this.#known(skill);
    const { mastery, depth } = known;
    const nextDepth = thresholds[depth] ?? Number.POSITIVE_INFINITY;
    // Most days bring nothing better, which is quickly seen.
    const most = meanAtMost(this.ledger.recentGroupsOf(skill), this.#last);
    if (most <= mastery && most < nextDepth) return known;
    const groups = this.ledger.groupsOf(skill);
    const mean = meanOf(groups, this.#last);
    return {
      mastery: Math.max(mastery, mean),
      depth: mean >= nextDepth ? Math.max(depth, depthAt(mean, groups.flat()).depth) : depth,
    };
  }

  #known(skill: string): BestSoFar {
    return this.#best.get(skill) ?? { mastery: 0, depth: 0 };
  }
}

/** By time; of one time in the order they were written. */
function inOrder(events: readonly ProgressEvent[]): readonly ProgressEvent[] {
  const isSorted = events.every(({ at }, index) => index === 0 || at >= (events[index - 1]?.at ?? at));
  return isSorted ? events : events.toSorted((a, b) => a.at - b.at);
}

function dayOf(at: number): number {
  return Math.floor(at / (24 * 60 * 60 * 1000));
}
