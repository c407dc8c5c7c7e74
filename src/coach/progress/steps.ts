import type { RuleMetadata } from '../../model/finding.js';
import type { MatrixCell, SkillFramework } from '../../model/skills.js';
import { creditOf, type Exercise } from '../exercises/exercise.js';
import { skillSignals } from '../signals/index.js';
import { answers, confirmationDays, exercises as exerciseNumbers, fixes, nextStep } from './constants.js';
import type { AnswerEvidence, Evidence, ExerciseEvidence } from './evidence.js';
import { type Names, severityWords } from './evidence-rows.js';
import type { Gain, Gains } from './gains.js';
import { findingId } from './item-ids.js';
import { masteryOf } from './mastery.js';
import type { Candidate } from './next-step.js';
import type { NextStep } from './overview.js';
import type { Said } from './said.js';
import type { Seen, SeenFinding } from './seen.js';

/** A step that could be taken, with why and where. */
export type PossibleStep = Omit<NextStep, 'score'>;

/** What steps are thought out from. */
export interface Situation {
  readonly framework: SkillFramework;
  readonly rules: ReadonlyMap<string, RuleMetadata>;
  readonly exercises: readonly Exercise[];
  /** How many questions the lesson of a rule asks. */
  readonly questionsOf: (rule: string) => number;
  readonly names: Names;
  readonly seen: Seen;
  readonly said: Said;
  readonly gains: Gains;
  readonly cell: MatrixCell | undefined;
  readonly evidenceOf: (skill: string) => readonly Evidence[];
  readonly depthOf: (skill: string) => number;
  readonly now: number;
}

/** Everything that could be done next: findings, the lessons behind them, exercises, answers that fade, signals. */
export function possibleSteps(situation: Situation): readonly PossibleStep[] {
  return [
    ...findingSteps(situation),
    ...lessonSteps(situation),
    ...exerciseSteps(situation),
    ...answerSteps(situation),
    ...signalSteps(situation),
  ];
}

/** Findings of one rule and severity are worth the same: the one in an open file stands for them, otherwise the first. */
function findingSteps(situation: Situation): readonly PossibleStep[] {
  const groups = new Map<string, SeenFinding>();
  for (const finding of situation.seen.findings) {
    const isAside = situation.said.isAside(findingStep(finding), situation.now);
    const key = `${finding.rule} ${finding.severity} ${isAside}`;
    const before = groups.get(key);
    if (!before || (finding.isOpen && !before.isOpen)) groups.set(key, finding);
  }
  return [...groups.values()].flatMap((finding) => {
    const rule = situation.rules.get(finding.rule);
    return rule ? [stepOf(finding, rule, situation)] : [];
  });
}

function stepOf(finding: SeenFinding, rule: RuleMetadata, situation: Situation): PossibleStep {
  const { minutes } = nextStep;
  const { severity, workspace, place, isOpen, name } = finding;
  const repair = finding.repair();
  const title = repair ?? (name === undefined ? rule.title : `${name}: ${rule.title}`);
  const gained = situation.gains.of(new Map([[rule.skill, repaired(finding, rule, situation)]]));
  return {
    candidate: {
      ...candidate(
        findingStep(finding),
        'finding',
        rule.skill,
        title,
        repair === undefined ? minutes.finding : minutes.repair,
        situation,
        rule.id,
      ),
      gain: gained.gain,
      severity,
      isOpen,
      // What is broken is to be repaired, whatever was learned before.
      prepared: true,
    },
    reason: reasonOf([severityWords[severity]], gained, rule.skill, situation),
    workspace,
    place,
    rule: rule.id,
  };
}

/** The evidence of a skill once a finding is repaired by typing. */
function repaired(
  finding: SeenFinding,
  { id, skill }: RuleMetadata,
  { evidenceOf, now }: Situation,
): readonly Evidence[] {
  const open = evidenceOf(skill).find((item) => item.id === findingStep(finding));
  const others = evidenceOf(skill).filter((item) => item !== open);
  const isFresh = open?.kind === 'open-finding' && open.made === true && now - open.since < fixes.freshHours * hour;
  if (isFresh) return others;
  return [...others, { kind: 'fix', id: 'step', skill, rule: id, severity: finding.severity, by: 'hand', at: now }];
}

