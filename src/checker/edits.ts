import type { Fix } from '../model/finding.js';
import { comparePositions, LineIndex, type TextEdit } from '../model/source.js';

/**
 * The text with the edits made. Edits must lie in one file and not overlap; those at one place are made in their order.
 * What is added gets the text's own line endings.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex({ path: '', text });
  const newline = newlineOf(text);
  let result = '';
  let done = 0;
  for (const edit of [...edits].sort((a, b) => comparePositions(a.range.start, b.range.start))) {
    const start = lines.offset(edit.range.start);
    result += text.slice(done, start) + edit.text.replace(/\r?\n/g, newline);
    done = Math.max(done, lines.offset(edit.range.end));
  }
  return result + text.slice(done);
}

/** Fixes that can be made in one go, and those that touch the same places or add the same names and must wait. */
export interface ChosenFixes {
  readonly applied: readonly Fix[];
  readonly postponed: readonly Fix[];
  /** The edits of the applied fixes, by file. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
}

/**
 * Picks fixes in their order, each whole or not at all. An edit that is the same as one already taken (two fixes that add
 * one import) is made once.
 */
export function chooseFixes(fixes: readonly Fix[]): ChosenFixes {
  const applied: Fix[] = [];
  const postponed: Fix[] = [];
  const edits = new Map<string, TextEdit[]>();
  const added = new Set<string>();
  for (const fix of fixes) {
    const fresh = fix.edits.filter(
      (edit) => !(edits.get(edit.range.file) ?? []).some((taken) => sameEdit(taken, edit)),
    );
    const blocked = fresh.some((edit) => (edits.get(edit.range.file) ?? []).some((taken) => touches(taken, edit)));
    const isNameTaken = fix.adds?.some((name) => added.has(name));
    if (blocked || isNameTaken) {
      postponed.push(fix);
      continue;
    }
    applied.push(fix);
    for (const name of fix.adds ?? []) added.add(name);
    for (const edit of fresh) edits.set(edit.range.file, [...(edits.get(edit.range.file) ?? []), edit]);
  }
  return { applied, postponed, edits };
}

/** Which line ending most lines of the text have. */
export function newlineOf(text: string): '\n' | '\r\n' {
  const windows = text.split('\r\n').length - 1;
  const all = text.split('\n').length - 1;
  return windows * 2 > all ? '\r\n' : '\n';
}

function sameEdit(a: TextEdit, b: TextEdit): boolean {
  return (
    a.text === b.text &&
    comparePositions(a.range.start, b.range.start) === 0 &&
    comparePositions(a.range.end, b.range.end) === 0
  );
}

/** Overlapping or adjoining: of two additions at one place nobody can say which comes first. */
function touches(a: TextEdit, b: TextEdit): boolean {
  return comparePositions(a.range.start, b.range.end) <= 0 && comparePositions(b.range.start, a.range.end) <= 0;
}
