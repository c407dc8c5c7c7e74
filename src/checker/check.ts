import type { Application } from '../model/application.js';
import type { Finding } from '../model/finding.js';
import type { RegisteredRule, Site, Verdict } from '../model/rule.js';
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
  /** The places where a practice is kept. */
  readonly kept: readonly Kept[];
  /** Rules that failed themselves. */
  readonly problems: readonly Problem[];
}

/** How often a rule's practice applies, and at how many of these places it is kept. */
export interface Practised {
  readonly rule: string;
  readonly sites: number;
  readonly holds: number;
}

/** A place where the practice of a rule is kept. */
export interface Kept {
  readonly rule: string;
  readonly site: Site;
}

/** Runs the active rules on one application. Never throws: a rule that does is told as a problem. */
export function check(application: Application, rules: readonly RegisteredRule[], settings: Settings): CheckResult {
  const findings: Finding[] = [];
  const practised: Practised[] = [];
  const kept: Kept[] = [];
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
    const merged = mergeFailures(verdict.failures, rule.metadata, settings, application);
    // Where some places keep the practice, the others were forgotten one by one.
    const isKeptSomewhere = verdict.held.length > 0;
    findings.push(...(isKeptSomewhere ? merged.map(({ habit: _, ...finding }) => finding) : merged));
    const sites = verdict.held.length + verdict.failures.length;
    if (sites > 0) practised.push({ rule: rule.metadata.id, sites, holds: verdict.held.length });
    kept.push(...verdict.held.map((site) => ({ rule: rule.metadata.id, site })));
  }
  return { findings: findings.sort(compareFindings), practised, kept, problems };
}

class CollectedVerdict implements Verdict {
  readonly held: Site[] = [];
  readonly failures: Failed[] = [];

  holds(site: Site): void {
    this.held.push(site);
  }

  fails(site: Failed['site'], failure: Failed['failure']): void {
    this.failures.push({ site, failure });
  }
}
