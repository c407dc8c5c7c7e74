import type { Declaration } from '../../../../model/template.js';
import type { StackResource } from '../stack.js';
import { buckets } from './buckets.js';
import { buses } from './buses.js';
import { connectors, embeddedConnectors } from './connectors.js';
import { eventSourceMappings } from './event-source-mappings.js';
import { lambdaFunctions } from './functions.js';
import { httpApis } from './http-apis.js';
import { invokers } from './invokers.js';
import { layers } from './layers.js';
import { logsAndAlarms } from './logs-and-alarms.js';
import { permissions } from './permissions.js';
import { queues } from './queues.js';
import { declared, type ReadApplication, type ResourceReader } from './resource-reader.js';
import { restApis } from './rest-apis.js';
import { roles } from './roles.js';
import { serverlessApis } from './serverless-apis.js';
import { serverlessFunctions } from './serverless-functions.js';
import { streams } from './streams.js';
import { tables } from './tables.js';
import { topics } from './topics.js';
import { workflows } from './workflows.js';

/** What a resource declares. A type without a reader can still be pointed to, so it is declared as `other`. */
export function readResource(resource: StackResource, application: ReadApplication): readonly Declaration[] {
  const read = readers.get(resource.type) ?? otherResource;
  return [...read(resource, application), ...embeddedConnectors(resource, application)];
}

const otherResource: ResourceReader = (resource, application) => [
  { ...declared(resource, application), kind: 'other' },
];

const secrets = {
  'AWS::SecretsManager::Secret': (resource, application) => [{ ...declared(resource, application), kind: 'secret' }],
} satisfies Record<string, ResourceReader>;

const readers: ReadonlyMap<string, ResourceReader> = new Map(
  Object.entries({
    ...buckets,
    ...buses,
    ...connectors,
    ...eventSourceMappings,
    ...httpApis,
    ...invokers,
    ...lambdaFunctions,
    ...layers,
    ...logsAndAlarms,
    ...permissions,
    ...queues,
    ...restApis,
    ...roles,
    ...secrets,
    ...serverlessApis,
    ...serverlessFunctions,
    ...streams,
    ...tables,
    ...topics,
    ...workflows,
  }),
);