/** The lessons of rules that find something: answering their questions counts, reading does not. */
function lessonSteps(situation: Situation): readonly PossibleStep[] {
  const open = countedBy(situation.seen.findings, ({ rule }) => rule);
  return [...open].flatMap(([id, count]) => {
    const rule = situation.rules.get(id);
    if (!rule) return [];
    const evidence = situation.evidenceOf(rule.skill);
    const asked = new Set(evidence.flatMap((item) => (item.kind === 'answer' ? [item.question] : [])));
    const unasked = Array.from({ length: situation.questionsOf(id) }, (_, number) => `${id}#${number}`).filter(
      (question) => !asked.has(question),
    );
    if (unasked.length === 0) return [];
    const answered = unasked.map((question) => rightAnswer(question, rule.skill, situation.now));
    const gained = situation.gains.of(new Map([[rule.skill, [...evidence, ...answered]]]));
    const behind = count === 1 ? 'the lesson behind an open finding' : `the lesson behind ${count} open findings`;
    return [
      {
        candidate: {
          ...candidate(
            `lesson ${id}`,
            'lesson',
            rule.skill,
            `Lesson: ${rule.title}`,
            nextStep.minutes.lesson,
            situation,
            id,
          ),
          gain: gained.gain,
        },
        reason: reasonOf([behind], gained, rule.skill, situation),
        rule: id,
      },
    ];
  });
}

function rightAnswer(question: string, skill: string, at: number): AnswerEvidence {
  return { kind: 'answer', id: question, skill, question, result: 'right-at-first', at, confirmations: 0 };
}

/** Exercises that were not passed, and those whose time to be passed again has come. */
function exerciseSteps(situation: Situation): readonly PossibleStep[] {
  const passed = new Map<string, number>();
  for (const { id } of situation.framework.skills) {
    for (const item of situation.evidenceOf(id))
      if (item.kind === 'exercise') passed.set(item.exercise, Math.max(item.at, passed.get(item.exercise) ?? 0));
  }
  return situation.exercises.flatMap((exercise) => {
    const at = passed.get(exercise.id);
    if (at !== undefined && situation.now - at < exerciseNumbers.repeatDays * day) return [];
    const credit = creditOf(exercise);
    const [main] = credit;
    if (!main) return [];
    const changed = new Map(
      credit.map(({ skill, depth }) => [skill, passing(exercise, skill, depth, at !== undefined, situation)] as const),
    );
    const gained = situation.gains.of(changed);
    const unmet = exercise.needs.every((id) => passed.has(id));
    const own = candidate(
      `exercise ${exercise.id}`,
      'exercise',
      main.skill,
      `Exercise: ${exercise.title}`,
      exercise.minutes,
      situation,
    );
    const why =
      at === undefined ? `practises ${situation.names.skill(main.skill)}` : `passed ${daysAgo(at, situation.now)}`;
    return [
      {
        candidate: { ...own, gain: gained.gain, prepared: own.prepared && unmet },
        reason: reasonOf([why], gained, main.skill, situation),
        exercise: exercise.id,
      },
    ];
  });
}

function passing(
  { id: exercise }: Exercise,
  skill: string,
  depth: 2 | 3,
  repeated: boolean,
  { evidenceOf, now }: Situation,
): readonly Evidence[] {
  const common = { kind: 'exercise', skill, exercise, depth, hints: 0, help: 'none', at: now } as const;
  const pass: ExerciseEvidence = { ...common, id: `exercise ${exercise} ${skill}`, repeated, confirmations: 0 };
  return [...evidenceOf(skill), pass];
}

