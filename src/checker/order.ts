import type { Finding } from '../model/finding.js';
import { comparePositions, type SourceRange } from '../model/source.js';

/** The order findings are shown in: by file, then place, then rule, then message. */
export function compareFindings(a: Finding, b: Finding): number {
  return compareRanges(a.range, b.range) || compareText(a.rule, b.rule) || compareText(a.message, b.message);
}

function compareRanges(a: SourceRange, b: SourceRange): number {
  return compareText(a.file, b.file) || comparePositions(a.start, b.start) || comparePositions(a.end, b.end);
}

/** By code unit, so that the order is the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
