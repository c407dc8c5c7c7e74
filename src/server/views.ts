import { framework } from '../../rules/skills.js';
import { roleMatrix } from '../coach/role-matrix.js';
import { type RuleEvidence, skillOverview } from '../coach/skill-overview.js';
import type { RuleMetadata, Severity } from '../model/finding.js';
import type { Folder } from './folder.js';
import { mayQuote, PlaceViews } from './place-views.js';
import type { FindingView, PlaceView, SkillsView, StatusView } from './protocol.js';

/** Every finding of what was read so far. */
export async function findingsView(
  folders: readonly Folder[],
  rules: ReadonlyMap<string, RuleMetadata>,
): Promise<readonly FindingView[]> {
  const views: FindingView[] = [];
  const places = new PlaceViews(folders);
  for (const folder of folders) {
    for (const finding of folder.result?.findings ?? []) {
      const rule = rules.get(finding.rule);
      if (!rule) continue;
      views.push({
        rule,
        skillName: framework.skills.find(({ id }) => id === rule.skill)?.name ?? rule.skill,
        severity: finding.severity,
        message: finding.message,
        place: await places.of(folder, rule.id, finding.range, finding.function),
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
  const places = new PlaceViews(folders);
  for (const folder of folders) evidence.push(...(await evidenceOf(folder, places)));
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

async function evidenceOf(folder: Folder, places: PlaceViews): Promise<readonly RuleEvidence<PlaceView>[]> {
  const { practised = [], kept = [], findings = [] } = folder.result ?? {};
  const evidence: RuleEvidence<PlaceView>[] = [];
  for (const { rule, sites, holds } of practised) {
    const failing = findings.filter((finding) => finding.rule === rule);
    const holding = kept.filter((candidate) => candidate.rule === rule);
    evidence.push({
      rule,
      tally: { holds, fails: sites - holds },
      failing: await Promise.all(failing.map(({ range, function: name }) => places.of(folder, rule, range, name))),
      holding: await Promise.all(holding.map(({ site }) => places.of(folder, rule, site.range, site.name))),
    });
  }
  return evidence;
}
