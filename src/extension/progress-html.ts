import type { EvidenceRow, ProgressOverview, SkillProgress } from '../coach/progress/overview.js';
import type { ProgressView } from '../server/protocol.js';
import { type PageAssets, pageHtml } from './page-html.js';
import { escapeHtml } from './page-markdown.js';
import { progressChart } from './progress-chart.js';
import { progressStyle } from './progress-style.js';
import { depthWord } from './progress-words.js';
import { dayWords, placeIn, placeWords, signed } from './views/words.js';

/** The progress page: the chart, the same as a table, and every item behind it with its date. */
export function progressHtml(overview: ProgressView, assets: PageAssets): string {
  const tabs = [
    { id: 'chart', name: 'Chart', content: `${legend}${progressChart(overview)}` },
    { id: 'table', name: 'Table', content: table(overview) },
    { id: 'items', name: 'Items', content: items(overview) },
  ];
  const content = `<p class="hint">Worked out from the evidence on this machine, with version ${overview.modelVersion} of the model. It says what was seen here, not what somebody knows. Press <kbd>T</kbd> to go between chart and table.</p>
${remarks(overview)}<div role="tablist" aria-label="Progress">${tabs.map(({ id, name }, index) => tab(id, name, index === 0)).join('')}</div>
${tabs.map(({ id, content: panel }, index) => tabPanel(id, panel, index === 0)).join('\n')}`;
  return pageHtml({ id: 'progress', title: 'Progress', content, style: progressStyle }, assets);
}

/** What was wrong with the file, and that there is none. */
function remarks({ kept, notices }: ProgressView): string {
  const unkept = 'There is no file to keep it in here: it lasts as long as this window.';
  return [...notices, ...(kept === 'in-session' ? [unkept] : [])]
    .map((text) => `<p role="status">${escapeHtml(text)}</p>\n`)
    .join('');
}

function tab(id: string, name: string, selected: boolean): string {
  return `<button type="button" role="tab" id="tab-${id}" data-tab="${id}" aria-controls="panel-${id}" aria-selected="${selected}" tabindex="${selected ? 0 : -1}">${name}</button>`;
}

function tabPanel(id: string, content: string, selected: boolean): string {
  return `<div role="tabpanel" id="panel-${id}" aria-labelledby="tab-${id}" tabindex="0"${selected ? '' : ' hidden'}>${content}</div>`;
}

const sample = (drawing: string) =>
  `<svg width="28" height="14" viewBox="0 0 28 14" aria-hidden="true">${drawing}</svg>`;

const legend = `<ul class="legend">
<li>${sample('<rect x="1" y="3" width="26" height="8" rx="2" class="band"/><line x1="14" y1="0" x2="14" y2="14" class="tick"/>')}mastery, and how sure it is</li>
<li>${sample('<circle cx="14" cy="7" r="3.5" class="best"/>')}the best so far</li>
<li>${sample('<path d="M26 7H4" class="fade"/><path d="M4 4v6" class="fade-end"/>')}where it fades in 60 days when nothing happens</li>
</ul>`;

function table({ skills, depths }: ProgressOverview): string {
  const heads = ['Skill', 'Depth', 'Mastery', 'Spread', 'Best', 'In 60 days', 'For the next depth'];
  return `<div class="scroll"><table><caption>What the chart shows, as numbers. Depths go from 0 to ${depths.length - 1}.</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${skills.map((skill) => tableRow(skill)).join('\n')}</tbody></table></div>`;
}

function tableRow(skill: SkillProgress): string {
  const { name, state, depth, mastery, spread, best, in60Days, missingWords } = skill;
  const head = `<th scope="row">${escapeHtml(name)}</th>`;
  const word = escapeHtml(depthWord(skill));
  if (state !== 'standing') return `<tr>${head}<td colspan="6">${word}</td></tr>`;
  const numbers = [mastery, spread, best, in60Days].map((value) => `<td class="number">${value.toFixed(2)}</td>`);
  return `<tr>${head}<td>${depth}, ${word}</td>${numbers.join('')}<td>${escapeHtml(missingWords ?? '')}</td></tr>`;
}

interface DatedItem {
  readonly item: EvidenceRow;
  readonly skill: string;
  readonly sign: '+' | '−';
}

function items({ skills, at }: ProgressOverview): string {
  const all = skills
    .flatMap(({ name, evidence, against }): readonly DatedItem[] => [
      ...evidence.map((item) => ({ item, skill: name, sign: '+' }) as const),
      ...against.map((item) => ({ item, skill: name, sign: '−' }) as const),
    ])
    .toSorted((a, b) => b.item.at - a.item.at);
  if (all.length === 0) return '<p>There are no items yet.</p>';
  const heads = ['Day', 'Skill', 'What was seen', 'How', 'Counts now', 'Place', 'Erase'];
  return `<div class="scroll"><table><caption>Every item, newest first. What is erased is gone from the record for good.</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${all.map((entry) => itemRow(entry, at)).join('\n')}</tbody></table></div>`;
}

function itemRow({ item, skill, sign }: DatedItem, now: number): string {
  const { id, text, detail, counts, at, workspace, place } = item;
  const where = placeIn(workspace, place);
  const address = where && `command:serverlessCoach.openPlace?${encodeURIComponent(JSON.stringify([where]))}`;
  const link = where && address ? `<a href="${escapeHtml(address)}">${escapeHtml(placeWords(where))}</a>` : '';
  const day = dayWords(at, now);
  const erase = `<button type="button" data-erase="${escapeHtml(id)}" aria-label="Erase: ${escapeHtml(`${text}, ${skill}, ${day}`)}">Erase</button>`;
  return `<tr><td class="day"><time datetime="${new Date(at).toISOString()}">${day}</time></td><td>${escapeHtml(skill)}</td><th scope="row">${escapeHtml(text)}</th><td>${escapeHtml(detail)}</td><td class="number">${signed(counts, sign)}</td><td>${link}</td><td>${erase}</td></tr>`;
}
