import { fingerprintOf, type LineText, separated } from '../checker/index.js';
import { isActive } from '../checker/settings.js';
import { exerciseFolders, isInExercise } from '../coach/exercises/marker.js';
import type { Seen, SeenFinding } from '../coach/progress/seen.js';
import type { Snapshot, SnapshotFinding } from '../coach/progress/snapshot.js';
import { isFault, needsWhole } from '../coach/signals/index.js';
import { nameIn } from '../coach/signals/sighting.js';
import type { Finding, RuleMetadata } from '../model/finding.js';
import type { SkillFramework } from '../model/skills.js';
import { type FaultInApplication, type LintResult, observedIn, type Workspace } from '../workspace/index.js';
import { Owners } from './owners.js';

/** How a folder is looked at. */
export interface LookOptions {
  /** Address of the folder. */
  readonly address: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /** The folder was read as a whole. */
  readonly whole: boolean;
  readonly rules: ReadonlyMap<string, RuleMetadata>;
  readonly framework: SkillFramework;
  readonly isOpen: (path: string) => boolean;
}

/** What a look at a folder shows: what is to be recorded of it, and what views show of the present. */
export interface Look {
  readonly snapshot: Snapshot;
  readonly seen: Seen;
}

/** Puts together what the outcome of a check shows of skills. Exercises are practice, and left out. */
export async function lookAt(workspace: Workspace, result: LintResult, options: LookOptions): Promise<Look> {
  const { address, at, whole, rules, framework } = options;
  const { settings } = workspace;
  const practice = exerciseFolders(result.repository.paths);
  const counts = ({ rule, range }: Finding) => isScored(rules.get(rule)) && !isInExercise(range.file, practice);
  const findings = separated(result.findings).filter(counts);
  const suppressed = result.suppressed.filter(({ finding }) => counts(finding));
  const lineText = await lineTexts(workspace, [...findings, ...suppressed.map(({ finding }) => finding)]);
  const applications = result.checked.filter(({ application }) => !isInExercise(application.root, practice));
  const shown = observedIn(applications, result.repository);
  const stewards = new Set(framework.signals.filter(({ kind }) => kind === 'steward').map(({ id }) => id));
  const files = new Set(result.checked.flatMap((each) => [...each.files]));
  const paths = new Set(result.repository.paths);
  const owners = new Owners(applications);
  const prints = new Map<Finding, string>();
  const printOf = (finding: Finding) => {
    const print = prints.get(finding) ?? fingerprintOf(finding, lineText);
    prints.set(finding, print);
    return print;
  };
  const told = (finding: Finding) => snapshotFinding(finding, rules, printOf, owners.of(finding));
  return {
    snapshot: {
      workspace: address,
      at,
      whole,
      findings: [...findings.map(told), ...shown.faults.map((fault) => faultAsFinding(fault, owners))],
      suppressed: suppressed.map(({ finding, reason }) => ({ ...told(finding), reasoned: reason !== undefined })),
      constructs: shown.seen.map((each) => ({ ...each, steward: stewards.has(each.signal) })),
      fileState: (path) => (files.has(path) || (whole && paths.has(path)) ? 'read' : whole ? 'gone' : 'unread'),
      stands: (owner) => owners.has(owner),
      looksFor: (id) => result.repository.isWhole || !needsWhole(id),
      isActive: (id) => {
        const rule = rules.get(id);
        return rule === undefined ? isFault(id) : isScored(rule) && isActive(rule, settings);
      },
    },
    seen: {
      workspaces: [address],
      findings: result.findings.filter(counts).map((finding) => seenFinding(finding, options, printOf)),
      notObservable: shown.notObservable,
    },
  };
}

/** What several folders show together: a skill can be seen when one of them can show it. */
export function seenTogether(all: readonly Seen[]): Seen {
  const [first, ...others] = all;
  return {
    workspaces: all.flatMap(({ workspaces }) => workspaces),
    findings: all.flatMap(({ findings }) => findings),
    notObservable: (first?.notObservable ?? []).filter((skill) =>
      others.every(({ notObservable }) => notObservable.includes(skill)),
    ),
  };
}

/** Rules that are still tried out, and those on comments, count for nothing. */
function isScored(rule: RuleMetadata | undefined): boolean {
  return rule !== undefined && rule.maturity === 'stable' && !rule.id.startsWith('suppression-');
}

function snapshotFinding(
  finding: Finding,
  rules: ReadonlyMap<string, RuleMetadata>,
  printOf: (finding: Finding) => string,
  owner: string | undefined,
): SnapshotFinding {
  const { rule, severity, range, application, habit } = finding;
  return {
    fingerprint: printOf(finding),
    rule,
    skill: rules.get(rule)?.skill ?? '',
    severity,
    place: range,
    application,
    ...(owner !== undefined && { owner }),
    ...(habit && { habit }),
  };
}

/** What no rule finds has no line that tells it from others: the resource does. */
function faultAsFinding(fault: FaultInApplication, owners: Owners): SnapshotFinding {
  const { signal, skill, severity, resource, place, application, habit } = fault;
  const name = nameIn(resource);
  const owner = name === undefined ? undefined : owners.of({ site: name, range: place });
  const what = { fingerprint: `${signal} ${resource}`, rule: signal, skill, severity, place, application };
  return { ...what, ...(owner !== undefined && { owner }), ...(habit && { habit }) };
}

function seenFinding(
  finding: Finding,
  { address, isOpen }: LookOptions,
  printOf: (finding: Finding) => string,
): SeenFinding {
  const { rule, severity, range, site, function: name = site, habit } = finding;
  return {
    workspace: address,
    fingerprint: habit ? `habit ${rule} ${finding.application}` : printOf(finding),
    rule,
    severity,
    place: range,
    ...(name !== undefined && { name }),
    repair: () => repairTitle(finding),
    isOpen: isOpen(range.file),
  };
}

const repairTitles = new WeakMap<Finding, { readonly title: string | undefined }>();

function repairTitle(finding: Finding): string | undefined {
  const known = repairTitles.get(finding);
  if (known) return known.title;
  const title = finding.fixes()[0]?.title;
  repairTitles.set(finding, { title });
  return title;
}

async function lineTexts(workspace: Workspace, findings: readonly Finding[]): Promise<LineText> {
  const lines = new Map<string, readonly string[]>();
  for (const file of new Set(findings.map(({ range }) => range.file))) {
    lines.set(file, (await workspace.text(file))?.split('\n') ?? []);
  }
  return (file, line) => lines.get(file)?.[line];
}
