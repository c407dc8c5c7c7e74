import type { HandlerShape } from '../../../../model/code.js';
import type { EventObject, KnownObject } from '../../../analysis/vocabulary.js';

/*
 * Events of the packages `Amazon.Lambda.*Events`, and the attributes of Lambda Annotations. Source: aws/aws-lambda-dotnet,
 * as known in November 2026.
 */

type EventKind = NonNullable<HandlerShape['event']>;

const kinds: readonly (readonly [RegExp, EventKind])[] = [
  [/^SQSEvent$/, 'queue'],
  [/^(?:ActiveMQEvent|RabbitMQEvent)$/, 'queue'],
  [/^SNSEvent$/, 'topic'],
  [/^(?:ScheduledEvent|CloudWatchScheduledEvent)$/, 'schedule'],
  [/^(?:CloudWatchEvent|EventBridgeEvent|ECS\w*Event|Batch\w*Event|S3ObjectCreateEvent|S3Object\w*Event)$/, 'bus'],
  [/^(?:DynamoDBEvent|DynamoDBTimeWindowEvent|KinesisEvent|KinesisTimeWindowEvent|KafkaEvent)$/, 'stream'],
  [/^(?:S3Event|S3EventNotification)$/, 'storage'],
  [/^CloudWatchLogsEvent$/, 'log'],
  [/^Cognito\w*Event$/, 'identity'],
  [
    /^(?:APIGatewayProxyRequest|APIGatewayHttpApiV2ProxyRequest|ApplicationLoadBalancerRequest|APIGatewayCustomAuthorizer\w*Request|LambdaFunctionUrlRequest|AppSyncResolverEvent)$/,
    'http',
  ],
];

const otherEvents =
  /^(?:KinesisFirehoseEvent|KinesisAnalytics\w*Event|LexEvent|LexV2Event|ConnectEvent|ContactFlowEvent|SimpleEmailEvent|ConfigEvent|S3ObjectLambdaEvent|CloudFormationCustomResource\w*)$/;

const records =
  /(?:^|\.)(?:SQSEvent\.SQSMessage|SNSEvent\.SNSRecord|S3Event\.S3EventNotificationRecord|S3EventNotification\.S3EventNotificationRecord|DynamoDBEvent\.DynamodbStreamRecord|KinesisEvent\.KinesisEventRecord|KafkaEvent\.KafkaEventRecord|SQSMessage|SNSRecord|S3EventNotificationRecord|DynamodbStreamRecord|KinesisEventRecord|KafkaEventRecord)$/;

/** Names that are an event's in whatever namespace of Lambda; a project may have a type of that name itself. */
const isOfLambda = /^(?:Amazon\.(?:Lambda\.)?[\w.]*\.)?[A-Z]\w*$/;

/** What the type of a parameter says of what a handler is given. */
export function eventObject(type: string): KnownObject | undefined {
  if (/(?:^|\.)I(?:Durable)?LambdaContext$/.test(type)) return { kind: 'context' };
  if (records.test(type) && isNamed(type)) return part('record');
  return isEventType(type) ? part('whole') : undefined;
}

/** Whether a full name is that of an event. */
export function isEventType(type: string): boolean {
  if (!isOfLambda.test(type)) return false;
  const name = lastName(type);
  return otherEvents.test(name) || kinds.some(([pattern]) => pattern.test(name));
}

/** The kind of event a type is of; undefined where nothing in the model speaks of it. */
export function eventOfType(type: string): EventKind | undefined {
  return isOfLambda.test(type) ? kinds.find(([pattern]) => pattern.test(lastName(type)))?.[1] : undefined;
}

/** The event that an attribute of Lambda Annotations asks for. */
export function eventOfAttribute(name: string): EventKind | undefined {
  return attributes.get(lastName(name).replace(/Attribute$/, ''));
}

const attributes: ReadonlyMap<string, EventKind> = new Map<string, EventKind>([
  ['RestApi', 'http'],
  ['HttpApi', 'http'],
  ['FunctionUrl', 'http'],
  ['ALBApi', 'http'],
  ['HttpApiAuthorizer', 'http'],
  ['RestApiAuthorizer', 'http'],
  ['SQSEvent', 'queue'],
  ['SNSEvent', 'topic'],
  ['ScheduleEvent', 'schedule'],
  ['S3Event', 'storage'],
  ['DynamoDBEvent', 'stream'],
  ['KinesisEvent', 'stream'],
]);

function isNamed(type: string): boolean {
  return !type.includes('.') || type.startsWith('Amazon.') || /^[A-Z]\w*Event\w*\./.test(type);
}

function part(name: EventObject['part']): EventObject {
  return { kind: 'event', part: name };
}

function lastName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}
