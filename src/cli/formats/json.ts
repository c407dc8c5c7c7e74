import type { Finding, Fix } from '../../model/finding.js';
import type { SourceRange } from '../../model/source.js';
import { skipDescriptions } from '../../workspace/index.js';
import { resourcesOf } from '../catalogue.js';
import { version } from '../version.js';
import { countBySeverity, type Report } from './report.js';

/** The report as JSON of version 1. Lines and columns are 1-based, ends exclusive. */
export async function formatJson(report: Report): Promise<string> {
  const { result, findings, suppressed, known, problems, shown } = report;
  const described = [];
  for (const finding of findings) described.push(describe(finding, await report.fixesOf(finding), report));
  const content = {
    version: 1,
    tool: { name: 'serverless-coach', version },
    summary: {
      files: result.files,
      functions: result.functions,
      findings: countBySeverity(findings),
      suppressed: suppressed.length,
      baseline: known.length,
      skipped: result.skipped.length,
      millis: Math.round(result.millis),
    },
    findings: described,
    practised: result.practised,
    problems: problems.map(({ file, range, message }) => ({
      file: shown(file),
      ...(range && { line: range.start.line + 1 }),
      message,
    })),
    skipped: result.skipped.map(({ path, reason }) => ({ file: shown(path), reason: skipDescriptions[reason] })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function describe(finding: Finding, fixes: readonly Fix[], { shown, catalogue }: Report) {
  const rule = catalogue.metadata.find(({ id }) => id === finding.rule);
  return {
    rule: finding.rule,
    severity: finding.severity,
    file: shown(finding.range.file),
    ...region(finding.range),
    message: finding.message,
    application: shown(finding.application),
    ...(finding.function !== undefined && { function: finding.function }),
    skill: rule?.skill,
    level: rule?.level,
    resources: rule ? resourcesOf(catalogue, rule).map(({ title, url }) => ({ title, url })) : [],
    related: finding.related.map(({ range, message }) => ({
      file: shown(range.file),
      line: range.start.line + 1,
      message,
    })),
    fixes: fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map(({ range, text }) => ({ file: shown(range.file), ...region(range), text })),
    })),
  };
}

function region({ start, end }: SourceRange) {
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
