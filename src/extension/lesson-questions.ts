import type { Question } from '../coach/lesson.js';
import type { QuestionHistory } from '../coach/progress/questions.js';
import type { AnswerOutcome } from '../server/protocol.js';
import { dateWords, section } from './page-html.js';
import { markdown } from './page-markdown.js';

/** The questions of a lesson with the answers so far, at the moment `now`. */
export interface Asked {
  readonly questions: readonly Question[];
  readonly answered: readonly QuestionHistory[];
  readonly now: number;
}

/** The question whose time has come, to stand before everything else. Empty when there is none. */
export function dueQuestionHtml(asked: Asked): string {
  const due = asked.questions.flatMap((question, index) =>
    isDue(asked, index) ? questionHtml(asked, question, index) : [],
  );
  return due.length > 0 ? section('Asked again', due.join('')) : '';
}

/** All the other questions. Empty when there are none. */
export function questionsHtml(asked: Asked): string {
  const others = asked.questions.flatMap((question, index) =>
    isDue(asked, index) ? [] : questionHtml(asked, question, index),
  );
  return others.length > 0 ? section('Questions', others.join('')) : '';
}

/**
 * What is told when a question was answered. The reasons stand below the answers by then; whoever listens to the page hears
 * them here.
 */
export function answeredWords({ right, because, againAt }: AnswerOutcome, { answers }: Question): string {
  const rightAnswer = answers.find((answer) => answer.right);
  const other = right || !rightAnswer ? '' : `Right is: ${rightAnswer.text}`;
  const reasons = [because, other].filter(Boolean).map((words) => markdown.renderInline(words));
  return [
    right ? 'Right.' : 'Not this one.',
    ...(reasons.length > 0 ? [`<span class="spoken">${reasons.join(' ')}</span>`] : []),
    ...(againAt === undefined ? [] : [`It is asked again on ${dateWords(againAt)}.`]),
  ].join(' ');
}

function isDue({ answered, now }: Asked, question: number): boolean {
  const againAt = answered.find((each) => each.question === question)?.againAt;
  return againAt !== undefined && againAt <= now;
}

function questionHtml(asked: Asked, { text, answers }: Question, index: number): string {
  const choices = answers.map(
    ({ text: answer, right, because }, number) => `<div class="answer">
<label><input type="radio" name="answer-${index}" value="${number}" required> <span>${markdown.renderInline(answer)}</span></label>
<p class="because ${right ? 'right' : 'wrong'}" hidden><strong>${right ? 'Yes.' : 'No.'}</strong> ${markdown.renderInline(because)}</p>
</div>`,
  );
  return `<form data-question="${index}">
<fieldset><legend>${markdown.renderInline(text)}</legend>
${historyHtml(asked, index)}${choices.join('\n')}
<button type="submit">Answer</button></fieldset>
<p class="outcome" role="status" aria-live="polite"></p>
</form>`;
}

function historyHtml({ answered, now }: Asked, question: number): string {
  const history = answered.find((each) => each.question === question);
  if (!history) return '';
  const { lastAt, right, againAt } = history;
  const before = `Answered on ${dateWords(lastAt)}, ${right ? 'right' : 'not right'}.`;
  const again = againAt === undefined || againAt <= now ? '' : ` It is asked again on ${dateWords(againAt)}.`;
  return `<p class="history">${before}${again}</p>`;
}
