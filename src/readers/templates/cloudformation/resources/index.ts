import type { Declaration } from '../../../../model/template.js';
import { readResource } from '../../../resources/index.js';
import type { Resource } from '../../../resources/resource.js';
import type { ReadApplication, ResourceReader } from '../../../resources/resource-reader.js';
import { connectors, embeddedConnectors } from './connectors.js';
import { serverlessApis } from './serverless-apis.js';
import { serverlessFunctions } from './serverless-functions.js';
import { serverlessWorkflows } from './serverless-workflows.js';

/** What a resource of a stack declares: those SAM adds, and all others. */
export function readStackResource(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const read = serverlessReaders.get(resource.type) ?? readResource;
  return [...read(resource, application), ...embeddedConnectors(resource, application)];
}

const serverlessReaders: ReadonlyMap<string, ResourceReader> = new Map(
  Object.entries({ ...connectors, ...serverlessApis, ...serverlessFunctions, ...serverlessWorkflows }),
);
