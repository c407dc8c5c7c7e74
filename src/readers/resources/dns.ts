import type { Declaration, DnsRecordDeclaration } from '../../model/template.js';
import { absent, known } from '../../model/value.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';
import { declared, declaredPart, type ReadApplication, type ResourceFamily } from './resource-reader.js';

/** Records of zones, alone and in groups. */
export const dnsRecords: ResourceFamily = {
  'AWS::Route53::RecordSet': (resource, application) => [
    { ...declared(resource, application), ...recordAt(resource.properties) },
  ],
  'AWS::Route53::RecordSetGroup': group,
};

function group(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const records = resource.properties.get('RecordSets').items();
  return records.map((place, at) => ({
    ...declaredPart(resource, application, { suffix: `.${at}`, written: place.written }),
    ...recordAt(place),
  }));
}

function recordAt(properties: Place): Pick<DnsRecordDeclaration, 'kind' | 'routing' | 'isHealthChecked'> {
  const check = properties.get('HealthCheckId');
  return {
    kind: 'dns-record',
    routing: routingOf(properties),
    // An alias can ask the health of what it leads to.
    isHealthChecked: check.isAbsent
      ? properties.get('AliasTarget', 'EvaluateTargetHealth').boolean()
      : check.presence(),
  };
}

const ways = {
  failover: ['Failover'],
  latency: ['Region'],
  other: ['Weight', 'GeoLocation', 'GeoProximityLocation', 'CidrRoutingConfig', 'MultiValueAnswer'],
} as const;

function routingOf(properties: Place): DnsRecordDeclaration['routing'] {
  for (const way of ['failover', 'latency', 'other'] as const) {
    const written = ways[way].map((name) => properties.get(name)).find((place) => !place.isAbsent);
    if (written?.range) return known(way, written.range);
  }
  return absent;
}
