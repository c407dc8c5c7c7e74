import type { ProgressOverview, SkillProgress } from '../../coach/progress/overview.js';
import { type SkillStanding, tallyWords } from '../../coach/skill-overview.js';
import type { PlaceView, SkillsView } from '../../server/protocol.js';
import { depthWord } from '../progress-words.js';
import { evidenceRow } from './evidence-rows.js';
import type { Icon, Row } from './row.js';
import { ruleRow } from './rule-rows.js';
import { dotted, severities } from './words.js';

/** What each skill is shown to, by groups, with the evidence and the tallies of the rules. */
export function skillsRows(progress: ProgressOverview, { overview }: SkillsView): readonly Row[] {
  const standings = new Map(progress.skills.map((skill) => [skill.id, skill]));
  return overview.groups.map(({ name, skills }) => {
    const rows = skills.flatMap((skill) => {
      const standing = standings.get(skill.id);
      return standing ? [skillRow(standing, skill, progress)] : [];
    });
    const shown = skills.filter(({ id }) => standings.get(id)?.state === 'standing').length;
    return {
      label: name,
      description: shown === 0 ? 'no evidence' : `${shown} of ${skills.length} with evidence`,
      icon: { name: 'library' },
      expanded: true,
      children: () => rows,
    };
  });
}

/** A skill with everything known of it below. */
export function skillRow(
  progress: SkillProgress,
  { what, why, tally, rules }: SkillStanding<PlaceView>,
  overview: ProgressOverview,
): Row {
  const { id, name, missingWords, depth } = progress;
  const words = standingWords(progress, overview.depths);
  const next = overview.depths[depth + 1];
  return {
    label: name,
    description: words,
    icon: depthIcon(progress),
    tooltip: [`${what}\n\n${why}`, numbers(progress)].filter(Boolean).join('\n\n'),
    spoken: spokenSkill(progress, overview.depths),
    subject: { skill: id },
    children: () => [
      ...(missingWords && next
        ? [{ label: `Missing for ${next}`, description: missingWords, icon: { name: 'milestone' } }]
        : []),
      ...evidenceRows(progress, overview.at),
      {
        label: 'Rules',
        description: rules.length === 0 ? 'none applies here' : tallyWords(tally),
        icon: { name: 'checklist' },
        ...(rules.length > 0 && { children: () => rules.map(ruleRow) }),
      },
    ],
  };
}

/** The items for a skill, then those against it. */
export function evidenceRows({ evidence, against }: SkillProgress, now: number): readonly Row[] {
  return [
    ...evidence.map((item) => evidenceRow(item, 'for', now)),
    ...against.map((item) => evidenceRow(item, 'against', now)),
  ];
}

/** `applies · fades in 12 d · faded from designs` */
function standingWords(skill: SkillProgress, depths: readonly string[]): string {
  const { state, depth, deepest, fadesInDays, best, mastery } = skill;
  const word = depthWord(skill);
  if (state !== 'standing') return word;
  return dotted(
    word,
    fadesInDays === undefined ? undefined : `fades in ${fadesInDays} d`,
    deepest > depth ? `faded from ${depths[deepest] ?? deepest}` : undefined,
    best > mastery + 0.005 ? `best ${best.toFixed(2)}` : undefined,
  );
}

/** `Retries and dead letters, depth 2 of 4, applies, one open error, fades in 12 days` */
function spokenSkill(progress: SkillProgress, depths: readonly string[]): string {
  const { name, state, depth, deepest, against, fadesInDays } = progress;
  const word = depthWord(progress);
  if (state !== 'standing') return `${name}, ${word}`;
  const open = severities.flatMap((severity) => {
    const count = against.filter((item) => item.severity === severity).length;
    if (count === 0) return [];
    return [`${count === 1 ? 'one' : count} open ${severity}${count === 1 || severity === 'info' ? '' : 's'}`];
  });
  return [
    name,
    `depth ${depth} of ${depths.length - 1}`,
    word,
    ...open,
    ...(fadesInDays === undefined ? [] : [`fades in ${fadesInDays} ${fadesInDays === 1 ? 'day' : 'days'}`]),
    ...(deepest > depth ? [`faded from ${depths[deepest] ?? deepest}`] : []),
  ].join(', ');
}

function depthIcon({ state, depth }: SkillProgress): Icon {
  if (state === 'not-observable') return { name: 'circle-slash' };
  return state === 'no-evidence' ? { name: 'circle-outline' } : { depth };
}

function numbers({ state, mastery, spread, best, in60Days }: SkillProgress): string {
  if (state !== 'standing') return '';
  return `Mastery ${mastery.toFixed(2)} ± ${spread.toFixed(2)}, best ${best.toFixed(2)}. Untouched for 60 days: ${in60Days.toFixed(2)}.`;
}
