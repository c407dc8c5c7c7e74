import { type AskedQuestion, askedQuestions } from '../coach/asked-questions.js';
import { exampleVariants, isExamples } from '../coach/examples.js';
import type { LessonView } from '../server/protocol.js';
import { changeHtml } from './lesson-change.js';
import { examplesHtml } from './lesson-examples.js';
import { type Excerpt, excerptHtml } from './lesson-excerpt.js';
import { dueQuestionsHtml, questionsHtml } from './lesson-questions.js';
import { resourcesHtml } from './lesson-resources.js';
import { button, minutesWords, outcome, type PageAssets, pageHtml, section } from './page-html.js';
import { escapeHtml, markdown } from './page-markdown.js';

/** The lesson of a rule as a complete page, with the own lines it was opened from. */
export function lessonHtml(lesson: LessonView, excerpt: Excerpt | undefined, assets: PageAssets): string {
  const { rule, at: now, why, sections, resources, setting, change, skillName } = lesson;
  const asked = { questions: questionsOfLesson(lesson), now };
  const content = [
    `<p class="facts">${facts(lesson)}</p>`,
    dueQuestionsHtml(asked),
    excerpt ? excerptHtml(excerpt) : '',
    section('Why it matters', markdown.render(why)),
    examplesHtml(exampleVariants(sections, setting)),
    ...sections.filter((part) => !isExamples(part)).map(({ heading, text }) => section(heading, markdown.render(text))),
    tryHtml(lesson),
    questionsHtml(asked),
    resourcesHtml(resources),
    change ? changeHtml(change, skillName) : '',
    feedbackHtml(),
  ];
  return pageHtml({ id: `${rule.id} ${now}`, title: rule.title, content: content.filter(Boolean).join('\n') }, assets);
}

/** The questions in the order in which messages of the page name them. */
export function questionsOfLesson({ rule, questions, answered }: LessonView): readonly AskedQuestion[] {
  return askedQuestions({ id: rule.id, name: rule.title }, questions, answered);
}

function facts({ rule, levelName, skillName, minutes }: LessonView): string {
  const words = [
    `<span class="severity ${rule.severity}">${capital(rule.severity)}</span>`,
    `Skill: ${escapeHtml(skillName)}`,
    `Level: ${escapeHtml(levelName)}`,
    minutesWords(minutes),
    `<code>${escapeHtml(rule.id)}</code>`,
    ...(rule.maturity === 'preview' ? ['Preview'] : []),
  ];
  return words.join(' <span aria-hidden="true">·</span> ');
}

function tryHtml({ finding, rule: { skill }, exercises }: LessonView): string {
  const buttons = [
    ...(finding?.fixable ? [button('Apply the repair', 'repair')] : []),
    ...exercises.map(({ id, name, minutes }) => button(`Exercise: ${name}, ${minutes} min`, 'exercise', id)),
    button('Show the skill in my code', 'tour', skill),
    button('Lesson of the skill', 'skill', skill),
  ];
  return section('Try it here', `<p class="buttons">${buttons.join('')}</p>${outcome('repair')}`);
}

/** Nothing on the page sends anything by itself; the issue page opens in the browser, filled in. */
function feedbackHtml(): string {
  return section(
    'About this lesson',
    `<p class="buttons">${button('Not useful', 'not-useful')}${button('Report a wrong claim', 'report')}</p>
<p class="hint">A report opens the issue page of the project in your browser, with the rule and the words you selected here filled in. Your code is not among them, and nothing is sent before you send it there.</p>${outcome('not-useful')}`,
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
