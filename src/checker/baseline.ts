import * as v from 'valibot';
import type { Finding } from '../model/finding.js';
import { fingerprint } from './fingerprint.js';
import { groupBy } from './group.js';

/** Findings a team has agreed to live with for now. They are not reported; new ones are. */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
}

/** Equal findings: one rule, one file, one function or declaration, one line of text. */
export interface BaselineEntry {
  readonly rule: string;
  /** Relative to the baseline's folder, with `/`. */
  readonly file: string;
  readonly fingerprint: string;
  readonly count: number;
}

/** The text of a line (zero-based) of a file; undefined when there is none. */
export type LineText = (file: string, line: number) => string | undefined;

/**
 * What a finding is recognised by after edits elsewhere: rule, file, function, name of the place and the line's text
 * without its spacing. Line numbers play no part.
 */
export function fingerprintOf(finding: Finding, lineText: LineText): string {
  const { rule, range, site } = finding;
  const line = lineText(range.file, range.start.line)?.replace(/\s+/g, ' ').trim();
  return fingerprint([rule, range.file, finding.function, site, line].join('\n'));
}

/** A baseline of exactly these findings. */
export function createBaseline(findings: readonly Finding[], lineText: LineText): Baseline {
  const groups = groupBy(findings, (finding) => fingerprintOf(finding, lineText));
  const entries = [...groups].map(([print, group]): BaselineEntry => {
    const [first] = group;
    return { rule: first?.rule ?? '', file: first?.range.file ?? '', fingerprint: print, count: group.length };
  });
  return { entries };
}

/** What is new compared with a baseline, what is known, and which entries no finding answers to any more. */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  lineText: LineText,
): {
  readonly findings: readonly Finding[];
  readonly known: readonly Finding[];
  readonly stale: readonly BaselineEntry[];
} {
  const left = new Map(baseline.entries.map((entry) => [entry.fingerprint, entry.count]));
  const fresh: Finding[] = [];
  const known: Finding[] = [];
  for (const finding of findings) {
    const print = fingerprintOf(finding, lineText);
    const count = left.get(print) ?? 0;
    if (count > 0) known.push(finding);
    else fresh.push(finding);
    left.set(print, count - 1);
  }
  const stale = baseline.entries.flatMap((entry) => {
    const count = left.get(entry.fingerprint) ?? 0;
    return count > 0 ? [{ ...entry, count }] : [];
  });
  return { findings: fresh, known, stale };
}

const baselineFile = v.object({
  version: v.literal(1),
  findings: v.array(
    v.object({ rule: v.string(), file: v.string(), fingerprint: v.string(), count: v.pipe(v.number(), v.minValue(1)) }),
  ),
});

/** The baseline a file holds, or what is wrong with it. */
export function parseBaseline(text: string): Baseline | { readonly problem: string } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { problem: `is not JSON (${error instanceof Error ? error.message : error})` };
  }
  const checked = v.safeParse(baselineFile, content);
  return checked.success ? { entries: checked.output.findings } : { problem: 'is not a baseline of version 1' };
}

/** The file's text: one line an entry, in an order that keeps differences small. */
export function formatBaseline({ entries }: Baseline): string {
  const lines = entries
    .map(({ rule, file, fingerprint: print, count }) => JSON.stringify({ file, rule, fingerprint: print, count }))
    .sort();
  return `{\n  "version": 1,\n  "findings": [${lines.map((line) => `\n    ${line}`).join(',')}\n  ]\n}\n`;
}
