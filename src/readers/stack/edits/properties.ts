import type { NewValue, TemplateIntent } from '../../../model/intent.js';
import type { DocumentDraft } from '../../documents/edits/document-draft.js';
import { mapOf, type NewNode } from '../../documents/edits/new-node.js';
import { toNode } from './references.js';
import { referredType } from './resource-type.js';

/** Where a property of the model stands in the template, and how its value is written there. */
export interface PropertyPlace {
  /** From the properties of the thing: `['TracingConfig', 'Mode']`. */
  readonly path: readonly string[];
  readonly value: NewNode;
}

type SetProperty = Extract<TemplateIntent, { readonly kind: 'set-property' }>;
type Writer = (value: NewValue, draft: DocumentDraft) => PropertyPlace | undefined;

/** The place of a property of something of `type`; undefined when the type has no such property or value. */
export function propertyPlace(
  { declaration, property, value }: SetProperty,
  type: string,
  draft: DocumentDraft,
): PropertyPlace | undefined {
  return writers[`${declaration}.${property}`]?.(type)?.(value, draft);
}

/** Properties that stand under one name, as they are, in every type that has them. */
const plain =
  (...path: string[]) =>
  (): Writer =>
  (value, draft) => {
    const node = toNode(value, draft);
    return node === undefined ? undefined : { path, value: node };
  };

/** Types whose names begin so have the property; what they have instead of the model's words. */
const byType =
  (writers: Readonly<Record<string, Writer>>) =>
  (type: string): Writer | undefined =>
    Object.entries(writers).find(([start]) => type.startsWith(start))?.[1];

const words =
  (translations: Readonly<Record<string, string>>, ...path: string[]): Writer =>
  (value) => {
    const word = typeof value === 'string' ? translations[value] : undefined;
    return word === undefined ? undefined : { path, value: word };
  };

/** SAM wants the kind of target beside it, to give the function its rights; CloudFormation has no place for it. */
const samDestination: Writer = (value, draft) => {
  const destination = toNode(value, draft);
  if (destination === undefined) return undefined;
  return {
    path: ['DestinationConfig', 'OnFailure'],
    value: mapOf({ Type: targetKind(value, draft), Destination: destination }),
  };
};

/** `SQS`, `SNS`, `Lambda` or `EventBridge` for a reference or an ARN; undefined when it does not show. */
export function targetKind(value: NewValue, draft: DocumentDraft): string | undefined {
  if (typeof value === 'string') return kindsByService[value.split(':')[2] ?? ''];
  if (typeof value !== 'object' || !('reference' in value)) return undefined;
  return kindsByType[referredType(draft, value.reference) ?? ''];
}

const kindsByService: Readonly<Record<string, string>> = {
  sqs: 'SQS',
  sns: 'SNS',
  lambda: 'Lambda',
  events: 'EventBridge',
};
const kindsByType: Readonly<Record<string, string>> = {
  'AWS::SQS::Queue': 'SQS',
  'AWS::SNS::Topic': 'SNS',
  'AWS::Lambda::Function': 'Lambda',
  'AWS::Serverless::Function': 'Lambda',
  'AWS::Events::EventBus': 'EventBridge',
};

const authorization = { iam: 'AWS_IAM', none: 'NONE' };

/**
 * By declaration and property of the model.
 *
 * Source: AWS CloudFormation template reference and AWS SAM specification of each type, as known in November 2026.
 */
const writers: Readonly<Record<string, (type: string) => Writer | undefined>> = {
  'function.timeoutSeconds': plain('Timeout'),
  'function.memoryMb': plain('MemorySize'),
  'function.runtime': plain('Runtime'),
  'function.handler': plain('Handler'),
  'function.functionName': plain('FunctionName'),
  'function.reservedConcurrency': plain('ReservedConcurrentExecutions'),
  'function.tracing': byType({
    'AWS::Serverless::': words({ Active: 'Active', PassThrough: 'PassThrough', Disabled: 'Disabled' }, 'Tracing'),
    'AWS::Lambda::': words({ Active: 'Active', PassThrough: 'PassThrough' }, 'TracingConfig', 'Mode'),
  }),
  'function.logGroup': plain('LoggingConfig', 'LogGroup'),
  'trigger.batchSize': plain('BatchSize'),
  'trigger.batchingWindowSeconds': plain('MaximumBatchingWindowInSeconds'),
  'trigger.maximumRetryAttempts': plain('MaximumRetryAttempts'),
  'trigger.maximumRecordAgeSeconds': plain('MaximumRecordAgeInSeconds'),
  'trigger.bisectOnError': plain('BisectBatchOnFunctionError'),
  'trigger.maximumConcurrency': plain('ScalingConfig', 'MaximumConcurrency'),
  'trigger.enabled': plain('Enabled'),
  'trigger.onFailure': byType({
    'AWS::Lambda::': plain('DestinationConfig', 'OnFailure', 'Destination')(),
    '': samDestination,
  }),
  'trigger.deadLetter': byType({
    Schedule: plain('DeadLetterConfig', 'Arn')(),
    EventBridgeRule: plain('DeadLetterConfig', 'Arn')(),
    CloudWatchEvent: plain('DeadLetterConfig', 'Arn')(),
    SNS: plain('RedrivePolicy', 'deadLetterTargetArn')(),
    'AWS::SNS::Subscription': plain('RedrivePolicy', 'deadLetterTargetArn')(),
  }),
  'trigger.authorization': byType({
    HttpApi: words(authorization, 'Auth', 'Authorizer'),
    Api: words(authorization, 'Auth', 'Authorizer'),
    'AWS::ApiGateway::Method': words(authorization, 'AuthorizationType'),
    'AWS::ApiGatewayV2::Route': words(authorization, 'AuthorizationType'),
  }),
  'api.defaultAuthorization': byType({
    'AWS::Serverless::': words({ iam: 'AWS_IAM' }, 'Auth', 'DefaultAuthorizer'),
  }),
  'function-url.authorization': plainAuthType,
  'async-invoke.onFailure': byType({
    'AWS::Lambda::': plain('DestinationConfig', 'OnFailure', 'Destination')(),
    '': samDestination,
  }),
  'async-invoke.maximumRetryAttempts': plain('MaximumRetryAttempts'),
  'async-invoke.maximumEventAgeSeconds': plain('MaximumEventAgeInSeconds'),
  'queue.visibilityTimeoutSeconds': plain('VisibilityTimeout'),
  'queue.retentionSeconds': plain('MessageRetentionPeriod'),
  'queue.queueName': plain('QueueName'),
  'topic.topicName': plain('TopicName'),
  'table.tableName': plain('TableName'),
  'log-group.retentionDays': plain('RetentionInDays'),
  'log-group.logGroupName': plain('LogGroupName'),
};

function plainAuthType(): Writer {
  return words(authorization, 'AuthType');
}
