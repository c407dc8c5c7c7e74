import type { HandlerShape } from '../../../../model/code.js';
import type { EventObject } from '../../../analysis/vocabulary.js';

const packages = /^github\.com\/aws\/aws-lambda-go\/(events|cfn)\.(\w+)$/;

/**
 * The events of github.com/aws/aws-lambda-go (v1.50, November 2026) by their types in `events`, and that of custom resources
 * in `cfn`. Undefined for any other type.
 */
export function eventOfType(full: string): NonNullable<HandlerShape['event']> | undefined {
  const [, module, name = ''] = packages.exec(full) ?? [];
  if (!module) return undefined;
  if (module === 'cfn') return name === 'Event' ? 'deployment' : undefined;
  return kinds.find(([types]) => types.test(name))?.[1];
}

/** Whether a type is one of the events whose kind no trigger has: of Lex, Connect, IoT, Firehose and so on. */
export function isEventType(full: string): boolean {
  const [, module, name = ''] = packages.exec(full) ?? [];
  return module !== undefined && (eventOfType(full) !== undefined || /(?:Event|Request)$/.test(name));
}

const kinds: readonly (readonly [types: RegExp, event: NonNullable<HandlerShape['event']>])[] = [
  [/^SQSEvent$/, 'queue'],
  [/^(?:DynamoDBEvent|KinesisEvent|KafkaEvent|KinesisTimeWindowEvent|DynamoDBTimeWindowEvent)$/, 'stream'],
  [/^SNSEvent$/, 'topic'],
  [/^(?:S3Event)$/, 'storage'],
  [/^(?:CloudWatchEvent|EventBridgeEvent)$/, 'bus'],
  [/^CloudwatchLogsEvent$/, 'log'],
  [
    /^(?:APIGatewayProxyRequest|APIGatewayV2HTTPRequest|ALBTargetGroupRequest|LambdaFunctionURLRequest|APIGatewayWebsocketProxyRequest)$/,
    'http',
  ],
  [/^Cognito\w*Event\w*$/, 'identity'],
];

/** What an object of one of the runtime's types is: a whole event, one of its records, or nothing that is known. */
export function eventObject(full: string): EventObject | undefined {
  const [, module, name = ''] = packages.exec(full) ?? [];
  if (!module) return undefined;
  if (isEventType(full)) return { kind: 'event', part: 'whole' };
  if (/^(?:SQSMessage|\w+EventRecord)$/.test(name)) return { kind: 'event', part: 'record' };
  return undefined;
}
