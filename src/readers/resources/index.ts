import type { Declaration } from '../../model/template.js';
import { buckets } from './buckets.js';
import { buses } from './buses.js';
import { capacity } from './capacity.js';
import { customResource, isCustomResource } from './custom-resources.js';
import { dnsRecords } from './dns.js';
import { eventSourceMappings } from './event-source-mappings.js';
import { lambdaFunctions } from './functions.js';
import { httpApis } from './http-apis.js';
import { invokers } from './invokers.js';
import { layers } from './layers.js';
import { logsAndAlarms } from './logs-and-alarms.js';
import { networks } from './networks.js';
import { permissions } from './permissions.js';
import { queues } from './queues.js';
import type { Resource } from './resource.js';
import { declared, other, type ReadApplication, type ResourceReader } from './resource-reader.js';
import { restApis } from './rest-apis.js';
import { roles } from './roles.js';
import { rollouts } from './rollouts.js';
import { securityGroups } from './security-groups.js';
import { stages } from './stages.js';
import { stores } from './stores.js';
import { streams } from './streams.js';
import { tables } from './tables.js';
import { topics } from './topics.js';
import { workflows } from './workflows.js';

/** What a resource declares. A type without a reader can still be pointed to, so it is declared as `other`. */
export function readResource(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const otherwise = isCustomResource(resource.type) ? customResource : otherResource;
  const read = resourceReaders.get(resource.type) ?? otherwise;
  return read(resource, application);
}

const otherResource: ResourceReader = (resource, application) => [other(resource, application)];

const secrets = {
  'AWS::SecretsManager::Secret': (resource, application) => [{ ...declared(resource, application), kind: 'secret' }],
} satisfies Record<string, ResourceReader>;

const resourceReaders: ReadonlyMap<string, ResourceReader> = new Map(
  Object.entries({
    ...buckets,
    ...buses,
    ...capacity,
    ...dnsRecords,
    ...eventSourceMappings,
    ...httpApis,
    ...invokers,
    ...lambdaFunctions,
    ...layers,
    ...logsAndAlarms,
    ...networks,
    ...permissions,
    ...queues,
    ...restApis,
    ...roles,
    ...rollouts,
    ...secrets,
    ...securityGroups,
    ...stores,
    ...stages,
    ...streams,
    ...tables,
    ...topics,
    ...workflows,
  }),
);
