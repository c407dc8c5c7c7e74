import { framework } from '../../rules/skills.js';
import { roleMatrix } from '../coach/role-matrix.js';
import { type RuleEvidence, skillOverview } from '../coach/skill-overview.js';
import type { RuleMetadata, Severity } from '../model/finding.js';
import type { SourceRange } from '../model/source.js';
import type { Folder } from './folder.js';
import type { FindingView, PlaceView, SkillsView, StatusView } from './protocol.js';

/** Every finding of what was read so far. */
export async function findingsView(
  folders: readonly Folder[],
  rules: ReadonlyMap<string, RuleMetadata>,
): Promise<readonly FindingView[]> {
  const views: FindingView[] = [];
  const several = holdSomething(folders).length > 1;
  for (const folder of folders) {
    for (const finding of folder.result?.findings ?? []) {
      const rule = rules.get(finding.rule);
      if (!rule) continue;
      views.push({
        rule,
        skillName: framework.skills.find(({ id }) => id === rule.skill)?.name ?? rule.skill,
        severity: finding.severity,
        message: finding.message,
        place: await placeView({ folder, several, mayQuote: mayQuote(rule.id) }, finding.range, finding.function),
        fixable: finding.fixes().length > 0,
        quotable: mayQuote(rule.id),
      });
    }
  }
  return views;
}

/** What holds and what fails for each skill, and what each role expects. */
export async function skillsView(
  folders: readonly Folder[],
  rules: ReadonlyMap<string, RuleMetadata>,
): Promise<SkillsView> {
  const evidence: RuleEvidence<PlaceView>[] = [];
  const several = holdSomething(folders).length > 1;
  for (const folder of folders) evidence.push(...(await evidenceOf(folder, several)));
  const overview = skillOverview(framework, [...rules.values()], evidence);
  return { overview, matrix: roleMatrix(framework, overview) };
}

/** How things stand after a check. */
export async function statusView(folders: readonly Folder[]): Promise<StatusView> {
  const findings: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const problems: string[] = [];
  for (const folder of folders) {
    for (const { severity } of folder.result?.findings ?? []) findings[severity]++;
    const { configurationProblems } = await folder.workspace;
    // A syntax error while typing has a place and is the business of the language's own tools.
    const unreadable = (folder.result?.problems ?? []).filter(({ range }) => !range);
    problems.push(...[...configurationProblems, ...unreadable].map(({ file, message }) => `${file}: ${message}`));
  }
  const scannable = folders.filter(({ loose }) => !loose);
  return {
    busy: folders.some(({ busy }) => busy),
    findings,
    scanned: scannable.length > 0 && scannable.every(({ scanned }) => scanned),
    problems: [...new Set(problems)],
  };
}

/** The folders with an application in them. */
function holdSomething(folders: readonly Folder[]): readonly Folder[] {
  return folders.filter(({ result }) => (result?.applications.length ?? 0) > 0);
}

async function evidenceOf(folder: Folder, several: boolean): Promise<readonly RuleEvidence<PlaceView>[]> {
  const { practised = [], kept = [], findings = [] } = folder.result ?? {};
  const place = (rule: string, range: SourceRange, name: string | undefined) =>
    placeView({ folder, several, mayQuote: mayQuote(rule) }, range, name);
  const evidence: RuleEvidence<PlaceView>[] = [];
  for (const { rule, sites, holds } of practised) {
    const failing = findings.filter((finding) => finding.rule === rule);
    const holding = kept.filter((candidate) => candidate.rule === rule);
    evidence.push({
      rule,
      tally: { holds, fails: sites - holds },
      failing: await Promise.all(failing.map(({ range, function: name }) => place(rule, range, name))),
      holding: await Promise.all(holding.map(({ site }) => place(rule, site.range, site.name))),
    });
  }
  return evidence;
}

interface PlaceContext {
  readonly folder: Folder;
  /** There are other folders: paths begin with the folder's name. */
  readonly several: boolean;
  /** What is written there may be repeated in a view. */
  readonly mayQuote: boolean;
}

async function placeView(
  { folder, several, mayQuote }: PlaceContext,
  { file, start, end }: SourceRange,
  name: string | undefined,
): Promise<PlaceView> {
  const words = mayQuote ? await wordsAt(folder, { file, start, end }) : undefined;
  const shown = words ?? name;
  return {
    uri: folder.uriOf(file),
    path: several ? folder.pathWithFolder(file) : file,
    range: { start, end },
    ...(shown && { name: shown }),
  };
}

/** Secrets are not spread into views, where others may look on. */
function mayQuote(rule: string): boolean {
  return !/secret/.test(rule);
}

const longestName = 48;

/** What is written at a place, when it is a name. */
async function wordsAt(folder: Folder, { file, start, end }: SourceRange): Promise<string | undefined> {
  if (start.line !== end.line || end.character - start.character > longestName) return undefined;
  const line = (await (await folder.workspace).text(file))?.split('\n')[start.line];
  const words = line?.slice(start.character, end.character).replace(/:\s*$/, '').trim();
  return words && /^[A-Za-z_][\w.:/*-]*$/.test(words) ? words : undefined;
}
