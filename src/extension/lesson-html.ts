import markdownit from 'markdown-it';
import type { LearningResource } from '../model/skills.js';
import type { LessonView } from '../server/protocol.js';
import { lessonStyle } from './lesson-style.js';

/** The user's own lines a lesson was opened from. */
export interface Excerpt {
  readonly path: string;
  /** One-based number of the first line. */
  readonly firstLine: number;
  readonly lines: readonly string[];
  /** Index in `lines` of those the finding is on, end inclusive. */
  readonly marked: readonly [number, number];
  readonly message: string;
  /** A `command:` address that shows the lines in the editor. */
  readonly link: string;
}

/** HTML in a lesson is shown as text, images are left out, and links lead to the web and nowhere else. */
const markdown = markdownit({ html: false, linkify: false }).disable('image');
markdown.validateLink = (address) => address.startsWith('https://');
/** A block of code with the name of its file above it, when the page gives one: `yaml template.yaml`. */
markdown.renderer.rules.fence = (tokens, index) => {
  const { info = '', content = '' } = tokens[index] ?? {};
  const [, file] = info.trim().split(/\s+/);
  const code = `<pre tabindex="0"><code>${escapeHtml(content)}</code></pre>`;
  return file ? `<figure><figcaption>${escapeHtml(file)}</figcaption>${code}</figure>` : code;
};

/**
 * The lesson as a complete page without scripts. Nothing is loaded: styles carry `nonce`, which the policy asks for.
 */
export function lessonHtml(lesson: LessonView, excerpt: Excerpt | undefined, nonce: string): string {
  const { rule, why, sections, resources } = lesson;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(rule.title)}</title>
<style nonce="${nonce}">${lessonStyle}</style>
</head>
<body>
<main>
<h1>${escapeHtml(rule.title)}</h1>
<p class="facts">${facts(lesson)}</p>
${excerpt ? excerptHtml(excerpt) : ''}
<section aria-labelledby="why"><h2 id="why">Why it matters</h2>${markdown.render(why)}</section>
${sections.map(({ heading, text }) => section(heading, markdown.render(text))).join('\n')}
${questionsHtml(lesson)}
${resources.length > 0 ? section('Resources', `<ul>${resources.map(resourceHtml).join('')}</ul>`) : ''}
</main>
</body>
</html>`;
}

function facts({ rule, levelName, skillName }: LessonView): string {
  const words = [
    `<span class="severity ${rule.severity}">${capital(rule.severity)}</span>`,
    `Skill: ${escapeHtml(skillName)}`,
    `Level: ${escapeHtml(levelName)}`,
    `<code>${escapeHtml(rule.id)}</code>`,
    ...(rule.maturity === 'preview' ? ['Preview'] : []),
  ];
  return words.join(' <span aria-hidden="true">·</span> ');
}

function excerptHtml({ path, firstLine, lines, marked, message, link }: Excerpt): string {
  const rows = lines.map((line, index) => {
    const hit = index >= marked[0] && index <= marked[1];
    const number = `<span class="number">${firstLine + index}</span>`;
    return `<span class="line${hit ? ' hit' : ''}">${number}${hit ? '<span class="arrow" aria-label="finding">▸</span>' : '<span class="arrow"></span>'}${escapeHtml(line)}\n</span>`;
  });
  return section(
    'In your code',
    `<p>${escapeHtml(message)}</p>
<p><a href="${escapeHtml(link)}">${escapeHtml(path)}:${firstLine + marked[0]}</a></p>
<pre class="excerpt" tabindex="0"><code>${rows.join('')}</code></pre>`,
  );
}

function questionsHtml({ questions }: LessonView): string {
  if (questions.length === 0) return '';
  const items = questions.map(({ text, answers }) => {
    const choices = answers.map(
      ({ text: answer, right, because }) => `<li>
<details><summary>${markdown.renderInline(answer)}</summary>
<p class="${right ? 'right' : 'wrong'}"><strong>${right ? 'Yes.' : 'No.'}</strong> ${markdown.renderInline(because)}</p></details></li>`,
    );
    return `<li><p>${markdown.renderInline(text)}</p><ul class="answers">${choices.join('')}</ul></li>`;
  });
  return section('Questions', `<ol class="questions">${items.join('')}</ol>`);
}

function resourceHtml({ title, url, publisher, minutes, verified }: LearningResource): string {
  const unchecked = verified ? '' : ' <span class="unchecked">unchecked link</span>';
  return `<li><a href="${escapeHtml(url)}">${escapeHtml(title)}</a> — ${escapeHtml(publisher)}, ${minutes} min${unchecked}</li>`;
}

function section(heading: string, content: string): string {
  const id = heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(heading)}</h2>${content}</section>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
