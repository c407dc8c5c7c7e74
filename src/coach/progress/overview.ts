import type { RuleMetadata, Severity } from '../../model/finding.js';
import type { SkillFramework } from '../../model/skills.js';
import type { SourceRange } from '../../model/source.js';
import type { Exercise } from '../exercises/exercise.js';
import type { Lesson } from '../lesson.js';
import { modelVersion } from './constants.js';
import type { MissingGate } from './depth.js';
import type { Evidence } from './evidence.js';
import { Names } from './evidence-rows.js';
import { Gains } from './gains.js';
import type { History } from './history.js';
import { rankSteps, type Step } from './next-step.js';
import { type CellFit, roleFits, type SkillPosition } from './role-fit.js';
import type { Seen } from './seen.js';
import { type SetAsideStep, setAsideSteps } from './set-aside.js';
import { skillProgress } from './skill-progress.js';
import { type PossibleStep, possibleSteps } from './steps/index.js';

/** Everything that is shown of progress at one moment: worked out from events and from what was seen last, never stored. */
export interface ProgressOverview {
  /** The version of the constants. */
  readonly modelVersion: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /** The role and level that were chosen; absent for somebody who is just exploring. */
  readonly target?: Target;
  /** The words of the depths, from 0 on. */
  readonly depths: readonly string[];
  /** In the framework's order, every skill. */
  readonly skills: readonly SkillProgress[];
  /** Every cell of the matrix, in the framework's order. */
  readonly cells: readonly CellFit[];
  /** What helps most next; absent when there is nothing to do. */
  readonly next?: NextStep;
  /** What else would do: two at most. */
  readonly alternatives: readonly NextStep[];
  /** What a person set aside and can take up again. */
  readonly setAside: readonly SetAsideStep[];
  readonly notes: readonly Note[];
}

export interface Target {
  readonly role: string;
  readonly level: string;
}

export interface SkillProgress {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly state: 'standing' | 'no-evidence' | 'not-observable';
  /** 0 to 0.88, 0 without evidence. */
  readonly mastery: number;
  readonly spread: number;
  /** The highest mastery on any day so far. */
  readonly best: number;
  /** Where the mastery fades to in 60 days when nothing happens. */
  readonly in60Days: number;
  /** 0 to 4. */
  readonly depth: number;
  /** The deepest it has been: more than `depth` when it faded. */
  readonly deepest: number;
  /** The depth's word: `no evidence` or `little evidence`, `aware`, `applies`, `designs`, `stewards`. */
  readonly word: string;
  /** What is missing for the next depth, and the same in words. */
  readonly missing?: MissingGate;
  readonly missingWords?: string;
  /** Whole days until the depth is lost when nothing happens; absent when it is not within a year. */
  readonly fadesInDays?: number;
  /** Strongest first. */
  readonly evidence: readonly EvidenceRow[];
  readonly against: readonly EvidenceRow[];
}

/** One item as a person reads it. */
export interface EvidenceRow {
  /** To open or erase it. */
  readonly id: string;
  readonly kind: Evidence['kind'];
  /** What was seen, in a few words: `on-failure destination`. */
  readonly text: string;
  /** Where from: `authored`, `found here`, `by button`, `right when asked again`. */
  readonly detail: string;
  /** What it counts now: weight times fading, before caps. */
  readonly counts: number;
  readonly weight: number;
  readonly fading: number;
  /** When it was last confirmed, milliseconds since 1970. */
  readonly at: number;
  readonly workspace?: string;
  readonly place?: SourceRange;
  /** The rule of a finding, open or repaired. */
  readonly rule?: string;
  /** Of an open finding. */
  readonly severity?: Severity;
}

export interface NextStep extends Step {
  /** Why this one: `open error; also the last gap in Retries for Middle`. */
  readonly reason: string;
  readonly workspace?: string;
  readonly place?: SourceRange;
  readonly rule?: string;
  readonly exercise?: string;
}

/** What a person noted of work that no scanner sees. Never scored. */
export interface Note {
  readonly id: string;
  readonly at: number;
  readonly text: string;
  readonly role?: string;
  readonly level?: string;
}

/** What steps ask of the lesson of a rule. */
export type RuleLesson = Pick<Lesson, 'questions' | 'minutes'>;

/** What the overview is worked out with, beside what happened. */
export interface OverviewSources {
  readonly framework: SkillFramework;
  readonly rules: readonly RuleMetadata[];
  readonly exercises: readonly Exercise[];
  /** The lesson of a rule; undefined where there is none. */
  readonly lessonOf: (rule: string) => RuleLesson | undefined;
}

/** How many steps are given beside the best one. */
const alternativeSteps = 2;

/** Everything that is shown at the moment `now`, from what happened so far and what was seen last. */
export function progressOverview(
  history: History,
  seen: Seen,
  { framework, rules, exercises, lessonOf }: OverviewSources,
  now: number,
): ProgressOverview {
  const { ledger, said } = history;
  const names = new Names(framework, rules, exercises);
  const hidden = new Set(seen.notObservable);
  const evidence = new Map(framework.skills.map(({ id }) => [id, ledger.evidenceOf(id)]));
  const evidenceOf = (skill: string) => evidence.get(skill) ?? [];
  const skills = framework.skills.map((skill) => {
    const { id } = skill;
    const facts = { evidence: evidenceOf(id), best: history.bestOf(id), observable: !hidden.has(id) };
    return skillProgress(skill, facts, framework, names, now);
  });
  const byId = new Map(skills.map((skill) => [skill.id, skill]));
  const positionOf = (id: string) => position(byId.get(id));
  const cell = framework.matrix.find(({ role, level }) => role === said.target?.role && level === said.target.level);
  const steps = possibleSteps({
    framework,
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    exercises,
    lessonOf,
    names,
    seen,
    said,
    gains: new Gains(cell, framework, positionOf, now),
    cell,
    evidenceOf,
    depthOf: (skill) => byId.get(skill)?.depth ?? 0,
    now,
  });
  const [next, ...others] = ranked(steps);
  return {
    modelVersion,
    at: now,
    ...(cell && said.target && { target: said.target }),
    depths: framework.depths.toSorted((a, b) => a.depth - b.depth).map(({ word }) => word),
    skills,
    cells: roleFits(framework, positionOf),
    ...(next && { next }),
    alternatives: others.slice(0, alternativeSteps),
    setAside: setAsideSteps(said, steps, names, now),
    notes: said.notes,
  };
}

function position(skill: SkillProgress | undefined): SkillPosition {
  if (!skill || skill.state === 'no-evidence') return { kind: 'no-evidence' };
  if (skill.state === 'not-observable') return { kind: 'not-observable' };
  return { kind: 'standing', depth: skill.depth, mastery: skill.mastery };
}

function ranked(steps: readonly PossibleStep[]): readonly NextStep[] {
  const byId = new Map(steps.map((step) => [step.candidate.id, step]));
  return rankSteps(steps.map(({ candidate }) => candidate)).flatMap((step) => {
    const possible = byId.get(step.candidate.id);
    return possible ? [{ ...possible, ...step }] : [];
  });
}
