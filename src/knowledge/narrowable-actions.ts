import { resourceTypes, supportsResourceLevel } from './iam-actions.js';

/**
 * Actions that AWS's own policies for functions allow on every resource: AWSLambdaBasicExecutionRole and
 * AWSLambdaVPCAccessExecutionRole (AWS managed policy reference, read 2026-11-21). Log groups and network interfaces come
 * into being at run time, with names nobody can know before.
 */
const allowedOnEverything: ReadonlySet<string> = new Set([
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
]);

/**
 * Services whose actions take one of several resource types, so that the service authorization reference calls none of
 * them required (read 2026-09-26).
 */
const alternativeTypes: readonly string[] = ['s3', 'events'];

/**
 * Whether a statement on `*` for this action could name resources instead. False where only `*` works, where a resource
 * type is optional (`cloudwatch:PutMetricData`), and where AWS itself grants it on everything; undefined for an action
 * IAM does not know.
 */
export function isNarrowable(action: string): boolean | undefined {
  const supported = supportsResourceLevel(action);
  if (!supported || allowedOnEverything.has(action)) return supported && false;
  const [service = ''] = action.split(':');
  return alternativeTypes.includes(service) || resourceTypes(action).some(({ required }) => required);
}
