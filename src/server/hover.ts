import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { Lesson } from '../coach/lesson.js';
import type { Finding } from '../model/finding.js';
import { comparePositions } from '../model/source.js';
import { findingsIn } from './code-actions.js';
import { rulePageAddress } from './diagnostics.js';
import type { Located } from './folders.js';
import type { LessonOf } from './lessons.js';
import { clientCommands, type LessonParams } from './protocol.js';

/** Why the findings at a position matter, with level, skill and where to read on. Null where there is none. */
export async function hoverAt(
  { folder, path }: Located,
  position: Position,
  lessons: () => Promise<LessonOf>,
  clientHasCommands: boolean,
): Promise<Hover | null> {
  const findings = findingsIn(folder, path).filter(
    ({ range }) => comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0,
  );
  const first = findings[0];
  if (!first) return null;
  const uri = folder.uriOf(path);
  const lessonOf = await lessons();
  const parts: string[] = [];
  for (const finding of findings) {
    const lesson = lessonOf(finding.rule);
    if (lesson) parts.push(words(finding, lesson, uri, clientHasCommands));
  }
  if (parts.length === 0) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') },
    range: { start: first.range.start, end: first.range.end },
  };
}

function words(finding: Finding, lesson: Lesson, uri: string, clientHasCommands: boolean): string {
  const { rule } = lesson;
  const why = lesson.why.split(/\n\s*\n/)[0] ?? '';
  const place = { uri, range: { start: finding.range.start, end: finding.range.end } };
  const params: LessonParams = { rule: rule.id, place };
  const link = clientHasCommands
    ? `[Open the lesson](command:${clientCommands.showLesson}?${encodeURIComponent(JSON.stringify([params]))})`
    : `[Read the lesson](${rulePageAddress(rule)})`;
  return [
    `**${rule.title}**`,
    why,
    `Skill: ${lesson.skillName} · Level: ${lesson.levelName} · Severity: ${finding.severity} · ${link}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}
