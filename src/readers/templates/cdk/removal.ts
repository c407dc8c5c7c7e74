import { type Datum, mapOptions, type Site, text, unknown } from '../../evaluation/data.js';
import type { Slot } from '../../evaluation/slots.js';
import type { Arguments } from './arguments.js';
import type { Construct } from './construct.js';
import { constants } from './values.js';

/**
 * Sets what becomes of a resource when it is removed, as the props of its construct say or as the CDK does by itself: it
 * keeps tables, buckets, user pools and file systems (aws-cdk-lib API reference, `removalPolicy` of each, 2026-11).
 */
export function setRemovalPolicy(construct: Construct): void {
  const { draft, props, site } = construct;
  if (!draft) return;
  const given = props.slot('removalPolicy');
  setPolicies(construct, given ?? { datum: { ...text('Retain', site), isDefault: true }, site });
}

/** `applyRemovalPolicy(…)`, which every construct has. Without an argument a resource of its own class is kept. */
export function applyRemovalPolicy(construct: Construct, given: Arguments): void {
  const { site } = given.call;
  setPolicies(construct, given.slot(0, 'policy') ?? { datum: text('Retain', site), site });
}

/** The options of a resource's own class were asked for: what is set there is not followed. */
export function leaveRemovalOpen(construct: Construct, site: Site): void {
  setPolicies(construct, { datum: unknown(site, 'its options are set elsewhere'), site });
}

function setPolicies({ draft }: Construct, slot: Slot): void {
  for (const key of ['DeletionPolicy', 'UpdateReplacePolicy']) {
    draft?.policies.entries.set(key, { ...slot, datum: policyOf(slot.datum) });
  }
}

const words = constants({
  DESTROY: 'Delete',
  RETAIN: 'Retain',
  SNAPSHOT: 'Snapshot',
  RETAIN_ON_UPDATE_OR_DELETE: 'RetainExceptOnCreate',
});

function policyOf(datum: Datum): Datum {
  return mapOptions(datum, (option) => {
    if (option.kind === 'nothing') return text('Retain', option.site);
    return option.kind === 'text' ? option : words(option);
  });
}
