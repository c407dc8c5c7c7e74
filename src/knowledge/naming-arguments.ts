import type { DeclarationKind } from '../model/template.js';
import { iamPrefix } from './sdk-services.js';

/** The parameters of a service's operations that name what they work on. */
export interface NamingArguments {
  /** Last parts of paths, in lower case: Step Functions spells its own parameters small. */
  readonly parameters: ReadonlySet<string>;
  /** What may bear the name. */
  readonly kinds: readonly DeclarationKind[];
  /** The resource type that IAM has for it. */
  readonly resourceType: string;
}

/** How operations of a service, as an SDK names it, say what they work on; undefined where that is not recorded. */
export function namingArguments(service: string): NamingArguments | undefined {
  return byPrefix.get(iamPrefix(service) ?? '');
}

/** Source: the API references of the services, as known in November 2026. */
const byPrefix: ReadonlyMap<string, NamingArguments> = new Map([
  ['dynamodb', naming(['table'], 'table', 'TableName')],
  ['sqs', naming(['queue'], 'queue', 'QueueUrl', 'QueueName')],
  ['sns', naming(['topic'], 'topic', 'TopicArn', 'TargetArn')],
  ['s3', naming(['bucket'], 'bucket', 'Bucket')],
  ['lambda', naming(['function', 'alias'], 'function', 'FunctionName')],
  ['states', naming(['workflow'], 'statemachine', 'StateMachineArn')],
  ['events', naming(['bus'], 'event-bus', 'EventBusName')],
  ['kinesis', naming(['stream'], 'stream', 'StreamName', 'StreamARN')],
  ['firehose', naming(['other'], 'deliverystream', 'DeliveryStreamName')],
  ['secretsmanager', naming(['secret', 'other'], 'Secret', 'SecretId', 'Name')],
  ['ssm', naming(['other'], 'parameter', 'Name', 'Names', 'Path')],
  ['kms', naming(['other'], 'key', 'KeyId')],
  ['logs', naming(['log-group'], 'log-group', 'LogGroupName', 'LogGroupIdentifier')],
  ['sts', naming(['role'], 'role', 'RoleArn')],
  ['ses', naming(['other'], 'identity', 'Source', 'FromEmailAddress')],
]);

function naming(
  kinds: readonly DeclarationKind[],
  resourceType: string,
  ...parameters: readonly string[]
): NamingArguments {
  return { kinds, resourceType, parameters: new Set(parameters.map((parameter) => parameter.toLowerCase())) };
}
