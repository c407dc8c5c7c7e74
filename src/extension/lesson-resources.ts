import type { LearningResource } from '../model/skills.js';
import { section } from './page-html.js';
import { escapeHtml } from './page-markdown.js';

/** So many are shown at once; what comes behind them is a list of its own. */
const most = 8;

/** What to read next, in the order given. Empty when there is nothing. */
export function resourcesHtml(resources: readonly LearningResource[]): string {
  if (resources.length === 0) return '';
  const list = (some: readonly LearningResource[]) => `<ul>${some.map(resourceHtml).join('')}</ul>`;
  const rest = resources.slice(most);
  const more = rest.length > 0 ? `<details><summary>${rest.length} more</summary>${list(rest)}</details>` : '';
  return section('Resources', `${list(resources.slice(0, most))}${more}`);
}

function resourceHtml({ title, url, publisher, minutes, verified }: LearningResource): string {
  const unchecked = verified ? '' : ' <span class="unchecked">unchecked link</span>';
  return `<li><a href="${escapeHtml(url)}">${escapeHtml(title)}</a> — ${escapeHtml(publisher)}, ${minutes} min${unchecked}</li>`;
}
