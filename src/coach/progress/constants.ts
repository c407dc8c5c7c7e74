import type { Severity } from '../../model/finding.js';

/*
 * Every number of the progress model. They are settings of people who know the field, not measurements.
 */

/** Changes with every number below: it is shown beside what is worked out with them. */
export const modelVersion = 2;

/** What counts as "we have not seen much": added to what speaks against a skill. */
export const doubt = 2;

/** Most that a channel can give, however much there is in it. */
export const caps = { fixes: 3, constructs: 6, answers: 1, exercises: 4, against: 4 } as const;

/** Days until an item counts half. Constructs fade from the last scan that saw them; open findings never do. */
export const halfLives = { fixes: 60, constructs: 120, answers: 30, exercises: 90 } as const;

/** A confirmation counts when it comes this many days after the last one. */
export const confirmationDays = 7;

/** Each confirmation doubles the half-life, this many times at most. */
export const mostDoublings = 3;

export const fixes = {
  weight: { error: 1, warning: 0.6, info: 0.3 } satisfies Record<Severity, number>,
  /** A repair by our button takes less than one that is typed. */
  byButton: 0.3,
  /** Given when the finding closes; the rest when it is still gone after `heldDays`. */
  onClosing: 0.5,
  heldDays: 7,
  /** A finding that was made and repaired here within this many hours shows nothing. */
  freshHours: 24,
} as const;

export const constructs = {
  /** Of the first, second and third resource that shows one signal; further ones add nothing. */
  weights: [2, 1, 0.5],
  /** It was there when the folder was first seen: somebody wrote it, nobody knows who. */
  found: 0.2,
} as const;

export const answers = {
  rightAtFirst: 0.2,
  rightLater: 0.05,
  /** Right when asked again after `delayDays`. */
  rightDelayed: 0.4,
  delayDays: 7,
} as const;

export const exercises = {
  /** By the depth the exercise is about. */
  weight: { 2: 2, 3: 3 },
  /** Taken off for each hint that was opened, down to `least`. */
  perHint: 0.25,
  least: 0.5,
  /** The solution was shown. */
  revealed: 0.25,
  /** Passed for a second tool; further ones add nothing. */
  secondVariant: 0.5,
  /** Passed again after `repeatDays`. */
  repeated: 1,
  repeatDays: 30,
} as const;

export const against: { readonly weight: Readonly<Record<Severity, number>> } = {
  weight: { error: 1, warning: 0.5, info: 0.2 },
};

/** Mastery from which a depth can be reached, from depth 1 on. */
export const thresholds: readonly number[] = [0.2, 0.5, 0.7, 0.8];

export const gates = { cleanResources: 3, signals: 2, channels: 2 } as const;

export const roleFit = {
  /** Short of the next depth, whatever the mastery: the gate is still to pass. */
  mostOfTheWay: 0.95,
  /** From this fit on an expectation counts towards a covered level. */
  covered: 0.8,
} as const;

export const nextStep = {
  /** What filling a whole role and level would be worth. */
  perFit: 100,
  risk: { error: 15, warning: 6, info: 2 } satisfies Record<Severity, number>,
  refresh: 5,
  /** Minutes it takes to begin anything. */
  overhead: 5,
  /** An answer is worth asking for again once it counts less than this part of what it did. */
  faded: 0.5,
  /** Minutes a step takes where nobody has said: a finding with a repair to look at, one without, and so on. */
  minutes: { repair: 8, finding: 20, answer: 3, signal: 25 },
  /** A rule that is called not useful more often than this is proposed no more, from this many showings on. */
  notUseful: { share: 0.1, showings: 10 },
} as const;

/** Looking at a folder again within this many hours is not written down again. */
export const scanHours = 6;

export const outlook = {
  /** How far the fading line looks ahead. */
  days: 60,
  /** A depth that holds longer than this is not said to fade. */
  longest: 365,
} as const;
