import {
  applySuppressions,
  compareFindings,
  compareSeverities,
  gathered,
  type PlacedComment,
  type Practised,
  type Problem,
  type Settings,
} from '../checker/index.js';
import type { CodeFacts } from '../model/code.js';
import type { Finding, RuleMetadata } from '../model/finding.js';
import { comparePositions, rangeKey, type SyntaxProblem } from '../model/source.js';
import type { CheckedApplication } from './applications.js';
import type { CodeFiles } from './code-files.js';
import type { LintResult } from './result.js';
import { skipDescriptions } from './skips.js';
import type { Texts } from './texts.js';

/** What is to be reported. */
export interface Scope {
  readonly applications: readonly CheckedApplication[];
  /** Source files that were read because they could hold handlers, in applications or not. */
  readonly loose: readonly string[];
  readonly isShown: (finding: Finding) => boolean;
}

/** What the workspace knows besides its applications. */
export interface Surroundings {
  readonly code: CodeFiles;
  readonly texts: Texts;
  /** Every rule, those on comments too. */
  readonly rules: readonly RuleMetadata[];
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

/** What applications have in common put together: each finding once, comments applied, counts added up. */
export function buildResult(
  { applications, loose, isShown }: Scope,
  { code, texts, rules, settings, problems }: Surroundings,
): Omit<LintResult, 'files' | 'repository' | 'millis'> {
  const sources = sourcesOf(applications, code);
  const all = withoutRepeats(applications);
  const { findings, suppressed } = applySuppressions(all, commentsOf(applications, sources), rules, settings);
  return {
    findings: gathered(findings.filter(isShown)),
    suppressed: suppressed.filter(({ finding }) => isShown(finding)),
    skipped: texts.skips,
    functions: applications.reduce((sum, each) => sum + functionsOf(each), 0),
    practised: addUp(applications.flatMap(({ check }) => check.practised)),
    kept: applications.flatMap(({ check }) => check.kept),
    problems: distinct([
      ...problems,
      ...unreadable(texts),
      ...applications.flatMap(({ check }) => check.problems),
      ...firstOfEachFile([
        ...applications.flatMap(({ template }) => template?.problems ?? []),
        ...[...sources.values()].flatMap(({ facts }) => facts.problems),
        ...loose.flatMap((path) => factsOf(path, code)?.problems ?? []),
      ]),
    ]),
    applications: applications.map(({ application }) => application),
    checked: applications,
  };
}

interface Source {
  readonly facts: CodeFacts;
  readonly application: string;
}

function sourcesOf(applications: readonly CheckedApplication[], code: CodeFiles): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  for (const { application, files } of applications) {
    for (const path of files) {
      const facts = factsOf(path, code);
      if (facts && !sources.has(path)) sources.set(path, { facts, application: application.root });
    }
  }
  return sources;
}

function factsOf(path: string, code: CodeFiles): CodeFacts | undefined {
  const facts = code.known(path);
  return facts === 'unread' ? undefined : facts;
}

function commentsOf(
  applications: readonly CheckedApplication[],
  sources: ReadonlyMap<string, Source>,
): readonly PlacedComment[] {
  const placed = [
    ...applications.flatMap(({ application, template }) =>
      (template?.suppressions ?? []).map((comment) => ({ comment, application: application.root })),
    ),
    ...[...sources.values()].flatMap(({ facts, application }) =>
      facts.suppressions.map((comment) => ({ comment, application })),
    ),
  ];
  const byPlace = new Map(placed.map((each) => [rangeKey(each.comment.range), each]));
  return [...byPlace.values()];
}

/**
 * Applications that share code or modules share their findings: what is told of one thing at one place, or in the same words,
 * stands once, as severe as the worst of them has it. What handlers that no template names add to a place is left out when
 * something is told of it already.
 */
function withoutRepeats(applications: readonly CheckedApplication[]): readonly Finding[] {
  const told = new Map<string, Finding>();
  const places = new Set<string>();
  const said = new Map<string, string>();
  for (const { check, template } of [...applications].sort((a, b) => Number(!a.template) - Number(!b.template))) {
    for (const finding of check.findings) {
      const place = `${finding.rule} ${rangeKey(finding.range)}`;
      const words = `${place} ${finding.message}`;
      const key = said.get(words) ?? `${place} ${subjectOf(finding)}`;
      const before = told.get(key);
      const isNew = before ? compareSeverities(finding.severity, before.severity) > 0 : template || !places.has(place);
      if (isNew) told.set(key, finding);
      said.set(words, key);
      places.add(place);
    }
  }
  return [...told.values()].sort(compareFindings);
}

/** What a finding is about; where nothing has a name, what it says. */
function subjectOf({ site, function: concerned, message }: Finding): string {
  return site === undefined && concerned === undefined ? message : `${site} ${concerned}`;
}

function functionsOf({ application, template }: CheckedApplication): number {
  return template ? application.functions.length : application.handlers.length;
}

function addUp(all: readonly Practised[]): readonly Practised[] {
  const byRule = new Map<string, Practised>();
  for (const { rule, sites, holds } of all) {
    const before = byRule.get(rule);
    byRule.set(rule, { rule, sites: sites + (before?.sites ?? 0), holds: holds + (before?.holds ?? 0) });
  }
  return [...byRule.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

function unreadable(texts: Texts): readonly Problem[] {
  return [...texts.failures].map(([file, reason]) => ({
    file,
    message: `The file ${skipDescriptions.unreadable}: ${reason}`,
  }));
}

/** One thing wrong in a file easily makes hundreds of problems: the first is where a person has to look. */
function firstOfEachFile(problems: readonly SyntaxProblem[]): readonly Problem[] {
  const first = new Map<string, SyntaxProblem>();
  for (const problem of problems) {
    const before = first.get(problem.range.file);
    if (!before || comparePositions(problem.range.start, before.range.start) < 0)
      first.set(problem.range.file, problem);
  }
  return [...first].map(([file, { range, message }]) => ({ file, range, message }));
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  const byKey = new Map(
    problems.map((problem) => [
      `${problem.file} ${problem.range ? rangeKey(problem.range) : ''} ${problem.message}`,
      problem,
    ]),
  );
  return [...byKey.values()].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0),
  );
}
