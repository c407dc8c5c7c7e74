import type { DeletionPolicy, Retention } from '../../model/template.js';
import { known, unknown, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';

/** What becomes of a resource's data. Dialects in which a tool refuses to delete it say so as the service would. */
export function retentionOf({ place, properties }: Resource): Retention {
  return {
    onDeletion: policy(place.get('DeletionPolicy')),
    onReplacement: policy(place.get('UpdateReplacePolicy')),
    deletionProtection: protection(properties),
  };
}

function policy(place: Place): Value<DeletionPolicy> {
  return place.oneOf('Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot');
}

/** The first of the ways it is written; services have a flag or, as user pools do, a word. */
function protection(properties: Place): Value<boolean> {
  const names = ['RefusesDeletion', 'DeletionProtectionEnabled', 'DeletionProtection'];
  const written = names.map((name) => properties.get(name)).filter((place) => !place.isAbsent);
  const on = written.find((place) => !isOff(place)) ?? written[0];
  if (!on) return properties.get('DeletionProtection').boolean();
  return on.value((head) => {
    const text = head.kind === 'text' ? head.parts.join('').toLowerCase() : undefined;
    if (text === 'active' || text === 'true') return known(true, head.range, head.definedAt);
    if (text === 'inactive' || text === 'false') return known(false, head.range, head.definedAt);
    return unknown(head.range, 'whether it can be deleted is not known');
  });
}

function isOff(place: Place): boolean {
  return place.literal === 'false' || place.literal === 'INACTIVE';
}
