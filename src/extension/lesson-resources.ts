import type { LearningResource } from '../model/skills.js';
import { section } from './page-html.js';
import { escapeHtml } from './page-markdown.js';

/** What to read next, in the order given. Empty when there is nothing. */
export function resourcesHtml(resources: readonly LearningResource[]): string {
  return resources.length > 0 ? section('Resources', `<ul>${resources.map(resourceHtml).join('')}</ul>`) : '';
}

function resourceHtml({ title, url, publisher, minutes, verified }: LearningResource): string {
  const unchecked = verified ? '' : ' <span class="unchecked">unchecked link</span>';
  return `<li><a href="${escapeHtml(url)}">${escapeHtml(title)}</a> — ${escapeHtml(publisher)}, ${minutes} min${unchecked}</li>`;
}
