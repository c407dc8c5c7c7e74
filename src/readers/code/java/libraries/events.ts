import type { HandlerShape } from '../../../../model/code.js';
import type { EventObject } from '../../../analysis/vocabulary.js';
import { simpleName } from './names.js';

type EventKind = NonNullable<HandlerShape['event']>;

/*
 * The events of aws-lambda-java-events and of what builds on it. Source: aws/aws-lambda-java-libs, aws-serverless-java-container
 * and the Java runtime of Powertools, as known in November 2026.
 */

const kinds: readonly (readonly [name: RegExp, kind: EventKind])[] = [
  [/^(?:SQSEvent|SqsEvent|ActiveMQEvent|RabbitMQEvent)$/, 'queue'],
  [/^SNSEvent$|^SnsEvent$/, 'topic'],
  [/^(?:S3Event|S3EventNotification|S3BatchEvent|S3BatchEventV2)$/, 'storage'],
  [/^(?:Kinesis(?:TimeWindow)?Event|DynamodbEvent|DynamodbTimeWindowEvent|KafkaEvent|MSK\w*Event)$/, 'stream'],
  [/^ScheduledEvent$|^ScheduledV2Event$/, 'schedule'],
  [/^(?:EventBridgeEvent|CloudWatchCompositeAlarmEvent|CloudWatchMetricAlarmEvent|ConfigEvent)$/, 'bus'],
  [/^CloudWatchLogsEvent$/, 'log'],
  [/^Cognito(?:UserPool)?\w*Event\w*$/, 'identity'],
  [/^CloudFormationCustomResourceEvent$/, 'deployment'],
  [
    /^(?:APIGateway\w*Event|APIGatewayProxyRequestEvent|APIGatewayV2\w+|ApplicationLoadBalancerRequestEvent|AwsProxyRequest|AwsHttpApiV2ProxyRequest|AwsProxyRequestBuilder|LambdaFunctionUrl\w*|AppSyncLambdaAuthorizerEvent|VPCLattice\w*)$/,
    'http',
  ],
];

/** The kind of event that a type is, by its simple name. */
export function eventKind(type: string): EventKind | undefined {
  const name = simpleName(type);
  return kinds.find(([pattern]) => pattern.test(name))?.[1];
}

const eventPackages =
  /^(?:com\.amazonaws\.services\.lambda\.runtime\.events\.(?:\w+\.)*|com\.amazonaws\.serverless\.proxy\.model\.|com\.amazonaws\.services\.s3\.event\.)/;

/** The event, or the part of one, that an object of a type is. Answers and models of attributes are none. */
export function eventObject(type: string): EventObject | undefined {
  const isOfPackage = eventPackages.test(type);
  if (!isOfPackage && type.includes('.')) return undefined;
  const name = simpleName(type);
  if (/Response|^BatchItemFailure|Builder$/.test(type)) return undefined;
  if (
    /^(?:SQSMessage|SNSRecord|KinesisEventRecord|DynamodbStreamRecord|KafkaEventRecord|S3EventNotificationRecord)$/.test(
      name,
    )
  ) {
    return { kind: 'event', part: 'record' };
  }
  return isOfPackage && eventKind(type) ? { kind: 'event', part: 'whole' } : undefined;
}
