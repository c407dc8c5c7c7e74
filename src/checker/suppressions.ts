import type { SuppressionComment } from '../model/code.js';
import type { Finding, RuleMetadata } from '../model/finding.js';
import type { SourceRange } from '../model/source.js';
import { groupBy } from './group.js';
import { suggestion } from './nearest.js';
import { compareFindings } from './order.js';
import { isActive, type Settings, severityOf } from './settings.js';
import { suppressionRules } from './suppression-rules.js';

/** A comment and the application its file belongs to. */
export interface PlacedComment {
  readonly comment: SuppressionComment;
  readonly application: string;
}

/** A finding that a comment takes out of the report. */
export interface SuppressedFinding {
  readonly finding: Finding;
  /** Undefined when the comment gives none. */
  readonly reason: string | undefined;
}

/** What is left of findings after suppression comments, with findings on the comments themselves added. */
export interface Suppressions {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/**
 * Applies `serverless-coach-ignore <rule>[, <rule>]: reason` comments. A comment covers findings that begin on one of its
 * own lines; where there is none, those on the line below (comments of this kind in between do not count).
 */
export function applySuppressions(
  findings: readonly Finding[],
  comments: readonly PlacedComment[],
  rules: readonly RuleMetadata[],
  settings: Settings,
): Suppressions {
  if (comments.length === 0) return { findings, suppressed: [] };
  const directives = comments.flatMap(parseDirectives);
  const commentLines = new Set(directives.flatMap(({ range }) => linesOf(range).map((line) => key(range.file, line))));
  const byLine = groupBy(findings, ({ range }) => key(range.file, range.start.line));
  const suppressed = new Map<Finding, string | undefined>();
  const misuses: Finding[] = [];

  for (const directive of directives) {
    const report = (id: string, message: string) => misuses.push(...misuse(id, message, directive, settings));
    if (directive.rules.length === 0) {
      report(
        'suppression-of-unknown-rule',
        'This suppression names no rule; write serverless-coach-ignore <rule>: <reason>.',
      );
    } else if (directive.reason === undefined) {
      report(
        'suppression-without-reason',
        `The suppression of ${directive.rules.join(', ')} gives no reason; add one after a colon.`,
      );
    }
    for (const id of directive.rules) {
      const rule = rules.find((candidate) => candidate.id === id);
      if (!rule) {
        const known = rules.map((candidate) => candidate.id);
        report('suppression-of-unknown-rule', `There is no rule ${id}${suggestion(id, known)}`);
        continue;
      }
      const covered = coveredBy(directive, id, byLine, commentLines);
      for (const finding of covered) suppressed.set(finding, directive.reason);
      if (covered.length === 0 && isActive(rule, settings)) {
        report('suppression-unused', `${id} finds nothing here: the suppression can go.`);
      }
    }
  }
  return {
    findings: [...findings.filter((finding) => !suppressed.has(finding)), ...misuses].sort(compareFindings),
    suppressed: [...suppressed].map(([finding, reason]) => ({ finding, reason })),
  };
}

interface Directive {
  readonly range: SourceRange;
  readonly application: string;
  /** As written; may be unknown. */
  readonly rules: readonly string[];
  readonly reason: string | undefined;
}

const directive = /^[\s*]*serverless-coach-ignore(?![\w-])[ \t]*([^:]*?)[ \t]*(?::[ \t]*(.*?))?[\s*]*$/;

/** A comment that only mentions the word in a sentence is no directive. */
function parseDirectives({ comment, application }: PlacedComment): Directive[] {
  return comment.text.split('\n').flatMap((line): Directive[] => {
    const match = directive.exec(line);
    if (!match) return [];
    const rules = (match[1] ?? '').split(/[\s,]+/).filter(Boolean);
    return [{ range: comment.range, application, rules, reason: match[2] || undefined }];
  });
}

function coveredBy(
  { range }: Directive,
  rule: string,
  byLine: ReadonlyMap<string, readonly Finding[]>,
  commentLines: ReadonlySet<string>,
): readonly Finding[] {
  const on = (line: number) => (byLine.get(key(range.file, line)) ?? []).filter((finding) => finding.rule === rule);
  const own = linesOf(range).flatMap(on);
  if (own.length > 0) return own;
  let below = range.end.line + 1;
  while (commentLines.has(key(range.file, below))) below++;
  return on(below);
}

function linesOf({ start, end }: SourceRange): number[] {
  return Array.from({ length: end.line - start.line + 1 }, (_, index) => start.line + index);
}

function key(file: string, line: number): string {
  return `${line}:${file}`;
}

function misuse(id: string, message: string, { range, application }: Directive, settings: Settings): Finding[] {
  return suppressionRules
    .filter((rule) => rule.id === id && isActive(rule, settings))
    .map((rule) => ({
      rule: rule.id,
      severity: severityOf(rule, settings),
      range,
      message,
      application,
      related: [],
      fixes: () => [],
    }));
}
