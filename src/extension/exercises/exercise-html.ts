import { variantNames } from '../../coach/exercises/exercise.js';
import type { ExerciseView } from '../../server/protocol.js';
import { dueQuestionsHtml, questionsHtml } from '../lesson-questions.js';
import { button, minutesWords, type PageAssets, pageHtml, section } from '../page-html.js';
import { escapeHtml, markdown } from '../page-markdown.js';

/** The task of an exercise as a complete page, with its questions. Hints and the solution stand in the exercise's folder. */
export function exerciseHtml({ exercise, page, checks, questions, at: now }: ExerciseView, assets: PageAssets): string {
  const { id, title, minutes, variants } = exercise;
  const asked = { questions, now };
  const tools = variants.map((variant) => variantNames[variant]).join(', ');
  const content = [
    `<p class="facts">Exercise <span aria-hidden="true">·</span> ${minutesWords(minutes)} <span aria-hidden="true">·</span> ${escapeHtml(tools)}</p>`,
    dueQuestionsHtml(asked),
    section('What happened', markdown.render(page.story)),
    section('Goal', markdown.render(page.goal)),
    section('What is examined', `<ul>${checks.map((check) => `<li>${escapeHtml(check.title)}</li>`).join('')}</ul>`),
    section('Try it here', `<p class="buttons">${button('Copy it into the workspace', 'exercise', id)}</p>`),
    questionsHtml(asked),
    section(
      'About this exercise',
      `<p class="buttons">${button('Report a wrong claim', 'report')}</p>
<p class="hint">A report opens the issue page of the project in your browser, with the exercise and the words you selected here filled in. Nothing is sent before you send it there.</p>`,
    ),
  ];
  return pageHtml({ id: `${id} ${now}`, title, content: content.filter(Boolean).join('\n') }, assets);
}
