import { answers } from './constants.js';
import type { AnswerEvent, ProgressEvent } from './events.js';
import { itemOf } from './item-ids.js';

/** What became of one question of a rule or exercise. Times are milliseconds since 1970, UTC. */
export interface QuestionHistory {
  /** Counted from 0 in the order of the page. */
  readonly question: number;
  readonly lastAt: number;
  /** The last answer was right. */
  readonly right: boolean;
  /** When the lesson asks it again. One question of a lesson has such a moment. */
  readonly againAt?: number;
}

/** What the record calls a question: the rule or exercise it belongs to, and its number there, from 0. */
export function questionId(lesson: string, question: number): string {
  return `${lesson}#${question}`;
}

/** The last answer to each question, up to the last event. */
export class LastAnswers {
  readonly #answers = new Map<string, AnswerEvent>();

  take(event: ProgressEvent): void {
    if (event.kind === 'answer') this.#answers.set(event.question, event);
    if (event.kind !== 'item-erased') return;
    for (const [question, answer] of this.#answers) if (itemOf(answer) === event.item) this.#answers.delete(question);
  }

  /**
   * The questions of a lesson that were answered, in the order of the page. One of them is asked again a week after its last
   * answer: the first that was not right, otherwise the one that was answered longest ago.
   */
  of(lesson: string): readonly QuestionHistory[] {
    const histories = [...this.#answers.values()]
      .filter(({ question }) => question.startsWith(`${lesson}#`))
      .map(({ question, at, right }) => ({ question: Number(question.split('#').at(-1)), lastAt: at, right }))
      .toSorted((a, b) => a.question - b.question);
    const again = histories.find(({ right }) => !right) ?? histories.toSorted((a, b) => a.lastAt - b.lastAt)[0];
    return histories.map((history) => (history === again ? { ...history, againAt: history.lastAt + delay } : history));
  }
}

const delay = answers.delayDays * 24 * 60 * 60 * 1000;
