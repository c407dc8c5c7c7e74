import type { Question } from './lesson.js';
import type { QuestionHistory } from './progress/questions.js';

/** A question as a page asks it, with what became of it so far. */
export interface AskedQuestion {
  readonly question: Question;
  /** The rule or exercise it belongs to: whichever page asks, the answer is recorded as given there. */
  readonly of: { readonly id: string; readonly name: string };
  /** Counted from 0 in the order of what it belongs to. */
  readonly number: number;
  /** Absent when it was never answered. */
  readonly history?: QuestionHistory;
}

/** The questions of a rule or exercise in its order. `answered` has an entry for each that was answered. */
export function askedQuestions(
  of: AskedQuestion['of'],
  questions: readonly Question[],
  answered: readonly QuestionHistory[],
): readonly AskedQuestion[] {
  return questions.map((question, number) => {
    const history = answered.find((each) => each.question === number);
    return { question, of, number, ...(history && { history }) };
  });
}

/** Whether the time to ask it again has come, at the moment `now` (milliseconds since 1970). */
export function isDue({ history }: AskedQuestion, now: number): boolean {
  return history?.againAt !== undefined && history.againAt <= now;
}

/** So many questions the lesson of a skill asks at one time. */
const mostOfSkill = 3;

/**
 * The questions that the lesson of a skill asks at the moment `now`, from those of its rules: such as were never answered, the
 * first of each rule before the second of any, then those to be asked again, the longest overdue first. `byRule` has the
 * questions of each rule, the easiest rule first.
 */
export function questionsOfSkill(byRule: readonly (readonly AskedQuestion[])[], now: number): readonly AskedQuestion[] {
  const all = byRule.flat();
  const unanswered = all.filter(({ history }) => !history).toSorted((a, b) => a.number - b.number);
  const due = all
    .filter((asked) => isDue(asked, now))
    .toSorted((a, b) => (a.history?.againAt ?? 0) - (b.history?.againAt ?? 0));
  return [...unanswered, ...due].slice(0, mostOfSkill);
}
