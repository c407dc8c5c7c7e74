import { gates, thresholds } from './constants.js';
import type { ConstructEvidence, Evidence } from './evidence.js';
import { channelOf, type Mastery } from './mastery.js';

/** How deep a skill is shown, 0 to 4, and what keeps it from being deeper. */
export interface Depth {
  readonly depth: number;
  /** What is missing for the next depth; undefined at the deepest. */
  readonly missing?: MissingGate;
}

export type MissingGate =
  /** More evidence altogether: up to this mastery. */
  | { readonly kind: 'mastery'; readonly threshold: number }
  | { readonly kind: 'authored-or-exercise' }
  | { readonly kind: 'clean-resources'; readonly resources: number; readonly signals: number }
  | { readonly kind: 'channels' }
  | { readonly kind: 'open-error' }
  | { readonly kind: 'steward-signal' }
  | { readonly kind: 'delayed-answer-or-repeat' };

/** The deepest level whose threshold and gates, and those of all before it, are met. */
export function depthOf({ mean = 0, items }: Mastery): Depth {
  return depthAt(
    mean,
    items.map(({ evidence }) => evidence),
  );
}

/** The same for evidence of which the mean is known. */
export function depthAt(mean: number, evidence: readonly Evidence[]): Depth {
  for (const [index, threshold] of thresholds.entries()) {
    if (mean < threshold) return { depth: index, missing: { kind: 'mastery', threshold } };
    const missing = gate(index + 1, evidence);
    if (missing) return { depth: index, missing };
  }
  return { depth: thresholds.length };
}

function gate(depth: number, evidence: readonly Evidence[]): MissingGate | undefined {
  if (depth === 2) return hasWorked(evidence) ? undefined : { kind: 'authored-or-exercise' };
  if (depth === 3) return designGate(evidence);
  if (depth === 4) return stewardGate(evidence);
  return undefined;
}

function hasWorked(evidence: readonly Evidence[]): boolean {
  return evidence.some((item) => (item.kind === 'construct' && item.authored) || item.kind === 'exercise');
}

function designGate(evidence: readonly Evidence[]): MissingGate | undefined {
  if (evidence.some((item) => item.kind === 'open-finding' && item.severity === 'error')) return { kind: 'open-error' };
  const clean = evidence.filter((item): item is ConstructEvidence => item.kind === 'construct');
  const resources = new Set(clean.map(({ resource }) => resource)).size;
  const signals = new Set(clean.map(({ signal }) => signal)).size;
  if (resources < gates.cleanResources || signals < gates.signals) {
    return {
      kind: 'clean-resources',
      resources: Math.max(0, gates.cleanResources - resources),
      signals: Math.max(0, gates.signals - signals),
    };
  }
  const channels = new Set(evidence.map(channelOf).filter((channel) => channel !== 'against'));
  return channels.size < gates.channels ? { kind: 'channels' } : undefined;
}

function stewardGate(evidence: readonly Evidence[]): MissingGate | undefined {
  if (!evidence.some((item) => item.kind === 'construct' && item.steward === true)) return { kind: 'steward-signal' };
  const confirmed = evidence.some(
    (item) =>
      (item.kind === 'answer' && item.result === 'right-delayed') ||
      (item.kind === 'exercise' && item.pass === 'repeated' && item.help === 'none'),
  );
  return confirmed ? undefined : { kind: 'delayed-answer-or-repeat' };
}
