import { caps, doubt, thresholds } from '../coach/progress/constants.js';
import type { ProgressOverview, SkillProgress } from '../coach/progress/overview.js';
import { escapeHtml } from './page-markdown.js';
import { depthWord, standingInWords } from './progress-words.js';

/** Sizes in units of the drawing; it is scaled to the width of the page. */
const size = { width: 860, left: 236, right: 736, top: 40, row: 22, bottom: 40, band: 8, tick: 14, mark: 3.5 } as const;

/** The mastery that all channels together could reach: nothing can be shown beyond. */
const support = caps.fixes + caps.constructs + caps.answers + caps.exercises;
const mostToShow = support / (support + doubt);

/**
 * Every skill as a row of one drawing: a band from mastery less spread to mastery plus spread with a tick in the middle, a
 * hollow mark at the best so far, and a dotted line to where it fades in 60 days. All colours come from the page's classes.
 */
export function progressChart({ skills, depths }: ProgressOverview): string {
  const end = size.top + skills.length * size.row;
  const height = end + size.bottom;
  return `<svg class="chart" viewBox="0 0 ${size.width} ${height}" role="list" aria-label="Skills with their mastery">
<defs><pattern id="beyond" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" class="hatch"/></pattern></defs>
<g aria-hidden="true">
<rect x="${x(mostToShow)}" y="${size.top}" width="${size.right - x(mostToShow)}" height="${end - size.top}" class="beyond" fill="url(#beyond)"/>
${thresholds.map((threshold, index) => thresholdLine(threshold, depths[index + 1] ?? '', end)).join('\n')}
<line x1="${size.left}" y1="${size.top}" x2="${size.left}" y2="${end}" class="axis"/>
<line x1="${size.left}" y1="${end}" x2="${size.right}" y2="${end}" class="axis"/>
${[0, ...thresholds, 1].map((value) => axisNumber(value, end)).join('\n')}
<text x="${size.right}" y="${end + 32}" class="note" text-anchor="end">hatched: more than this evidence can show</text>
</g>
${skills.map((skill, index) => row(skill, depths, size.top + (index + 0.5) * size.row)).join('\n')}
</svg>`;
}

function thresholdLine(threshold: number, word: string, end: number): string {
  const at = x(threshold);
  return `<line x1="${at}" y1="${size.top - 6}" x2="${at}" y2="${end}" class="threshold"/>
<text x="${at}" y="${size.top - 12}" class="note" text-anchor="middle">${escapeHtml(word)}</text>`;
}

function axisNumber(value: number, end: number): string {
  return `<text x="${x(value)}" y="${end + 15}" class="note" text-anchor="middle">${value}</text>`;
}

function row(skill: SkillProgress, depths: readonly string[], middle: number): string {
  const words = escapeHtml(standingInWords(skill, depths));
  const word = escapeHtml(depthWord(skill));
  const label = `<text x="${size.left - 12}" y="${middle + 4}" class="skill" text-anchor="end">${escapeHtml(skill.name)}</text>`;
  const drawn = skill.state === 'standing' ? standing(skill, word, middle) : missing(word, middle);
  return `<g role="listitem" aria-label="${words}"><title>${words}</title>${label}${drawn}</g>`;
}

function standing({ mastery, spread, best, in60Days }: SkillProgress, word: string, middle: number): string {
  const [from, to] = [x(Math.max(0, mastery - spread)), x(Math.min(1, mastery + spread))];
  const below = round(middle + size.band / 2 + 3);
  const fade =
    in60Days < mastery - 0.005
      ? `<path d="M${x(mastery)} ${below}H${x(in60Days)}" class="fade"/><path d="M${x(in60Days)} ${round(below - 3)}v6" class="fade-end"/>`
      : '';
  return `<rect x="${from}" y="${round(middle - size.band / 2)}" width="${round(to - from)}" height="${size.band}" rx="2" class="band"/>
<line x1="${x(mastery)}" y1="${round(middle - size.tick / 2)}" x2="${x(mastery)}" y2="${round(middle + size.tick / 2)}" class="tick"/>
${fade}<circle cx="${x(best)}" cy="${middle}" r="${size.mark}" class="best"/>
<text x="${size.right + 12}" y="${middle + 4}" class="word">${word}</text>`;
}

function missing(word: string, middle: number): string {
  return `<text x="${size.left + 8}" y="${middle + 4}" class="note">${word}</text>`;
}

function x(mastery: number): number {
  return round(size.left + mastery * (size.right - size.left));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
