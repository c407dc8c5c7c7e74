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
type Property = Pick<SetProperty, 'declaration' | 'property'>;

interface Writer {
  readonly path: readonly string[];
  /** The value in the template's words; undefined for one it has no words for. */
  node(value: NewValue, draft: DocumentDraft): NewNode | undefined;
}

/** The place of a property of something of `type`; undefined when the type has no such property or value. */
export function propertyPlace(intent: SetProperty, type: string, draft: DocumentDraft): PropertyPlace | undefined {
  const writer = writerOf(intent, type);
  const value = writer?.node(intent.value, draft);
  return writer && value !== undefined ? { path: writer.path, value } : undefined;
}

/** Where a property of something of `type` is written; undefined when the type has no such property. */
export function propertyPath(property: Property, type: string): readonly string[] | undefined {
  return writerOf(property, type)?.path;
}

function writerOf({ declaration, property }: Property, type: string): Writer | undefined {
  return writers[`${declaration}.${property}`]?.(type);
}

/** Properties that stand under one name, as they are, in every type that has them. */
const plain =
  (...path: string[]) =>
  (): Writer => ({ path, node: toNode });

/** Types whose names begin so have the property; what they have instead of the model's words. */
const byType =
  (writers: Readonly<Record<string, Writer>>) =>
  (type: string): Writer | undefined =>
    Object.entries(writers).find(([start]) => type.startsWith(start))?.[1];

const words = (translations: Readonly<Record<string, string>>, ...path: string[]): Writer => ({
  path,
  node: (value) => (typeof value === 'string' ? translations[value] : undefined),
});

/** SAM wants the kind of target beside it, to give the function its rights; CloudFormation has no place for it. */
const samDestination: Writer = {
  path: ['DestinationConfig', 'OnFailure'],
  node(value, draft) {
    const destination = toNode(value, draft);
    return destination === undefined ? undefined : mapOf({ Type: targetKind(value, draft), Destination: destination });
  },
};

/** What is not set by a value, and can only be taken away. */
const removable =
  (...path: string[]) =>
  (): Writer => ({ path, node: () => undefined });

/** Flags that are one of the words of a list. */
const listed = (word: string, ...path: string[]): Writer => ({
  path,
  node: (value) => (value === true ? [word] : undefined),
});

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
  'function.layers': plain('Layers'),
  'function.inVpc': removable('VpcConfig'),
  'function.logGroup': plain('LoggingConfig', 'LogGroup'),
  'function.logFormat': plain('LoggingConfig', 'LogFormat'),
  'function.applicationLogLevel': plain('LoggingConfig', 'ApplicationLogLevel'),
  'function.systemLogLevel': plain('LoggingConfig', 'SystemLogLevel'),
  'trigger.batchSize': plain('BatchSize'),
  'trigger.batchingWindowSeconds': plain('MaximumBatchingWindowInSeconds'),
  'trigger.startingPosition': plain('StartingPosition'),
  'trigger.schedule': (type) => scheduleExpression(type),
  'bus-rule.schedule': (type) => scheduleExpression(type),
  'trigger.reportsBatchItemFailures': () => listed('ReportBatchItemFailures', 'FunctionResponseTypes'),
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
    'AWS::Events::Rule': plain('DeadLetterConfig', 'Arn')(),
    'AWS::Scheduler::Schedule': plain('DeadLetterConfig', 'Arn')(),
  }),
  'bus-rule.deadLetter': byType({ 'AWS::Events::Rule': plain('DeadLetterConfig', 'Arn')() }),
  'topic.deadLetter': byType({ 'AWS::SNS::Subscription': plain('RedrivePolicy', 'deadLetterTargetArn')() }),
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
  'stage.rateLimit': byType(ofHttpStages('DefaultRouteSettings', 'ThrottlingRateLimit')),
  'stage.burstLimit': byType(ofHttpStages('DefaultRouteSettings', 'ThrottlingBurstLimit')),
  'stage.accessLogDestination': byType(accessLog('DestinationArn')),
  'stage.accessLogFormat': byType(accessLog('Format')),
  'trigger.payloadFormat': byType({ HttpApi: plain('PayloadFormatVersion')() }),
  'async-invoke.onFailure': byType({
    'AWS::Lambda::': plain('DestinationConfig', 'OnFailure', 'Destination')(),
    '': samDestination,
  }),
  'async-invoke.maximumRetryAttempts': plain('MaximumRetryAttempts'),
  'async-invoke.maximumEventAgeSeconds': plain('MaximumEventAgeInSeconds'),
  'queue.visibilityTimeoutSeconds': plain('VisibilityTimeout'),
  'queue.retentionSeconds': plain('MessageRetentionPeriod'),
  'queue.queueName': plain('QueueName'),
  'queue.maxReceiveCount': plain('RedrivePolicy', 'maxReceiveCount'),
  'queue.fifo': plain('FifoQueue'),
  'queue.contentBasedDeduplication': plain('ContentBasedDeduplication'),
  'queue.encryption': () => ({
    path: ['SqsManagedSseEnabled'],
    node: (value) => (value === 'service' ? true : undefined),
  }),
  'topic.topicName': plain('TopicName'),
  'table.tableName': plain('TableName'),
  'table.streamView': byType({ 'AWS::DynamoDB::': plain('StreamSpecification', 'StreamViewType')() }),
  // A global table says it for each replica.
  'table.recovery': byType({ 'AWS::DynamoDB::Table': recovery(), 'AWS::Serverless::SimpleTable': recovery() }),
  'log-group.retentionDays': plain('RetentionInDays'),
  'permission.source': plain('SourceArn'),
  'permission.sourceAccount': plain('SourceAccount'),
  'log-group.logGroupName': plain('LogGroupName'),
};

function recovery(): Writer {
  return plain('PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled')();
}

/** Only the event `Schedule` of SAM has a name of its own for it. */
function scheduleExpression(type: string): Writer {
  return plain(type === 'Schedule' ? 'Schedule' : 'ScheduleExpression')();
}

function plainAuthType(): Writer {
  return words(authorization, 'AuthType');
}

function ofHttpStages(...path: string[]): Readonly<Record<string, Writer>> {
  return { 'AWS::Serverless::HttpApi': plain(...path)(), 'AWS::ApiGatewayV2::Stage': plain(...path)() };
}

/** The setting is called by the singular in REST APIs, and by the plural in HTTP APIs. */
function accessLog(name: string): Readonly<Record<string, Writer>> {
  return {
    ...ofHttpStages('AccessLogSettings', name),
    'AWS::Serverless::Api': plain('AccessLogSetting', name)(),
    'AWS::ApiGateway::Stage': plain('AccessLogSetting', name)(),
    'AWS::ApiGateway::Deployment': plain('StageDescription', 'AccessLogSetting', name)(),
  };
}
