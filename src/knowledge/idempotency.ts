import type { Handler, LinkedCall } from '../model/application.js';
import type { ImportFact } from '../model/code.js';

/**
 * How long the idempotency utility of Powertools keeps a key when nothing is said, in seconds.
 * Source: Powertools for AWS Lambda (Python and TypeScript), "Idempotency: expiration", read 2026-11-21.
 */
export const defaultKeyExpirySeconds = 3600;

/**
 * Whether what is imported keeps the keys of the idempotency utility: the layers of persistence of Powertools.
 * Source: Powertools for AWS Lambda (Python, TypeScript and Java), "Idempotency", read 2026-11-21.
 */
export function bringsKeyStore({ module, names }: ImportFact): boolean {
  return (
    /^@aws-lambda-powertools\/idempotency\/\w+$/.test(module) ||
    /^software\.amazon\.lambda\.powertools\.idempotency\.persistence\b/.test(module) ||
    (/^aws_lambda_powertools\.utilities\.idempotency\b/.test(module) &&
      names.some(({ imported }) => /PersistenceLayer$/.test(imported)))
  );
}

/**
 * Whether a handler is under an idempotency utility that has a place for its keys. In .NET the utility cannot be used
 * without one (Powertools for AWS Lambda (.NET), "Idempotency", read 2026-11-21).
 */
export function usesKeyStore({ reach: { wrappers, imports } }: Handler): boolean {
  const guards = wrappers.filter(({ module, name }) => /idempoten/i.test(`${module} ${name}`));
  const isGivenStore = guards.some(
    ({ module, options }) =>
      'persistenceStore' in options || 'persistence_store' in options || module === 'AWS.Lambda.Powertools.Idempotency',
  );
  return isGivenStore || (guards.length > 0 && imports.some(isStoreOfJava));
}

function isStoreOfJava(fact: ImportFact): boolean {
  return fact.module.startsWith('software.amazon.') && bringsKeyStore(fact);
}

/**
 * How long keys of the idempotency utility are kept, in seconds; undefined where the code does not tell. Only the utilities
 * of Python and TypeScript are seen being set up.
 */
export function keyExpirySeconds(calls: readonly LinkedCall[]): number | undefined {
  const ofUtility = calls.filter(({ provider, service }) => provider === 'powertools' && service === 'idempotency');
  const settings = ofUtility.filter(({ operation }) => operation === 'IdempotencyConfig');
  const guards = ofUtility.filter(
    ({ arguments: given }) => 'persistenceStore' in given || 'persistence_store' in given,
  );
  const isSetElsewhere = settings.length === 0 && guards.some(({ arguments: given }) => 'config' in given);
  if (guards.length === 0 || isSetElsewhere || !settings.every(({ argumentsComplete }) => argumentsComplete)) {
    return undefined;
  }
  const times = settings.map(({ arguments: given }) => {
    const time = given.expiresAfterSeconds ?? given.expires_after_seconds;
    if (!time) return defaultKeyExpirySeconds;
    return time.kind === 'literal' ? Number(time.value) : Number.NaN;
  });
  const shortest = Math.min(...times, times.length === 0 ? defaultKeyExpirySeconds : Number.POSITIVE_INFINITY);
  return Number.isNaN(shortest) ? undefined : shortest;
}
