import { access } from './services/access.js';
import { apis } from './services/apis.js';
import { capacity } from './services/capacity.js';
import { deployments } from './services/deployments.js';
import { dns } from './services/dns.js';
import { events } from './services/events.js';
import { lambda } from './services/lambda.js';
import { messaging } from './services/messaging.js';
import { networks } from './services/networks.js';
import { observability } from './services/observability.js';
import { storage } from './services/storage.js';
import type { ProviderType } from './translation.js';

/** A type of the provider by its name, `aws_lambda_function`; undefined for those no rule asks about. */
export function providerType(name: string): ProviderType | undefined {
  return types.get(name);
}

const types: ReadonlyMap<string, ProviderType> = new Map(
  Object.entries({
    ...access,
    ...apis,
    ...deployments,
    ...capacity,
    ...dns,
    ...events,
    ...lambda,
    ...messaging,
    ...networks,
    ...observability,
    ...storage,
  }),
);
