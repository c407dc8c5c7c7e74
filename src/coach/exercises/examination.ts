import type { Application } from '../../model/application.js';
import type { Finding, RuleMetadata, Severity } from '../../model/finding.js';
import type { SkillFramework } from '../../model/skills.js';
import type { SourceRange } from '../../model/source.js';
import type { Repository, SeenFault, SeenSignal } from '../signals/index.js';
import { nameIn } from '../signals/sighting.js';
import { shortfallsOf } from './cost-estimate.js';
import type { Exercise } from './exercise.js';
import { goneItems, type Inventory, inventoryOf, runsCode } from './inventory.js';

/** What was found in the folder of an exercise. */
export interface Examined {
  readonly applications: readonly Application[];
  /** Of every rule, preview rules too. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly { readonly finding: Finding }[];
  readonly seen: readonly SeenSignal[];
  readonly faults: readonly SeenFault[];
  readonly repository: Pick<Repository, 'text'>;
  /** Files that could not be understood. */
  readonly problems: readonly { readonly file: string; readonly range?: SourceRange; readonly message: string }[];
  /** What the configuration in the folder says of single rules, by id. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** Globs of files that the configuration in the folder leaves out. */
  readonly ignore: readonly string[];
}

/** Whether an exercise is done, and what is missing. */
export interface Examination {
  readonly passed: boolean;
  /** In the order of the exercise; the guards last. */
  readonly checks: readonly CheckOutcome[];
}

export interface CheckOutcome {
  /** `absent dlq.bad.none`, `present dlq.redrive`, `estimate`, `kept`, `repaired`, `rules`, `readable`. */
  readonly id: string;
  /** What is asked, in a line. */
  readonly title: string;
  readonly passed: boolean;
  readonly missing: readonly Missing[];
}

/** One thing that keeps a check from passing. */
export interface Missing {
  readonly text: string;
  /** Where, if anywhere in particular. */
  readonly place?: SourceRange;
}

export interface ExaminationSources {
  readonly framework: SkillFramework;
  readonly rules: readonly RuleMetadata[];
}

/**
 * Examines the folder of an exercise. `start` is what the application had before: taking away what had the fault does not
 * repair it, nor does keeping it out of sight.
 */
export function examine(
  exercise: Exercise,
  start: Inventory,
  examined: Examined,
  sources: ExaminationSources,
): Examination {
  const { absent, present } = exercise.checks;
  const missing = new Map<string, readonly Missing[]>([
    ...absent.map((signal) => [absentId(signal), stillFound(signal, examined, sources)] as const),
    ...Object.entries(present).map(
      ([signal, count]) => [presentId(signal), notSeen(signal, count, examined, sources)] as const,
    ),
    ['estimate', wrongEstimate(exercise, examined)],
    ['kept', lostParts(exercise, start, examined)],
    ['repaired', hiddenFindings(exercise, examined, sources)],
    ['rules', switchedOff(exercise, examined, sources)],
    ['readable', unreadable(start, examined)],
  ]);
  const checks = checksOf(exercise, sources).map((check): CheckOutcome => {
    const lacking = missing.get(check.id) ?? [];
    return { ...check, passed: lacking.length === 0, missing: lacking };
  });
  return { passed: checks.every(({ passed }) => passed), checks };
}

/** The checks of an exercise by id, with what each asks: for lists that are shown before anything is examined. */
export function checksOf(
  { checks: { absent, present, estimate } }: Exercise,
  { framework }: Pick<ExaminationSources, 'framework'>,
): readonly Pick<CheckOutcome, 'id' | 'title'>[] {
  return [
    ...absent.map((signal) => ({ id: absentId(signal), title: `Gone: ${saysOf(signal, framework)}` })),
    ...Object.entries(present).map(([signal, count]) => ({
      id: presentId(signal),
      title: count > 1 ? `${saysOf(signal, framework)}, at ${count} places` : saysOf(signal, framework),
    })),
    ...(estimate === undefined
      ? []
      : [{ id: 'estimate', title: `${estimate} says what the functions cost in a month, and what else is paid` }]),
    ...Object.entries(guardTitles).map(([id, title]) => ({ id, title })),
  ];
}

const guardTitles = {
  kept: 'Everything the application had and did is still there',
  repaired: 'Findings are repaired, not suppressed',
  rules: 'Every rule is on, and every file is read',
  readable: 'Every file can be understood',
} as const;

const absentId = (signal: string) => `absent ${signal}`;
const presentId = (signal: string) => `present ${signal}`;

