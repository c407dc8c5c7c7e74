import { applyEdits, chooseFixes } from '../checker/index.js';
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
): Promise<{ readonly result: LintResult; readonly applied: readonly AppliedFix[] }> {
  const applied: AppliedFix[] = [];
  const givenUp = new Set<string>();
  let result = await look();
  for (let pass = 0; pass < mostPasses; pass++) {
    const wanted: AppliedFix[] = [];
    for (const finding of result.findings) {
      if (givenUp.has(finding.rule)) continue;
      const fix = (await workspace.fixesOf(finding)).find((candidate) => accept(finding, candidate));
      if (fix) wanted.push({ finding, fix });
    }
    if (wanted.length === 0) break;
    const chosen = chooseFixes(wanted.map(({ fix }) => fix));
    for (const [path, edits] of chosen.edits) {
      const text = await workspace.text(path);
      if (text !== undefined) await workspace.write(path, applyEdits(text, edits));
    }
    const written = wanted.filter(({ fix }) => chosen.applied.includes(fix));
    applied.push(...written);
    const before = result;
    result = await look();
    for (const { finding } of written) {
      if (countOf(result, finding.rule) >= countOf(before, finding.rule)) givenUp.add(finding.rule);
    }
  }
  return { result, applied };
}

function countOf({ findings }: LintResult, rule: string): number {
  return findings.filter((finding) => finding.rule === rule).length;
}
