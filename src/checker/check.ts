import type { Application } from '../model/application.js';
import type { Finding } from '../model/finding.js';
import type { RegisteredRule, Verdict } from '../model/rule.js';
import { type Failed, mergeFailures } from './merge.js';
import { compareFindings } from './order.js';
import type { Problem } from './problem.js';
import { isActive, type Settings } from './settings.js';

/** What the rules say of one application. */
export interface CheckResult {
  /** By file, place and rule. Suppressions and the baseline are not applied yet. */
  readonly findings: readonly Finding[];
  /** One entry for each rule that found a place to judge. */
  readonly practised: readonly Practised[];
  /** Rules that failed themselves. */
  readonly problems: readonly Problem[];
}

/** How often a rule's practice applies, and at how many of these places it is kept. */
export interface Practised {
  readonly rule: string;
  readonly sites: number;
  readonly holds: number;
}

/** Runs the active rules on one application. Never throws: a rule that does is told as a problem. */
export function check(application: Application, rules: readonly RegisteredRule[], settings: Settings): CheckResult {
  const findings: Finding[] = [];
  const practised: Practised[] = [];
  const problems: Problem[] = [];
  for (const rule of rules) {
    if (!isActive(rule.metadata, settings)) continue;
    const verdict = new CollectedVerdict();
    try {
      rule.check(application, verdict);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push({
        file: application.root,
        message: `Rule ${rule.metadata.id} failed on ${application.root}: ${reason}. This is a fault of Serverless Coach; please report it.`,
      });
    }
    findings.push(...mergeFailures(verdict.failures, rule.metadata, settings, application));
    const sites = verdict.held + verdict.failures.length;
    if (sites > 0) practised.push({ rule: rule.metadata.id, sites, holds: verdict.held });
  }
  return { findings: findings.sort(compareFindings), practised, problems };
}

class CollectedVerdict implements Verdict {
  held = 0;
  readonly failures: Failed[] = [];

  holds(): void {
    this.held++;
  }

  fails(site: Failed['site'], failure: Failed['failure']): void {
    this.failures.push({ site, failure });
  }
}
