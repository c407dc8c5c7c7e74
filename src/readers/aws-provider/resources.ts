import type { Resource } from '../resources/resource.js';
import type { Place } from '../values/place.js';
import { joined } from './joins.js';
import { kindOf } from './kinds.js';
import { withProperties } from './properties.js';
import type { ProviderResource } from './provider-resource.js';
import { translated } from './translation.js';
import { providerType } from './types.js';

/**
 * Resources of the AWS provider in CloudFormation's words. What the provider splits into several resources (a rule and its
 * targets, a bucket and its notifications) is put together; the parts stay as resources of their own type, which can be
 * referred to. `arguments` are worked out when somebody asks.
 */
export function resourcesInCloudFormation(resources: readonly ProviderResource[]): readonly Resource[] {
  return joined(resources.map(inCloudFormation));
}

function inCloudFormation(resource: ProviderResource): Resource {
  const { id, name, type, writtenType, keyRange, place, conditional, template } = resource;
  const known = providerType(type);
  const kind = kindOf(type);
  return {
    id,
    logicalId: name,
    type: known?.type ?? type,
    writtenType,
    ...(!known && kind !== undefined && { kindOfResource: kind }),
    keyRange,
    place,
    properties: known ? propertiesOf(resource) : resource.arguments,
    conditional,
    template,
  };
}

function propertiesOf({ type, arguments: given, properties, spelling, template }: ProviderResource): Place {
  const known = providerType(type);
  if (!known) return given;
  const plain = translated(given, { tags: 'Tags', ...known.arguments }, { spelling, template });
  const derived = Object.entries(known.derived ?? {}).map(([key, derive]) => [key, derive(plain)] as const);
  const own = Object.entries(properties ?? {});
  return own.length + derived.length === 0 ? plain : withProperties(plain, [...derived, ...own]);
}
