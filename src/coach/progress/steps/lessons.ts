import { answers, confirmationDays, nextStep } from '../constants.js';
import type { AnswerEvidence } from '../evidence.js';
import { masteryOf } from '../mastery.js';
import { questionId } from '../questions.js';
import { candidate, day, daysAgo, type PossibleStep, reasonOf, type Situation } from './situation.js';

/** The lessons of rules that find something: answering their questions counts, reading does not. */
export function lessonSteps(situation: Situation): readonly PossibleStep[] {
  const open = countedBy(situation.seen.findings, ({ rule }) => rule);
  return [...open].flatMap(([id, count]) => {
    const rule = situation.rules.get(id);
    const lesson = situation.lessonOf(id);
    if (!rule || !lesson) return [];
    const evidence = situation.evidenceOf(rule.skill);
    const asked = new Set(evidence.flatMap((item) => (item.kind === 'answer' ? [item.question] : [])));
    const unasked = lesson.questions
      .map((_, number) => questionId(id, number))
      .filter((question) => !asked.has(question));
    if (unasked.length === 0) return [];
    const answered = unasked.map((question) => rightAnswer(question, rule.skill, situation.now));
    const gained = situation.gains.of(new Map([[rule.skill, [...evidence, ...answered]]]));
    const behind = count === 1 ? 'the lesson behind an open finding' : `the lesson behind ${count} open findings`;
    return [
      {
        candidate: {
          ...candidate(`lesson ${id}`, 'lesson', rule.skill, `Lesson: ${rule.title}`, lesson.minutes, situation, id),
          gain: gained.gain,
        },
        reason: reasonOf([behind], gained, rule.skill, situation),
        rule: id,
      },
    ];
  });
}

/** One question of a rule or exercise that was answered right is asked again: the one that faded most. */
export function answerSteps(situation: Situation): readonly PossibleStep[] {
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
      const title = `A question again: ${situation.names.asking(lesson)}`;
      const isRule = situation.rules.has(lesson);
      const isExercise = situation.exercises.some(({ id }) => id === lesson);
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
        ...(isExercise && { exercise: lesson }),
      };
    });
  });
}

function rightAnswer(question: string, skill: string, at: number): AnswerEvidence {
  return { kind: 'answer', id: question, skill, question, result: 'right-at-first', at, confirmations: 0 };
}

function lessonOf(question: string): string {
  return question.slice(0, question.lastIndexOf('#'));
}

function countedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