function stillFound(
  signal: string,
  { findings, faults }: Examined,
  { rules, framework }: ExaminationSources,
): readonly Missing[] {
  const feeding = rulesOf(signal, rules);
  const says = saysOf(signal, framework);
  return [
    ...findings
      .filter(({ rule }) => feeding.has(rule))
      .map(({ message, range }): Missing => ({ text: message, place: range })),
    ...faults
      .filter((fault) => fault.signal === signal)
      .map(({ resource, place }): Missing => ({ text: `${nameIn(resource) ?? resource}: ${says}.`, place })),
  ];
}

function notSeen(
  signal: string,
  count: number,
  { seen, applications }: Examined,
  { framework }: ExaminationSources,
): readonly Missing[] {
  const accepted = alternatives(signal);
  const resources = new Set(seen.filter((each) => accepted.includes(each.signal)).map(({ resource }) => resource));
  if (resources.size >= count) return [];
  const says = saysOf(signal, framework);
  const text =
    resources.size === 0 ? `Not to be seen yet: ${says}.` : `Seen at ${resources.size} of ${count} places: ${says}.`;
  const place = rootOf(applications);
  return [{ text, ...(place && { place }) }];
}

function wrongEstimate({ checks: { estimate } }: Exercise, { repository, applications }: Examined): readonly Missing[] {
  if (estimate === undefined) return [];
  const text = repository.text(estimate);
  if (text === undefined) return [{ text: `There is no ${estimate} yet.` }];
  return shortfallsOf(estimate, text, applications);
}

function lostParts(
  { checks: { mayGo, keep } }: Exercise,
  start: Inventory,
  { applications }: Examined,
): readonly Missing[] {
  const now = inventoryOf(applications);
  const place = rootOf(applications);
  const at = place && { place };
  return [
    ...goneItems(start, now, mayGo).map(({ what, place: { file, start: from } }) => ({
      text: `The start has "${what}" (${file}, line ${from.line + 1}), and it is gone. Taking it away does not repair it: bring it back.`,
      ...at,
    })),
    ...keep
      .filter((name) => runsCode(start, name) && !runsCode(now, name))
      .map((name) => ({ text: `No handler runs ${name} any more, as the start does. Bring it back.`, ...at })),
  ];
}

function hiddenFindings(
  { checks }: Exercise,
  { suppressed }: Examined,
  { rules }: ExaminationSources,
): readonly Missing[] {
  const feeding = new Set(checks.absent.flatMap((signal) => [...rulesOf(signal, rules)]));
  return suppressed
    .filter(({ finding: { rule } }) => feeding.has(rule))
    .map(({ finding: { rule, range } }) => ({
      text: `A comment suppresses ${rule} here. The exercise asks for the repair: take the comment out.`,
      place: range,
    }));
}

function switchedOff(
  { checks }: Exercise,
  { severities, ignore }: Examined,
  { rules }: ExaminationSources,
): readonly Missing[] {
  const feeding = checks.absent.flatMap((signal) => [...rulesOf(signal, rules)]);
  return [
    ...feeding
      .filter((rule) => severities.get(rule) === 'off')
      .map((rule) => ({ text: `The configuration of the exercise switches ${rule} off: take that out.` })),
    ...ignore.map((glob) => ({
      text: `The configuration of the exercise leaves ${glob} out: every file has to be read.`,
    })),
  ];
}

function unreadable(start: Inventory, { applications, problems }: Examined): readonly Missing[] {
  const told = problems.map(({ file, range, message }) => ({
    text: `${file} cannot be understood: ${message}`,
    ...(range && { place: range }),
  }));
  if (applications.length === 0) return [...told, { text: 'There is no application in the folder any more.' }];
  const incomplete = start.complete ? applications.filter(({ complete }) => !complete) : [];
  return [
    ...told,
    ...incomplete.map(({ root }) => ({
      text: `${root} takes in parts that cannot be read from its source. What they declare has to stand in the exercise.`,
    })),
  ];
}

function rulesOf(signal: string, rules: readonly RuleMetadata[]): ReadonlySet<string> {
  return new Set(rules.filter((rule) => rule.signal === signal).map(({ id }) => id));
}

/** `idem.utility or idem.conditional-write`: either will do. */
function alternatives(signals: string): readonly string[] {
  return signals.split(' or ');
}

function saysOf(signals: string, framework: SkillFramework): string {
  return alternatives(signals)
    .map((signal) => framework.signals.find(({ id }) => id === signal)?.says ?? signal)
    .join(', or: ');
}

/** The beginning of the first template: where a person begins to look for what is nowhere. */
function rootOf([application]: readonly Application[]): SourceRange | undefined {
  const start = { line: 0, character: 0 };
  return application && { file: application.root, start, end: start };
}
