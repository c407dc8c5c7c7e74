import { fingerprintOf } from '../checker/index.js';
import { compareSeverities } from '../checker/settings.js';
import type { Finding, Severity } from '../model/finding.js';
import { fixAll, type LintResult, type Workspace } from '../workspace/index.js';
import { compareWithBaseline } from './baseline-file.js';
import { type Catalogue, ruleById } from './catalogue.js';
import { formatGithub } from './formats/github.js';
import { formatJson } from './formats/json.js';
import { formatJunit } from './formats/junit.js';
import { formatPretty } from './formats/pretty.js';
import type { Report } from './formats/report.js';
import { formatSarif } from './formats/sarif.js';
import { type Io, wantsColour } from './io.js';
import { openAt } from './open.js';
import { findPlace } from './place.js';
import { showProgress } from './progress.js';
import { oneOf, parseArguments } from './usage.js';

const formats = ['pretty', 'json', 'sarif', 'github', 'junit'] as const;
const thresholds = ['error', 'warning', 'info', 'never'] as const;

const options = {
  format: { type: 'string', default: 'pretty' },
  fix: { type: 'boolean', default: false },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  'fail-on': { type: 'string', default: 'warning' },
  config: { type: 'string' },
  baseline: { type: 'string' },
  'update-baseline': { type: 'boolean', default: false },
  preview: { type: 'boolean', default: false },
  'no-cache': { type: 'boolean', default: false },
} as const;

/** `lint`: the findings of files and folders, repaired on request. */
export async function lint(args: readonly string[], io: Io, catalogue: Catalogue): Promise<number> {
  const { values, positionals } = parseArguments('lint', args, options);
  const format = oneOf('--format', values.format, formats);
  const failOn = oneOf('--fail-on', values['fail-on'], thresholds);
  const only = new Set(values.rule.map((id) => ruleById(catalogue, id).id));
  const place = findPlace(positionals, io);
  const workspace = await openAt(place, io, catalogue, {
    config: values.config,
    cache: !values['no-cache'],
    preview: values.preview,
    ...(only.size > 0 && { only }),
  });
  const progress = showProgress(io);
  const look = () => workspace.scan({ paths: place.paths, onProgress: progress.show });
  const result = values.fix ? await repair(workspace, look, io, progress.clear) : await look();
  progress.clear();

  const lineText = await lineTexts(workspace, result);
  const compared = compareWithBaseline(result.findings, lineText, {
    given: values.baseline,
    update: values['update-baseline'],
    place,
    only,
    io,
  });
  const report: Report = {
    result,
    findings: compared.findings,
    known: compared.known,
    suppressed: result.suppressed,
    problems: result.problems,
    catalogue,
    shown: place.shown,
    fixesOf: (finding) => workspace.fixesOf(finding),
    textOf: (path) => workspace.text(path),
    fingerprintOf: async (finding) => fingerprintOf(finding, lineText),
  };
  io.stdout.write(await write(report, format, wantsColour(io.stdout, io.environment)));
  return fails(report, failOn) ? 1 : 0;
}

async function repair(
  workspace: Workspace,
  look: () => Promise<LintResult>,
  io: Io,
  clear: () => void,
): Promise<LintResult> {
  const { result, applied, failures } = await fixAll(workspace, look, (_, fix) => fix.safety === 'safe');
  clear();
  const files = new Set(applied.flatMap(({ fix }) => fix.edits.map(({ range }) => range.file)));
  if (applied.length > 0) {
    io.stderr.write(
      `Repaired ${applied.length} ${applied.length === 1 ? 'finding' : 'findings'} in ${files.size} ${files.size === 1 ? 'file' : 'files'}.\n`,
    );
  }
  for (const { file, message } of failures) io.stderr.write(`${file} was not repaired: ${message}\n`);
  return result;
}

function write(report: Report, format: (typeof formats)[number], colour: boolean): Promise<string> {
  switch (format) {
    case 'json':
      return formatJson(report);
    case 'sarif':
      return formatSarif(report);
    case 'github':
      return formatGithub(report);
    case 'junit':
      return formatJunit(report);
    case 'pretty':
      return formatPretty(report, colour);
  }
}

/** A file that could not be understood counts as a warning: nobody can say that it is clean. */
function fails({ findings, problems }: Report, failOn: Severity | 'never'): boolean {
  if (failOn === 'never') return false;
  const severities: Severity[] = [
    ...findings.map(({ severity }) => severity),
    ...problems.map(() => 'warning' as const),
  ];
  return severities.some((severity) => compareSeverities(severity, failOn) >= 0);
}

async function lineTexts(workspace: Workspace, { findings, suppressed }: LintResult) {
  const all: Finding[] = [...findings, ...suppressed.map(({ finding }) => finding)];
  const lines = new Map<string, readonly string[]>();
  for (const file of new Set(all.map(({ range }) => range.file))) {
    lines.set(file, (await workspace.text(file))?.split('\n') ?? []);
  }
  return (file: string, line: number) => lines.get(file)?.[line];
}
