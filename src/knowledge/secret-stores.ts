import type { LinkedCall } from '../model/application.js';

/** IAM actions by which a function reads a secret when it runs. Source: AWS service authorization reference, 2026. */
const readingActions = [
  'secretsmanager:GetSecretValue',
  'secretsmanager:BatchGetSecretValue',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
  'kms:Decrypt',
];

/** Whether the call reads a secret from a store. */
export function readsSecretStore({ actions }: LinkedCall): boolean {
  return actions.some((action) => readingActions.includes(action));
}

/** Whether the call reads settings that seldom change: secrets, and parameters, whether they are secret or not. */
export function readsSettings({ provider, operation }: LinkedCall): boolean {
  return provider === 'aws' && settingsOperations.has(operation);
}

const settingsOperations: ReadonlySet<string> = new Set([
  ...['GetSecretValue', 'BatchGetSecretValue', 'GetParameter', 'GetParameters', 'GetParametersByPath'],
]);

/**
 * Libraries that ask a store for settings and keep the answer for a time: the parameters utility of Powertools in every
 * language, the caching clients of Secrets Manager, the middlewares of middy.
 *
 * Source: their documentation, read 2026-11-21.
 */
export function keepsSettings(module: string): boolean {
  return cachingLibraries.test(module);
}

const cachingLibraries =
  /powertools.*[./]parameters\b|secretsmanager[._-]?caching|secrets?-manager-caching|secretcache|SecretsManager\.Extensions\.Caching|^@middy\/(?:ssm|secrets-manager)$/i;
