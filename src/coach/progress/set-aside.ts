import type { Names } from './evidence-rows.js';
import type { Said } from './said.js';
import { unwantedRule } from './said.js';
import type { PossibleStep } from './steps/index.js';

/** A step that is not proposed because of what a person said, and can be taken up again. */
export interface SetAsideStep {
  /** What the record knows it by. */
  readonly id: string;
  /** What it is, in a few words. */
  readonly title: string;
  readonly why: 'skipped' | 'snoozed' | 'not-useful';
  /** When a snoozed one comes back, milliseconds since 1970, UTC. */
  readonly until?: number;
}

/**
 * What was set aside and would be proposed otherwise, at the moment `now`: the latest first, then the rules that were called
 * not useful too often. Steps to which nothing leads any more are left out.
 */
export function setAsideSteps(
  said: Said,
  steps: readonly PossibleStep[],
  names: Names,
  now: number,
): readonly SetAsideStep[] {
  const titles = new Map(steps.map(({ candidate: { id, title } }) => [id, title]));
  for (const { candidate } of steps) titles.set(`skill ${candidate.skill}`, `All of ${names.skill(candidate.skill)}`);
  const rules = new Set(steps.flatMap(({ rule }) => rule ?? []));
  return [
    ...said.aside(now).flatMap(({ step, until }): readonly SetAsideStep[] => {
      const title = titles.get(step);
      if (title === undefined) return [];
      return [{ id: step, title, ...(until === undefined ? { why: 'skipped' } : { why: 'snoozed', until }) }];
    }),
    ...[...rules]
      .filter((rule) => said.isUnwanted(rule))
      .map((rule) => ({ id: unwantedRule(rule), title: names.fault(rule), why: 'not-useful' as const })),
  ];
}

/** Why it is not proposed, as a person reads it; `dateOf` writes a moment as a date. */
export function setAsideWords({ why, until }: SetAsideStep, dateOf: (at: number) => string): string {
  if (why === 'not-useful') return 'often called not useful';
  return until === undefined ? 'for good' : `until ${dateOf(until)}`;
}
