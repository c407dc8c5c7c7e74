import * as vscode from 'vscode';
import type { FindingView, LessonParams, LessonView } from '../server/protocol.js';
import type { Excerpt } from './lesson-excerpt.js';
import { commandAddress } from './page-html.js';
import { editorRange } from './places.js';

/** Lines shown before and after those of the finding. */
const around = 3;
/** Findings on whole functions or templates: more lines than this are cut. */
const longest = 12;

/**
 * The lines around a place as a lesson quotes them, without those that hold a secret. Undefined without a place, and for
 * files that cannot be opened.
 */
export async function ownLines(
  { finding }: LessonView,
  { place }: LessonParams,
  findings: readonly FindingView[],
): Promise<Excerpt | undefined> {
  if (!place) return undefined;
  const uri = vscode.Uri.parse(place.uri);
  const document = await vscode.workspace.openTextDocument(uri).then(
    (opened) => opened,
    () => undefined,
  );
  if (!document) return undefined;
  const range = document.validateRange(editorRange(place.range));
  const last = Math.min(range.end.line, range.start.line + longest);
  const from = Math.max(range.start.line - around, 0);
  const to = Math.min(last + around, document.lineCount - 1);
  const secret = secretLines(uri, findings);
  return {
    path: vscode.workspace.asRelativePath(uri, false),
    firstLine: from + 1,
    lines: Array.from({ length: to - from + 1 }, (_, index) =>
      secret(from + index) ? undefined : document.lineAt(from + index).text,
    ),
    marked: [range.start.line - from, last - from],
    message: finding?.message ?? '',
    link: commandAddress('serverlessCoach.openPlace', place),
  };
}

function secretLines(uri: vscode.Uri, findings: readonly FindingView[]): (line: number) => boolean {
  const places = findings
    .filter(({ quotable, place }) => !quotable && vscode.Uri.parse(place.uri).toString() === uri.toString())
    .map(({ place }) => place.range);
  return (line) => places.some(({ start, end }) => start.line <= line && line <= end.line);
}
