import type { Finding } from '../model/finding.js';
import type { Position } from '../model/source.js';

/** A comment that accepts a finding, to be inserted at the start of its line. */
export interface SuppressionComment {
  readonly position: Position;
  readonly before: string;
  /** Stands for the reason, which only the user can give. */
  readonly reason: string;
  readonly after: string;
}

/** How a comment to the end of the line begins, by file name ending. JSON has none. */
const commentMarks: readonly (readonly [RegExp, string])[] = [
  [/\.([cm]?[jt]s|[jt]sx|java|go|cs)$/i, '//'],
  [/\.(py|ya?ml|tf|tofu|tfvars|arc)$/i, '#'],
];

/**
 * The comment that suppresses `finding`, as a line of its own above it, indented like it; undefined when the file's kind
 * has no comments.
 */
export function suppressionComment(finding: Finding, text: string): SuppressionComment | undefined {
  const { file, start } = finding.range;
  const mark = commentMarks.find(([ending]) => ending.test(file))?.[1] ?? markFromText(file, text);
  if (mark === undefined) return undefined;
  const indentation = /^[ \t]*/.exec(text.split('\n')[start.line] ?? '')?.[0] ?? '';
  return {
    position: { line: start.line, character: 0 },
    before: `${indentation}${mark} serverless-coach-ignore ${finding.rule}: `,
    reason: 'reason',
    after: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** A `.template` is JSON or YAML. */
function markFromText(file: string, text: string): string | undefined {
  return /\.template$/i.test(file) && !text.trimStart().startsWith('{') ? '#' : undefined;
}
