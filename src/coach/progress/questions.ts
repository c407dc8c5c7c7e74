import { confirmationDays, mostDoublings } from './constants.js';
import type { AnswerEvent, ProgressEvent } from './events.js';

/** What became of one question of a lesson. Times are milliseconds since 1970, UTC. */
export interface QuestionHistory {
  /** Counted from 0 in the order of the page. */
  readonly question: number;
  readonly lastAt: number;
  /** The last answer was right. */
  readonly right: boolean;
  /** When the lesson asks it again. One question of a lesson at most has such a moment. */
  readonly againAt?: number;
}

/** What the record calls a question: the rule or skill whose lesson asks it, and its number, from 0. */
export function questionId(lesson: string, question: number): string {
  return `${lesson}#${question}`;
}

/**
 * The questions of a lesson that were answered, in the order of the page. The one that is asked again is the first whose last
 * answer was wrong, otherwise the first of all: a week after its last answer, and twice as long after each time it was right
 * when asked again.
 */
export function questionHistories(events: readonly ProgressEvent[], lesson: string): readonly QuestionHistory[] {
  const answers = events
    .filter((event) => event.kind === 'answer')
    .filter(({ question }) => question.startsWith(`${lesson}#`))
    .toSorted((a, b) => a.at - b.at);
  const histories = [...new Set(answers.map(({ question }) => question))]
    .map((id) => historyOf(answers.filter(({ question }) => question === id)))
    .toSorted((a, b) => a.question - b.question);
  const again = histories.find(({ right }) => !right) ?? histories[0];
  return histories.map(({ delay, ...history }) =>
    history.question === again?.question ? { ...history, againAt: history.lastAt + delay } : history,
  );
}

function historyOf(answers: readonly AnswerEvent[]): QuestionHistory & { readonly delay: number } {
  const last = answers.at(-1);
  const confirmations = answers.filter(
    ({ at, right }, index) => right && at - (answers[index - 1]?.at ?? at) >= week,
  ).length;
  const doublings = last?.right ? Math.min(confirmations, mostDoublings) : 0;
  return {
    question: Number(last?.question.split('#').at(-1)),
    lastAt: last?.at ?? 0,
    right: last?.right ?? false,
    delay: week * 2 ** doublings,
  };
}

const week = confirmationDays * 24 * 60 * 60 * 1000;
