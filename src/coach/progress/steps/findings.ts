import type { RuleMetadata } from '../../../model/finding.js';
import { fixes, nextStep } from '../constants.js';
import type { Evidence } from '../evidence.js';
import { severityWords } from '../evidence-rows.js';
import { findingId } from '../item-ids.js';
import type { SeenFinding } from '../seen.js';
import { candidate, hour, type PossibleStep, reasonOf, type Situation } from './situation.js';

/**
 * Findings of one rule and severity are worth the same: the one in an open file stands for them, otherwise the first. Each that
 * was set aside stands for itself.
 */
export function findingSteps(situation: Situation): readonly PossibleStep[] {
  const groups = new Map<string, SeenFinding>();
  for (const finding of situation.seen.findings) {
    const step = findingStep(finding);
    const key = situation.said.isAside(step, situation.now) ? step : `${finding.rule} ${finding.severity}`;
    const before = groups.get(key);
    if (!before || (finding.isOpen && !before.isOpen)) groups.set(key, finding);
  }
  return [...groups.values()].flatMap((finding) => {
    const rule = situation.rules.get(finding.rule);
    return rule ? [stepOf(finding, rule, situation)] : [];
  });
}

function stepOf(finding: SeenFinding, rule: RuleMetadata, situation: Situation): PossibleStep {
  const { minutes } = nextStep;
  const { severity, workspace, place, isOpen, name } = finding;
  const repair = finding.repair();
  const title = repair ?? (name === undefined ? rule.title : `${name}: ${rule.title}`);
  const gained = situation.gains.of(new Map([[rule.skill, repaired(finding, rule, situation)]]));
  return {
    candidate: {
      ...candidate(
        findingStep(finding),
        'finding',
        rule.skill,
        title,
        repair === undefined ? minutes.finding : minutes.repair,
        situation,
        rule.id,
      ),
      gain: gained.gain,
      severity,
      isOpen,
      // What is broken is to be repaired, whatever was learned before.
      prepared: true,
    },
    reason: reasonOf([severityWords[severity]], gained, rule.skill, situation),
    workspace,
    place,
    rule: rule.id,
  };
}

/** The evidence of a skill once a finding is repaired by typing. */
function repaired(
  finding: SeenFinding,
  { id, skill }: RuleMetadata,
  { evidenceOf, now }: Situation,
): readonly Evidence[] {
  const open = evidenceOf(skill).find((item) => item.id === findingStep(finding));
  const others = evidenceOf(skill).filter((item) => item !== open);
  const isFresh = open?.kind === 'open-finding' && open.made === true && now - open.since < fixes.freshHours * hour;
  if (isFresh) return others;
  return [...others, { kind: 'fix', id: 'step', skill, rule: id, severity: finding.severity, by: 'hand', at: now }];
}

function findingStep({ workspace, fingerprint, rule, place }: SeenFinding): string {
  return findingId({ workspace, fingerprint: fingerprint ?? `${rule} ${place.file} ${place.start.line}` });
}
