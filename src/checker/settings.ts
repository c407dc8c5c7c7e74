import type { RuleMetadata, Severity } from '../model/finding.js';

/**
 * The rules that run when nothing is said of them.
 *
 * - `recommended`: the stable rules, each with its own severity.
 * - `strict`: the stable rules, each one step more severe.
 * - `all`: the preview rules too, each with its own severity.
 */
export type Preset = 'recommended' | 'strict' | 'all';

/** Which rules run, and how severe their findings are. */
export interface Settings {
  readonly preset: Preset;
  /** What the configuration says of single rules, by id. It has the last word. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** Preview rules run too. */
  readonly preview: boolean;
  /** Only these rules run, whatever else is said; undefined for all. */
  readonly only?: ReadonlySet<string>;
}

/** The settings where there is no configuration. */
export const defaultSettings: Settings = { preset: 'recommended', severities: new Map(), preview: false };

/** Whether a rule runs under these settings. */
export function isActive(rule: RuleMetadata, settings: Settings): boolean {
  if (settings.only) return settings.only.has(rule.id);
  const configured = settings.severities.get(rule.id);
  if (configured) return configured !== 'off';
  return rule.maturity === 'stable' || settings.preview || settings.preset === 'all';
}

/**
 * How severe a failure of a rule is. A configured severity counts everywhere; otherwise the rule's own one, which
 * `atThisPlace` can lower but not raise.
 */
export function severityOf(rule: RuleMetadata, settings: Settings, atThisPlace?: Severity): Severity {
  const configured = settings.severities.get(rule.id);
  if (configured && configured !== 'off') return configured;
  const severity = atThisPlace && compareSeverities(atThisPlace, rule.severity) < 0 ? atThisPlace : rule.severity;
  return settings.preset === 'strict' ? oneStepUp(severity) : severity;
}

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Negative when `a` is less severe than `b`. */
export function compareSeverities(a: Severity, b: Severity): number {
  return ranks[a] - ranks[b];
}

function oneStepUp(severity: Severity): Severity {
  return severity === 'info' ? 'warning' : 'error';
}