/** One question of a lesson that was answered right is asked again: the one that faded most. */
function answerSteps(situation: Situation): readonly PossibleStep[] {
  return situation.framework.skills.flatMap(({ id: skill }) => {
    const evidence = situation.evidenceOf(skill);
    const weakest = new Map<string, { readonly item: AnswerEvidence; readonly fading: number }>();
    for (const { evidence: item, fading } of masteryOf(evidence, situation.now).items) {
      if (item.kind !== 'answer' || situation.now - item.at < answers.delayDays * day) continue;
      const lesson = lessonOf(item.question);
      if (fading < (weakest.get(lesson)?.fading ?? 2)) weakest.set(lesson, { item, fading });
    }
    return [...weakest].map(([lesson, { item, fading }]) => {
      const confirmations = item.confirmations + (situation.now - item.at >= confirmationDays * day ? 1 : 0);
      const again: AnswerEvidence = { ...item, result: 'right-delayed', at: situation.now, confirmations };
      const gained = situation.gains.of(new Map([[skill, evidence.map((each) => (each === item ? again : each))]]));
      const title = `A question again: ${situation.names.lesson(lesson)}`;
      const isRule = situation.rules.has(lesson);
      return {
        candidate: {
          ...candidate(
            `answer ${lesson}`,
            'answer',
            skill,
            title,
            nextStep.minutes.answer,
            situation,
            isRule ? lesson : undefined,
          ),
          gain: gained.gain,
          refreshes: fading < nextStep.faded && situation.gains.isWanted(skill),
          prepared: true,
        },
        reason: reasonOf([`last confirmed ${daysAgo(item.at, situation.now)}`], gained, skill, situation),
        ...(isRule && { rule: lesson }),
      };
    });
  });
}

/** What the cell that was chosen looks for, can be seen here, and is not shown yet. */
function signalSteps(situation: Situation): readonly PossibleStep[] {
  const { cell, framework, seen, gains, now } = situation;
  if (!cell || seen.workspaces.length === 0) return [];
  const hidden = new Set(seen.notObservable);
  return framework.signals.flatMap(({ id, skill, kind, says }) => {
    if (kind === 'bad' || hidden.has(skill) || !cell.evidence.includes(id) || !gains.isLacking(skill)) return [];
    const observers = skillSignals.find((each) => each.skill === skill)?.observers ?? {};
    const evidence = situation.evidenceOf(skill);
    if (!Object.hasOwn(observers, id) || evidence.some((item) => item.kind === 'construct' && item.signal === id))
      return [];
    const shown = {
      kind: 'construct',
      id: 'step',
      skill,
      signal: id,
      resource: 'step',
      authored: true,
      seen: now,
    } as const;
    const gained = gains.of(new Map([[skill, [...evidence, { ...shown, steward: kind === 'steward' }]]]));
    return [
      {
        candidate: {
          ...candidate(`signal ${id}`, 'signal', skill, says, nextStep.minutes.signal, situation),
          gain: gained.gain,
        },
        reason: reasonOf(['nothing here shows it yet'], gained, skill, situation),
      },
    ];
  });
}

type Common = Pick<
  Candidate,
  'id' | 'kind' | 'skill' | 'title' | 'minutes' | 'refreshes' | 'prepared' | 'setAside' | 'isOpen'
>;

function candidate(
  id: string,
  kind: Candidate['kind'],
  skill: string,
  title: string,
  minutes: number,
  { framework, said, depthOf, now }: Situation,
  rule?: string,
): Common {
  const needs = framework.skills.find((each) => each.id === skill)?.needs ?? [];
  const setAside =
    said.isAside(id, now) || said.isAside(`skill ${skill}`, now) || (rule !== undefined && said.isUnwanted(rule));
  const prepared = needs.every((need) => depthOf(need) > 0);
  return { id, kind, skill, title, minutes, refreshes: false, prepared, setAside, isOpen: false };
}

/** `open error; also the last gap in Retries and dead letters for Middle` */
function reasonOf(parts: readonly string[], { gain, meets }: Gain, skill: string, situation: Situation): string {
  const { cell, framework, names } = situation;
  const level = framework.levels.find(({ id }) => id === cell?.level)?.name;
  if (level === undefined || gain === 0) return parts.join('; ');
  const [met] = meets.includes(skill) ? [skill] : meets;
  const also = met === undefined ? `also counts for ${names.skill(skill)}` : `also the last gap in ${names.skill(met)}`;
  return [...parts, `${also} for ${level}`].join('; ');
}

function findingStep({ workspace, fingerprint, rule, place }: SeenFinding): string {
  return findingId({ workspace, fingerprint: fingerprint ?? `${rule} ${place.file} ${place.start.line}` });
}

function lessonOf(question: string): string {
  return question.slice(0, question.lastIndexOf('#'));
}

function countedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

function daysAgo(at: number, now: number): string {
  const days = Math.floor((now - at) / day);
  return days === 1 ? '1 day ago' : `${days} days ago`;
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;
