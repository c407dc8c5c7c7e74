import { resourceTypes, supportsResourceLevel } from './iam-actions.js';

/**
 * Actions that AWS's own policies for functions allow on every resource: AWSLambdaBasicExecutionRole and
 * AWSLambdaVPCAccessExecutionRole (AWS managed policy reference, as known in November 2026). Log groups and network interfaces come
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
 * Actions on what gets its name from AWS while the application runs, or on whatever there is: parts of a network, jobs of
 * S3 and Transcribe, tags. And looking things up, which shows names and settings but no content: policies that AWS
 * documents for its own integrations allow it on everything (Lambda developer guide, permissions for Amazon MSK and Amazon
 * MQ, read 2026-11-21). Listing a bucket shows the names of its objects, which can be content.
 */
const notNameable =
  /^(?:ec2:|transcribe:\w+Job$|s3:GetBucketLocation$|s3:(?:Get|Put|Delete|Describe|Update)(?:Job|BatchJob)|(?!s3:ListBucket)[\w-]+:(?:Describe|List|Tag|Untag)[A-Z])/;

/**
 * Whether a statement on `*` for this action could name resources instead. False where only `*` works, where a resource
 * type is optional (`cloudwatch:PutMetricData`), where AWS itself grants it on everything, and where nobody can know a
 * name before; undefined for an action IAM does not know.
 */
export function isNarrowable(action: string): boolean | undefined {
  const supported = supportsResourceLevel(action);
  if (!supported || allowedOnEverything.has(action) || notNameable.test(action)) return supported && false;
  const [service = ''] = action.split(':');
  return alternativeTypes.includes(service) || resourceTypes(action).some(({ required }) => required);
}
