import type { SkillFramework } from '../../model/skills.js';
import type { EvidenceRow, NextStep, ProgressOverview, SkillProgress } from './overview.js';
import type { CellFit } from './role-fit.js';
import { setAsideWords } from './set-aside.js';

/** What names roles and levels, and what no scanner can see. */
export type ReportWords = Pick<SkillFramework, 'roles' | 'levels' | 'matrix' | 'groups'>;

/** The report for people. Whatever comes from a workspace is text, never markup. */
export function markdownReport(overview: ProgressOverview, words: ReportWords): string {
  const { skills } = overview;
  const standing = skills.filter(({ state }) => state === 'standing');
  return [
    '# Skills as they show here',
    `As of ${date(overview.at)}, model version ${overview.modelVersion}. It speaks of what was seen on this machine, not of a person. What nobody could see is not counted.`,
    ...nextSteps(overview),
    '## Skills',
    skillTable(overview, words),
    ...standing.map((skill) => skillDetails(skill, overview.at)),
    '## Roles',
    roleTable(overview, words),
    ...target(overview, words),
    ...notes(overview),
  ]
    .join('\n\n')
    .concat('\n');
}

function nextSteps({ next, alternatives, setAside }: ProgressOverview): readonly string[] {
  const others = alternatives.map((step) => `- ${stepWords(step)}`);
  const aside = setAside.map((step) => `- ${plain(step.title)}: ${setAsideWords(step, date)}`);
  return [
    ...(next ? ['## Next step', stepWords(next)] : []),
    ...(others.length > 0 ? [`Or:\n\n${others.join('\n')}`] : []),
    ...(aside.length > 0 ? ['## Set aside', aside.join('\n')] : []),
  ];
}

function stepWords({ candidate: { title, minutes }, reason, place }: NextStep): string {
  const at = place ? `, ${code(`${place.file}:${place.start.line + 1}`)}` : '';
  return `**${plain(title)}** (${minutes} min${at}): ${plain(reason)}.`;
}

function skillTable({ skills }: ProgressOverview, { groups }: ReportWords): string {
  const rows = groups.flatMap((group) =>
    skills.filter((skill) => skill.group === group.id).map((skill) => skillRow(skill, group.name)),
  );
  return table(['Group', 'Skill', 'Depth', 'Mastery', 'Best', 'In 60 days', 'For the next depth'], rows);
}

function skillRow(skill: SkillProgress, group: string): readonly string[] {
  const { name, state, word, depth, deepest, mastery, spread, best, in60Days, missingWords = '' } = skill;
  if (state === 'not-observable') return [group, name, 'not observable here', '', '', '', ''];
  if (state === 'no-evidence') return [group, name, 'no evidence', '', '', '', ''];
  const faded = deepest > depth ? `, was ${deepest}` : '';
  return [
    group,
    name,
    `${depth} ${word}${faded}`,
    `${share(mastery)} ± ${share(spread)}`,
    share(best),
    share(in60Days),
    missingWords,
  ];
}

function skillDetails({ name, evidence, against, fadesInDays }: SkillProgress, now: number): string {
  const lines = [...rowLines('+', evidence, now), ...rowLines('−', against, now)];
  const fades = fadesInDays === undefined ? [] : [`Without anything new the depth fades in ${days(fadesInDays)}.`];
  return [`### ${plain(name)}`, ...fades, lines.join('\n')].join('\n\n');
}

/** What counts, one line each, and how many there are that count nothing beside those. */
function rowLines(sign: string, rows: readonly EvidenceRow[], now: number): readonly string[] {
  const counting = rows.filter(({ counts }) => counts >= leastShown);
  const silent = rows.length - counting.length;
  return [
    ...counting.map((row) => `- ${sign}${share(row.counts)} ${rowWords(row, now)}`),
    ...(silent > 0 ? [`- ${silent} more that ${silent === 1 ? 'adds' : 'add'} nothing to these`] : []),
  ];
}

/** Less is written as 0.00. */
const leastShown = 0.005;

function rowWords({ text, detail, at, place, fading }: EvidenceRow, now: number): string {
  const where = place ? `, ${code(`${place.file}:${place.start.line + 1}`)}` : '';
  const age = Math.max(0, Math.floor((now - at) / day));
  const faded = fading < 0.995 ? `, last confirmed ${days(age)} ago` : '';
  return `${plain(text)}${where}, ${detail}, ${date(at)}${faded}`;
}

function roleTable({ cells }: ProgressOverview, words: ReportWords): string {
  const rows = cells.map((cell) => [...cellNames(cell, words), ...cellWords(cell)]);
  return table(['Role', 'Level', 'Expectations met', 'Not observable here', 'Fit', ''], rows);
}

function cellNames(
  { role, level }: Pick<CellFit, 'role' | 'level'>,
  { roles, levels }: ReportWords,
): readonly string[] {
  return [roles.find(({ id }) => id === role)?.name ?? role, levels.find(({ id }) => id === level)?.name ?? level];
}

function cellWords({ met, expectations, notObservable, fit, mandatory, covered }: CellFit): readonly string[] {
  const remarks = [...(mandatory ? [] : ['optional']), ...(covered ? ['covered here'] : [])];
  return [
    `${met} of ${expectations.length}`,
    notObservable === 0 ? '' : String(notObservable),
    fit === undefined ? 'too little to be seen' : share(fit),
    remarks.join(', '),
  ];
}

/** The cell that was chosen, expectation by expectation, and what nobody can see of it. */
function target({ target: chosen, cells, skills, depths }: ProgressOverview, words: ReportWords): readonly string[] {
  const cell = chosen && cells.find(({ role, level }) => role === chosen.role && level === chosen.level);
  if (!cell) return [];
  const unseen = words.matrix.find(({ role, level }) => role === cell.role && level === cell.level)?.unseen ?? [];
  const rows = cell.expectations.map(({ skill, depth, state, fit }) => [
    skills.find(({ id }) => id === skill)?.name ?? skill,
    `${depth} ${depths[depth] ?? ''}`.trim(),
    stateWords[state],
    state === 'not-observable' ? '' : share(fit),
  ]);
  return [
    `## ${cellNames(cell, words).map(plain).join(', ')}`,
    table(['Expected', 'Depth', '', 'Fit'], rows),
    ...(unseen.length > 0 ? [`Nobody can see from code: ${unseen.map(plain).join('; ')}.`] : []),
  ];
}

const stateWords = {
  met: 'met',
  partly: 'partly',
  'no-evidence': 'no evidence',
  'not-observable': 'not observable here',
} as const;

function notes({ notes: all }: ProgressOverview): readonly string[] {
  if (all.length === 0) return [];
  return ['## Notes', all.map(({ at, text }) => `- ${date(at)}: ${plain(text)}`).join('\n'), 'Notes are not scored.'];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => plain(cell)).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

const day = 24 * 60 * 60 * 1000;

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

function share(value: number): string {
  return value.toFixed(2);
}

function date(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** In one line, with nothing in it that Markdown would take for its own. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|]/g, (mark) => `\\${mark}`);
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
