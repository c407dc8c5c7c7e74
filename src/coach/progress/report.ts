import type { SkillFramework } from '../../model/skills.js';
import type { EvidenceRow, NextStep, ProgressOverview, SkillProgress } from './overview.js';
import { markdownReport } from './report-markdown.js';
import type { CellFit } from './role-fit.js';

/** The form of a report: for programs or for people. */
export type ReportFormat = 'json' | 'markdown';

/** The report of progress. It names skills, files and resources, and never quotes what is in a file. */
export function progressReport(
  overview: ProgressOverview,
  framework: Pick<SkillFramework, 'roles' | 'levels' | 'matrix' | 'groups'>,
  format: ReportFormat,
): string {
  return format === 'json'
    ? `${JSON.stringify(jsonReport(overview, framework), null, 2)}\n`
    : markdownReport(overview, framework);
}

/** The version of the report's own form. */
const reportVersion = 1;

/** What other tools read. Shares have four places, times are ISO 8601 in UTC, lines are counted from 1. */
function jsonReport(
  { modelVersion, at, target, skills, cells, next, alternatives, setAside, notes }: ProgressOverview,
  { matrix }: Pick<SkillFramework, 'matrix'>,
) {
  return {
    version: reportVersion,
    model: modelVersion,
    at: iso(at),
    target: target ?? null,
    skills: skills.map((skill) => jsonSkill(skill, at)),
    cells: cells.map((cell) => {
      const unseen = matrix.find(({ role, level }) => role === cell.role && level === cell.level)?.unseen ?? [];
      return jsonCell(cell, unseen);
    }),
    next: next ? jsonStep(next) : null,
    alternatives: alternatives.map(jsonStep),
    setAside: setAside.map(({ until, ...step }) => ({ ...step, until: until === undefined ? null : iso(until) })),
    notes: notes.map(({ id: _, at: noted, ...note }) => ({ at: iso(noted), ...note })),
  };
}

function jsonSkill(skill: SkillProgress, at: number) {
  const { id, name, group, state, depth, deepest, word, missing, missingWords, fadesInDays } = skill;
  return {
    id,
    name,
    group,
    state,
    mastery: rounded(skill.mastery),
    spread: rounded(skill.spread),
    best: rounded(skill.best),
    in60Days: rounded(skill.in60Days),
    depth,
    deepest,
    word,
    missing: missing ? { ...missing, words: missingWords } : null,
    fadesInDays: fadesInDays ?? null,
    evidence: skill.evidence.map((row) => jsonRow(row, at)),
    against: skill.against.map((row) => jsonRow(row, at)),
  };
}

function jsonRow({ id, kind, text, detail, counts, weight, fading, at, workspace, place }: EvidenceRow, now: number) {
  return {
    id,
    kind,
    text,
    detail,
    counts: rounded(counts),
    weight: rounded(weight),
    fading: rounded(fading),
    at: iso(at),
    ageDays: Math.max(0, Math.floor((now - at) / day)),
    place: place ? { workspace: workspace ?? null, file: place.file, line: place.start.line + 1 } : null,
  };
}

function jsonCell({ role, level, mandatory, expectations, met, fit, covered }: CellFit, unseen: readonly string[]) {
  return {
    role,
    level,
    mandatory,
    met,
    expected: expectations.length,
    notObservable: expectations.filter(({ state }) => state === 'not-observable').map(({ skill }) => skill),
    unseen,
    fit: fit === undefined ? null : rounded(fit),
    covered,
    expectations: expectations.map((each) => ({ ...each, fit: rounded(each.fit) })),
  };
}

function jsonStep({ candidate, score, reason, workspace, place, rule, exercise }: NextStep) {
  const { id, kind, skill, title, minutes } = candidate;
  return {
    id,
    kind,
    skill,
    title,
    minutes,
    score: rounded(score),
    reason,
    rule: rule ?? null,
    exercise: exercise ?? null,
    place: place ? { workspace: workspace ?? null, file: place.file, line: place.start.line + 1 } : null,
  };
}

const day = 24 * 60 * 60 * 1000;

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
