import { applyEdits, chooseFixes, type Problem } from '../checker/index.js';
import type { Finding, Fix } from '../model/finding.js';
import type { LintResult } from './result.js';
import type { Workspace } from './workspace.js';

/** A repair that was written. */
export interface AppliedFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

const mostPasses = 20;

/**
 * Repairs what can be repaired, writes the files, looks again, and goes on while there are fewer findings than before:
 * repairs at one place have to wait for each other. `look` gives the findings as they are now, `accept` picks repairs.
 */
export async function fixAll(
  workspace: Workspace,
  look: () => Promise<LintResult>,
  accept: (finding: Finding, fix: Fix) => boolean,
): Promise<{
  readonly result: LintResult;
  readonly applied: readonly AppliedFix[];
  /** Files that could not be written. */
  readonly failures: readonly Problem[];
}> {
  const applied: AppliedFix[] = [];
  const failures = new Map<string, Problem>();
  const givenUp = new Set<string>();
  let result = await look();
  for (let pass = 0; pass < mostPasses; pass++) {
    const wanted: AppliedFix[] = [];
    for (const finding of result.findings) {
      if (givenUp.has(finding.rule)) continue;
      const fix = (await workspace.fixesOf(finding)).find((candidate) => accept(finding, candidate));
      if (fix && !fix.edits.some(({ range }) => failures.has(range.file))) wanted.push({ finding, fix });
    }
    if (wanted.length === 0) break;
    const chosen = chooseFixes(wanted.map(({ fix }) => fix));
    for (const [file, edits] of chosen.edits) {
      try {
        await workspace.write(file, applyEdits((await workspace.text(file)) ?? '', edits));
      } catch (error) {
        failures.set(file, { file, message: error instanceof Error ? error.message : String(error) });
      }
    }
    const written = wanted.filter(
      ({ fix }) => chosen.applied.includes(fix) && !fix.edits.some(({ range }) => failures.has(range.file)),
    );
    applied.push(...written);
    const before = result;
    result = await look();
    for (const { finding } of written) {
      if (countOf(result, finding.rule) >= countOf(before, finding.rule)) givenUp.add(finding.rule);
    }
  }
  return { result, applied, failures: [...failures.values()] };
}

function countOf({ findings }: LintResult, rule: string): number {
  return findings.filter((finding) => finding.rule === rule).length;
}
