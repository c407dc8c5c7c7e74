import type { LambdaFunction } from '../model/application.js';
import { isOwnImport } from '../model/own-imports.js';
import { isAbsent } from '../model/value.js';
import { worksInProcess } from './in-process-modules.js';
import { isOfAwsSdk } from './sdk-packages.js';

/**
 * Whether a function needs to be in a network: for a file system or a database, or not where everything that it reaches is a
 * service of AWS. What a library does that nobody knows here may well be to reach a database.
 */
export function useOfNetwork({ code, layers, mountsFileSystem }: LambdaFunction): 'needed' | 'none' | 'unknown' {
  if (!isAbsent(mountsFileSystem)) return 'needed';
  if (code.kind !== 'found' || layers.length > 0) return 'unknown';
  const { reach } = code.handler;
  if (reach.clients.some(({ provider }) => provider === 'database')) return 'needed';
  const isSeen =
    reach.complete &&
    reach.calls.some(({ provider }) => provider === 'aws') &&
    [...reach.clients, ...reach.calls].every(({ provider }) => provider === 'aws' || provider === 'powertools') &&
    reach.imports.every(
      (each) => each.typeOnly || isOwnImport(each, reach.files) || worksInProcess(each) || isOfAwsSdk(each.module),
    );
  return isSeen && !reach.calls.some(({ service }) => servicesInside.test(service)) ? 'none' : 'unknown';
}

/** Services whose clients connect to addresses in the network. */
const servicesInside = /^(?:dax|elasticache|memorydb|neptunedata|kafka|opensearch|rdsdata|execute)/i;
