import { definitionOf, overlaid } from '../../values/composed.js';
import type { PlaceEntry } from '../../values/head.js';
import { Place } from '../../values/place.js';
import { functionLogicalId, logGroupLogicalId, ownRoleLogicalId, sharedRoleLogicalId } from './names.js';

/** A resource written in CloudFormation. */
export interface WrittenResource {
  readonly entry: PlaceEntry;
  /** Where it is described. */
  readonly place: Place;
  readonly type: string;
}

/** What the sections of `resources` hold, by logical name. */
export interface WrittenResources {
  readonly resources: ReadonlyMap<string, WrittenResource>;
  /** What is written over resources that the framework makes. */
  readonly overrides: ReadonlyMap<string, Place>;
}

/**
 * The resources of all sections, and the `extensions`. What is written under the name of a resource that the framework
 * makes is merged into that one, with a type or without.
 */
export function writtenResources(sections: readonly Place[], functions: Place): WrittenResources {
  const resources = new Map<string, WrittenResource>();
  const overrides = new Map<string, Place>();
  const made = madeNames(functions);
  const override = (key: string, place: Place) =>
    overrides.set(key, overlaid(place, overrides.get(key) ?? Place.absent));
  for (const section of sections) {
    for (const entry of section.get('Resources').entries()) {
      const place = definitionOf(entry.place);
      const type = place.get('Type').literal;
      if (type === undefined || made.has(entry.key)) override(entry.key, place);
      else if (!resources.has(entry.key)) resources.set(entry.key, { entry, place, type });
    }
    for (const { key, place } of section.get('extensions').entries()) override(key, definitionOf(place));
  }
  return { resources, overrides };
}

/** Names made from nothing but the keys of functions. */
function madeNames(functions: Place): ReadonlySet<string> {
  const keys = functions.items().flatMap((section) => section.entries().map(({ key }) => key));
  const ofFunctions = keys.flatMap((key) => [functionLogicalId(key), logGroupLogicalId(key), ownRoleLogicalId(key)]);
  return new Set([...ofFunctions, sharedRoleLogicalId]);
}
