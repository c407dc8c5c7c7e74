import type { RuleMetadata } from '../../../model/finding.js';
import type { MatrixCell, SkillFramework } from '../../../model/skills.js';
import type { Exercise } from '../../exercises/exercise.js';
import type { Evidence } from '../evidence.js';
import type { Names } from '../evidence-rows.js';
import type { Gain, Gains } from '../gains.js';
import type { Candidate } from '../next-step.js';
import type { NextStep, RuleLesson } from '../overview.js';
import type { Said } from '../said.js';
import type { Seen } from '../seen.js';

/** A step that could be taken, with why and where. */
export type PossibleStep = Omit<NextStep, 'score'>;

/** What steps are thought out from. */
export interface Situation {
  readonly framework: SkillFramework;
  readonly rules: ReadonlyMap<string, RuleMetadata>;
  readonly exercises: readonly Exercise[];
  /** The lesson of a rule; undefined where there is none. */
  readonly lessonOf: (rule: string) => RuleLesson | undefined;
  readonly names: Names;
  readonly seen: Seen;
  readonly said: Said;
  readonly gains: Gains;
  readonly cell: MatrixCell | undefined;
  readonly evidenceOf: (skill: string) => readonly Evidence[];
  readonly depthOf: (skill: string) => number;
  readonly now: number;
}

export type CandidateBasis = Pick<
  Candidate,
  'id' | 'kind' | 'skill' | 'title' | 'minutes' | 'refreshes' | 'prepared' | 'setAside' | 'isOpen'
>;

/** What all steps have in common: whether it was set aside, and whether the skills it builds on show. */
export function candidate(
  id: string,
  kind: Candidate['kind'],
  skill: string,
  title: string,
  minutes: number,
  { framework, said, depthOf, now }: Situation,
  rule?: string,
): CandidateBasis {
  const needs = framework.skills.find((each) => each.id === skill)?.needs ?? [];
  const setAside =
    said.isAside(id, now) || said.isAside(`skill ${skill}`, now) || (rule !== undefined && said.isUnwanted(rule));
  const prepared = needs.every((need) => depthOf(need) > 0);
  return { id, kind, skill, title, minutes, refreshes: false, prepared, setAside, isOpen: false };
}

/** `open error; also the last gap in Retries and dead letters for Middle` */
export function reasonOf(parts: readonly string[], { gain, meets }: Gain, skill: string, situation: Situation): string {
  const { cell, framework, names } = situation;
  const level = framework.levels.find(({ id }) => id === cell?.level)?.name;
  if (level === undefined || gain === 0) return parts.join('; ');
  const [met] = meets.includes(skill) ? [skill] : meets;
  const also = met === undefined ? `also counts for ${names.skill(skill)}` : `also the last gap in ${names.skill(met)}`;
  return [...parts, `${also} for ${level}`].join('; ');
}

/** `1 day ago` */
export function daysAgo(at: number, now: number): string {
  const days = Math.floor((now - at) / day);
  return days === 1 ? '1 day ago' : `${days} days ago`;
}

export const hour = 60 * 60 * 1000;
export const day = 24 * hour;
