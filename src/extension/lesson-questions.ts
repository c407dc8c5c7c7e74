import { type AskedQuestion, isDue } from '../coach/asked-questions.js';
import type { Question } from '../coach/lesson.js';
import type { AnswerOutcome } from '../server/protocol.js';
import { button, dateWords, section } from './page-html.js';
import { markdown } from './page-markdown.js';

/** The questions of a page, at the moment `now` (milliseconds since 1970). Messages name them by their place in `questions`. */
export interface PageQuestions {
  readonly questions: readonly AskedQuestion[];
  readonly now: number;
  /** Each says whose question it is, and leads there. */
  readonly named?: true;
}

/** The questions whose time has come, to stand before everything else. Empty when there are none. */
export function dueQuestionsHtml(page: PageQuestions): string {
  const due = page.questions.flatMap((asked, index) =>
    isDue(asked, page.now) ? questionHtml(asked, index, page) : [],
  );
  return due.length > 0 ? section('Asked again', due.join('')) : '';
}

/** All the other questions. Empty when there are none. */
export function questionsHtml(page: PageQuestions): string {
  const others = page.questions.flatMap((asked, index) =>
    isDue(asked, page.now) ? [] : questionHtml(asked, index, page),
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

function questionHtml(asked: AskedQuestion, index: number, { now, named }: PageQuestions): string {
  const { text, answers } = asked.question;
  const choices = answers.map(
    ({ text: answer, right, because }, number) => `<div class="answer">
<label><input type="radio" name="answer-${index}" value="${number}" required> <span>${markdown.renderInline(answer)}</span></label>
<p class="because ${right ? 'right' : 'wrong'}" hidden><strong>${right ? 'Yes.' : 'No.'}</strong> ${markdown.renderInline(because)}</p>
</div>`,
  );
  return `<form data-question="${index}">
<fieldset><legend>${markdown.renderInline(text)}</legend>
${named ? ofHtml(asked) : ''}${historyHtml(asked, now)}${choices.join('\n')}
<button type="submit">Answer</button></fieldset>
<p class="outcome" role="status" aria-live="polite"></p>
</form>`;
}

function ofHtml({ of }: AskedQuestion): string {
  return `<p class="hint">From the lesson <span class="link">${button(of.name, 'lesson', of.id)}</span></p>`;
}

function historyHtml({ history }: AskedQuestion, now: number): string {
  if (!history) return '';
  const { lastAt, right, againAt } = history;
  const before = `Answered on ${dateWords(lastAt)}, ${right ? 'right' : 'not right'}.`;
  const again = againAt === undefined || againAt <= now ? '' : ` It is asked again on ${dateWords(againAt)}.`;
  return `<p class="history">${before}${again}</p>`;
}
