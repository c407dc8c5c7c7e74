import type { Log, ReportingDescriptor, Result, Suppression } from 'sarif';
import type { Finding, Fix, RuleMetadata, Severity } from '../../model/finding.js';
import type { SourceRange, TextEdit } from '../../model/source.js';
import { resourcesOf } from '../catalogue.js';
import { version } from '../version.js';
import type { Report } from './report.js';

/**
 * The report as SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). Findings taken out
 * by comments or the baseline are in it, marked as suppressed.
 */
export async function formatSarif(report: Report): Promise<string> {
  const { findings, suppressed, known, problems, catalogue, shown } = report;
  const all: { finding: Finding; suppressions: Suppression[] }[] = [
    ...findings.map((finding) => ({ finding, suppressions: [] })),
    ...suppressed.map(({ finding, reason }) => ({
      finding,
      suppressions: [{ kind: 'inSource' as const, ...(reason !== undefined && { justification: reason }) }],
    })),
    ...known.map((finding) => ({
      finding,
      suppressions: [{ kind: 'external' as const, justification: 'in the baseline' }],
    })),
  ];
  const reported = new Set(all.map(({ finding }) => finding.rule));
  const rules = catalogue.metadata.filter(({ id }) => reported.has(id));
  const results: Result[] = [];
  for (const { finding, suppressions } of all) {
    const fixes = suppressions.length > 0 ? [] : await report.fixesOf(finding);
    results.push({
      ruleId: finding.rule,
      ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
      level: levels[finding.severity],
      message: { text: finding.message },
      locations: [{ physicalLocation: location(finding.range, shown) }],
      ...(finding.related.length > 0 && {
        relatedLocations: finding.related.map(({ range, message }, index) => ({
          id: index + 1,
          physicalLocation: location(range, shown),
          message: { text: message },
        })),
      }),
      ...(fixes.length > 0 && { fixes: fixes.map((fix) => describeFix(fix, shown)) }),
      partialFingerprints: { 'serverlessCoach/v1': await report.fingerprintOf(finding) },
      suppressions,
    });
  }
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Serverless Coach',
            version,
            semanticVersion: version,
            rules: rules.map((rule) => describeRule(rule, report)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: problems.map(({ file, range, message }) => ({
              level: 'warning',
              message: { text: message },
              locations: [
                { physicalLocation: range ? location(range, shown) : { artifactLocation: artifact(file, shown) } },
              ],
            })),
          },
        ],
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

function describeRule(rule: RuleMetadata, { catalogue }: Report): ReportingDescriptor {
  const page = (catalogue.pages[rule.id] ?? '').replaceAll('\r\n', '\n').replace(/^---\n[\s\S]*?\n---\n/, '');
  const resources = resourcesOf(catalogue, rule);
  const links = resources.map(({ title, url }) => `- [${title}](${url})`).join('\n');
  const markdown = links ? `${page.trim()}\n\n## Read on\n${links}\n` : page;
  const why =
    page
      .split(/\n\s*\n/)[0]
      ?.replaceAll('\n', ' ')
      .trim() || rule.title;
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: why },
    ...(resources[0] && { helpUri: resources[0].url }),
    help: { text: why, markdown },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: ['serverless', rule.skill], skill: rule.skill, level: rule.level, maturity: rule.maturity },
  };
}

function describeFix({ title, edits }: Fix, shown: Report['shown']): NonNullable<Result['fixes']>[number] {
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of edits) byFile.set(edit.range.file, [...(byFile.get(edit.range.file) ?? []), edit]);
  return {
    description: { text: title },
    artifactChanges: [...byFile].map(([file, ofFile]) => ({
      artifactLocation: artifact(file, shown),
      replacements: ofFile.map(({ range, text }) => ({ deletedRegion: region(range), insertedContent: { text } })),
    })),
  };
}

function location(range: SourceRange, shown: Report['shown']) {
  return { artifactLocation: artifact(range.file, shown), region: region(range) };
}

function artifact(file: string, shown: Report['shown']) {
  return { uri: shown(file).split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** Positions are 1-based, the end column is the one after the last character. */
function region({ start, end }: SourceRange) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
