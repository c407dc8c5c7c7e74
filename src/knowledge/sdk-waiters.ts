import type { CallFact } from '../model/code.js';
import type { StateWaiter } from '../model/intent.js';
import { iamPrefix } from './sdk-services.js';

/**
 * The waiters of the SDKs that ask by the operation of a call until one state is reached. Those that look at several resources
 * at once are not among them.
 *
 * Source: the waiter models of botocore 1.43, of which the SDKs make their waiters. Read 2026-11-21.
 */
export function waitersFor({ provider, service, operation }: CallFact): readonly StateWaiter[] {
  return provider === 'aws' ? (waiters.get(`${iamPrefix(service) ?? ''}:${operation}`) ?? []) : [];
}

const waiter = (name: string, state: string, ...path: readonly string[]): StateWaiter => ({ name, state, path });

const waiters: ReadonlyMap<string, readonly StateWaiter[]> = new Map([
  ['dynamodb:DescribeTable', [waiter('TableExists', 'ACTIVE', 'Table', 'TableStatus')]],
  [
    'lambda:GetFunctionConfiguration',
    [waiter('FunctionActive', 'Active', 'State'), waiter('FunctionUpdated', 'Successful', 'LastUpdateStatus')],
  ],
  [
    'lambda:GetFunction',
    [
      waiter('FunctionActiveV2', 'Active', 'Configuration', 'State'),
      waiter('FunctionUpdatedV2', 'Successful', 'Configuration', 'LastUpdateStatus'),
    ],
  ],
  ['kinesis:DescribeStream', [waiter('StreamExists', 'ACTIVE', 'StreamDescription', 'StreamStatus')]],
  ['ssm:GetCommandInvocation', [waiter('CommandExecuted', 'Success', 'Status')]],
  ['cloudfront:GetInvalidation', [waiter('InvalidationCompleted', 'Completed', 'Invalidation', 'Status')]],
  ['cloudfront:GetDistribution', [waiter('DistributionDeployed', 'Deployed', 'Distribution', 'Status')]],
  ['sagemaker:DescribeEndpoint', [waiter('EndpointInService', 'InService', 'EndpointStatus')]],
]);
