import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Problem } from '../checker/problem.js';
import type { Finding, RuleMetadata, Severity } from '../model/finding.js';

/** What stands before each message in an editor's list of problems. */
export const diagnosticSource = 'Serverless Coach';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Findings about something that can go or should be replaced, which editors show faded or struck through. */
const tags: ReadonlyMap<string, DiagnosticTag> = new Map([
  ['suppression-unused', DiagnosticTag.Unnecessary],
  ['runtime-deprecated', DiagnosticTag.Deprecated],
]);

/** A finding as editors show it. `uriOf` gives the address of a path in its workspace folder. */
export function toDiagnostic(
  finding: Finding,
  rule: RuleMetadata | undefined,
  uriOf: (path: string) => string,
): Diagnostic {
  const tag = tags.get(finding.rule);
  return {
    range: { start: finding.range.start, end: finding.range.end },
    severity: severities[finding.severity],
    source: diagnosticSource,
    code: finding.rule,
    message: finding.message,
    ...(rule && { codeDescription: { href: rulePageAddress(rule) } }),
    ...(tag !== undefined && { tags: [tag] }),
    relatedInformation: finding.related.map(({ range, message }) => ({
      location: { uri: uriOf(range.file), range: { start: range.start, end: range.end } },
      message,
    })),
  };
}

/** A fault of the configuration, shown where it is written. */
export function problemDiagnostic(problem: Problem): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: problem.range ? { start: problem.range.start, end: problem.range.end } : { start, end: start },
    severity: DiagnosticSeverity.Error,
    source: diagnosticSource,
    code: 'configuration',
    message: problem.message,
  };
}

/** The page of a rule on the project's site. */
export function rulePageAddress({ skill, id }: RuleMetadata): string {
  return `https://github.com/serverless-coach/serverless-coach/blob/main/rules/${skill}/${id}/rule.md`;
}
