import type { Problem, SuppressedFinding } from '../../checker/index.js';
import type { Finding, Fix, Severity } from '../../model/finding.js';
import type { LintResult } from '../../workspace/index.js';
import type { Catalogue } from '../catalogue.js';

/** What a lint run has to report, in whatever format. */
export interface Report {
  readonly result: LintResult;
  /** What is left after comments and the baseline. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Findings the baseline knows. */
  readonly known: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly catalogue: Catalogue;
  /** A workspace path as it is shown: relative to the working directory. */
  readonly shown: (path: string) => string;
  readonly fixesOf: (finding: Finding) => Promise<readonly Fix[]>;
  /** The text of a file; undefined when it cannot be read. */
  readonly textOf: (path: string) => Promise<string | undefined>;
  /** What tells a finding from others over time. */
  readonly fingerprintOf: (finding: Finding) => Promise<string>;
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
