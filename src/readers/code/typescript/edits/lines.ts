import type { TSESTree } from '@typescript-eslint/types';
import { reindent } from '../../../layout.js';
import type { Changes } from './changes.js';
import { type Span, withTrailingComment } from './comments.js';
import type { EditedModule } from './edited-module.js';
import { startsItsLine } from './statements.js';

/** Takes a stretch of statements out: with its lines where nothing else is on them, and without leaving a double blank line. */
export function removeLines(module: EditedModule, changes: Changes, span: Span): void {
  const { text } = module;
  const end = withTrailingComment(module, span.end);
  const lineStart = module.lineStart(span.start);
  const startsLine = text.slice(lineStart, span.start).trim() === '';
  const endsLine = text.slice(end, module.lineEnd(end)).trim() === '';
  if (startsLine && endsLine) {
    const whole = closeGap(module, { start: lineStart, end: module.nextLine(end) });
    changes.remove(whole.start, whole.end);
  } else if (startsLine) {
    changes.remove(span.start, span.end + spaceAfter(text, span.end));
  } else {
    changes.remove(span.start - spaceBefore(text, span.start), span.end);
  }
}

/**
 * Adds statements at the end of a block, each on a line of its own unless the whole block is on one. `shift` is indentation
 * that the block's lines are given by another change.
 */
export function appendToBlock(
  module: EditedModule,
  changes: Changes,
  block: TSESTree.BlockStatement,
  statements: readonly string[],
  shift = '',
): void {
  const { indent, newline } = module.layout;
  const close = block.range[1] - 1;
  const last = block.body.at(-1);
  const inside = module.text.slice(block.range[0] + 1, close);
  if (last && !inside.includes('\n')) {
    const separator = /[;}]$/.test(module.textOf(last)) ? '' : ';';
    changes.insert(last.range[1], `${separator} ${statements.join(' ')}`);
    return;
  }
  const outer = module.indentationAt(block.range[0]);
  const inner = last && startsItsLine(module, last) ? module.indentationAt(last.range[0]) : outer + indent;
  const lines = statements.map((statement) => shift + inner + statement + newline).join('');
  const closesLine = module.text.slice(module.lineStart(close), close).trim() === '';
  if (closesLine && inside.includes('\n')) {
    changes.insert(module.lineStart(close), lines);
  } else {
    const end = close - (/\s*$/.exec(inside)?.[0].length ?? 0);
    changes.replace(end, close, newline + lines + shift + outer);
  }
}

/** Moves whole lines one step to the right, but for those inside strings. */
export function indentLines(module: EditedModule, changes: Changes, start: number, end: number): void {
  const inside = module.linesInsideStrings(start, end);
  for (let line = module.lineStart(start); line < end; line = module.nextLine(line)) {
    const isBlank = module.text.slice(line, module.lineEnd(line)).trim() === '';
    if (line >= start && !isBlank && !inside.has(line)) changes.insert(line, module.layout.indent);
  }
}

/** A stretch of the text that begins within a line, its other lines moved from one indentation to another. */
export function reindented(module: EditedModule, start: number, end: number, from: string, to: string): string {
  const fixed = new Set([0]);
  const inside = module.linesInsideStrings(start, end);
  for (let line = 1, at = module.nextLine(start); at < end; line++, at = module.nextLine(at)) {
    if (inside.has(at)) fixed.add(line);
  }
  return reindent(module.text.slice(start, end), from, to, fixed);
}

function closeGap(module: EditedModule, { start, end }: Span): Span {
  const { text } = module;
  const lineBefore = start === 0 ? '' : text.slice(module.lineStart(start - 1), start).trim();
  const lineAfter = text.slice(end, module.lineEnd(end)).trim();
  const nothingBefore = start === 0 || lineBefore === '' || /[{([:]$/.test(lineBefore);
  if (nothingBefore && lineAfter === '' && end < text.length) return { start, end: module.nextLine(end) };
  if (start > 0 && lineBefore === '' && /^[}\])]/.test(lineAfter)) return { start: module.lineStart(start - 1), end };
  return { start, end };
}

function spaceAfter(text: string, at: number): number {
  return /^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0;
}

function spaceBefore(text: string, at: number): number {
  return /[ \t]*$/.exec(text.slice(0, at))?.[0].length ?? 0;
}
