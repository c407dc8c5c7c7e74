import type { WorkflowTask } from '../../model/workflow.js';

/** What the `Resource` of a task says it calls. */
export type Integration = Pick<WorkflowTask, 'integration' | 'service' | 'operation' | 'waitsFor'>;

/**
 * The integration an ARN means (Step Functions developer guide, integrating services, 2026-11): `states:::` with a service
 * and an operation, `aws-sdk:` before them for any operation of the SDK, and behind them how long to wait. The ARN of a
 * function or activity means itself. Parts of the ARN that only the deployment knows stand as `${Name}`.
 */
export function integrationOf(arn: string): Integration {
  const parts = arn.replace(/\$\{[^}]*\}/g, '-').split(':');
  const [, , namespace, , , ...rest] = parts;
  if (namespace === 'lambda') return { integration: 'function', waitsFor: 'response' };
  if (namespace !== 'states') return unknownIntegration;
  if (rest[0] === 'activity') return { integration: 'activity', waitsFor: 'callback' };
  const isSdk = rest[0] === 'aws-sdk';
  const [service, called = ''] = isSdk ? rest.slice(1) : rest;
  const [operation, pattern] = called.split('.');
  if (!service || !operation) return unknownIntegration;
  return {
    integration: isSdk ? 'sdk' : 'optimised',
    service: service.toLowerCase(),
    operation,
    waitsFor: pattern === 'sync' ? 'job' : pattern === 'waitForTaskToken' ? 'callback' : 'response',
  };
}

/** Nothing can be said of what is called. */
export const unknownIntegration: Integration = { integration: 'unknown', waitsFor: 'response' };
