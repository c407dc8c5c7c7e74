import type { ChangeInWords } from '../coach/progress/change-in-words.js';
import { section } from './page-html.js';
import { escapeHtml } from './page-markdown.js';

/** What repairing the finding would change in its skill, as a table. */
export function changeHtml({ against, rows, remarks }: ChangeInWords, skillName: string): string {
  const lines = rows.map(
    ({ when, mastery, depth }) =>
      `<tr><th scope="row">${escapeHtml(when)}</th><td class="figure">${mastery}</td><td>${escapeHtml(depth)}</td></tr>`,
  );
  return section(
    'What this would change',
    `<p>${escapeHtml(against)}</p>
<table><caption>${escapeHtml(skillName)}, from the evidence on this machine</caption>
<thead><tr><th scope="col">When</th><th scope="col">Mastery</th><th scope="col">Depth</th></tr></thead>
<tbody>${lines.join('')}</tbody></table>
${remarks.map((remark) => `<p>${escapeHtml(remark)}</p>`).join('')}`,
  );
}
