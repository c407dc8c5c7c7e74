import type { ProgressOverview, SkillProgress } from '../../coach/progress/overview.js';
import type { CellFit, ExpectationFit } from '../../coach/progress/role-fit.js';
import type { LevelExpectations, RoleExpectations } from '../../coach/role-matrix.js';
import type { SkillsView } from '../../server/protocol.js';
import { depthWord } from '../progress-words.js';
import type { Icon, Row } from './row.js';
import { evidenceRows } from './skills-rows.js';
import { capital, dotted } from './words.js';

/** The matrix of roles and levels with how much of each shows here. It speaks of the workspace, never of the person. */
export function roleFitRows(progress: ProgressOverview, { matrix }: SkillsView): readonly Row[] {
  return matrix.roles.map((role) => {
    const chosen = progress.target?.role === role.id;
    return {
      label: role.name,
      ...(chosen && { description: 'chosen' }),
      icon: { name: chosen ? 'target' : 'person' },
      expanded: chosen,
      children: () => role.levels.flatMap((level) => cellRow(role, level, progress)),
    };
  });
}

function cellRow(role: RoleExpectations, level: LevelExpectations, progress: ProgressOverview): readonly Row[] {
  const cell = progress.cells.find((candidate) => candidate.role === role.id && candidate.level === level.level);
  if (!cell) return [];
  const chosen = progress.target?.role === role.id && progress.target.level === level.level;
  const need = cell.mandatory ? 'mandatory' : 'optional';
  const words = [fitWords(cell), cell.covered ? 'covered here' : undefined, need, chosen ? 'chosen' : undefined];
  return [
    {
      label: level.name,
      description: dotted(...words),
      // Solid for what is mandatory, dashed for what is not.
      icon: { name: cell.mandatory ? 'circle-filled' : 'issue-draft' },
      tooltip: `${level.demands}\n\n${shareWords(cell)}`,
      spoken: `${role.name}, ${level.name}, ${words.filter(Boolean).join(', ')}`,
      expanded: chosen,
      children: () => [
        ...sorted(cell.expectations).map((expectation) => expectationRow(expectation, level, progress)),
        ...level.unseen.map((text) => unseenRow(text, cell)),
      ],
    },
  ];
}

/** `2 of 4 expectations met, 1 not observable` */
function fitWords({ met, expectations, notObservable }: CellFit): string {
  const hidden = notObservable > 0 ? `, ${notObservable} not observable` : '';
  return `${met} of ${expectations.length} expectations met${hidden}`;
}

function shareWords({ fit }: CellFit): string {
  if (fit === undefined) return 'More than half of the expectations cannot be observed in this workspace.';
  return `${fit.toFixed(2)} of 1 shows in this workspace.`;
}

const states: readonly ExpectationFit['state'][] = ['met', 'partly', 'no-evidence', 'not-observable'];

const looks: Readonly<Record<ExpectationFit['state'], { readonly icon: Icon; readonly word: string }>> = {
  met: { icon: { name: 'check', color: 'testing.iconPassed' }, word: 'met' },
  partly: { icon: { name: 'color-mode' }, word: 'partly' },
  'no-evidence': { icon: { name: 'circle-outline' }, word: 'no evidence' },
  'not-observable': { icon: { name: 'circle-slash' }, word: 'not observable here' },
};

function sorted(expectations: readonly ExpectationFit[]): readonly ExpectationFit[] {
  return expectations.toSorted((a, b) => states.indexOf(a.state) - states.indexOf(b.state));
}

function expectationRow(
  { skill: id, depth, state }: ExpectationFit,
  level: LevelExpectations,
  { skills, depths, at }: ProgressOverview,
): Row {
  const skill = skills.find((candidate) => candidate.id === id);
  const { icon, word } = looks[state];
  const expected = `${depths[depth] ?? depth} expected`;
  const here = state === 'partly' && skill ? `${depthWord(skill)} here` : undefined;
  const name = skill?.name ?? id;
  const claims = level.expectations.find((candidate) => candidate.skill === id)?.claims ?? '';
  return {
    label: name,
    description: dotted(word, expected, here),
    icon,
    tooltip: [`Expected: ${depths[depth] ?? depth}. ${capital(claims)}.`, missing(skill)].filter(Boolean).join('\n'),
    subject: { skill: id },
    ...(skill && hasEvidence(skill) && { children: () => evidenceRows(skill, at) }),
  };
}

function missing(skill: SkillProgress | undefined): string {
  return skill?.missingWords ? `Missing for the next depth: ${skill.missingWords}.` : '';
}

function hasEvidence({ evidence, against }: SkillProgress): boolean {
  return evidence.length + against.length > 0;
}

function unseenRow(text: string, { role, level }: CellFit): Row {
  return {
    label: text,
    description: 'unseen: leaves no trace in code',
    icon: { name: 'eye-closed' },
    subject: { unseen: { text, role, level } },
  };
}
