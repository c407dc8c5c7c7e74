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
