import type { HandlerShape, WrapperFact } from '../../../model/code.js';

type EventKind = NonNullable<HandlerShape['event']>;

/** Names of the types in `@types/aws-lambda` 8.10 (as known in November 2026), by how they begin, longest first where they overlap. */
const eventsByType: readonly (readonly [beginning: RegExp, event: EventKind])[] = [
  [/^APIGateway(?:Proxy|Event)(?!.*Authorizer(?:Handler|Result))/, 'http'],
  [/^(?:ALB|LambdaFunctionURL|Proxy)/, 'http'],
  [/^SQS/, 'queue'],
  [/^SNS/, 'topic'],
  [/^(?:EventBridge|CodeCommit|CodePipeline|IoT)/, 'bus'],
  [/^(?:CloudFormation|Cdk)CustomResource/, 'deployment'],
  [/^Scheduled/, 'schedule'],
  [/^(?:DynamoDBStream|KinesisStream|MSK|SelfManagedKafka|DocumentDB)/, 'stream'],
  [/^S3(?!Batch)/, 'storage'],
  [/^CloudWatchLogs/, 'log'],
  [/^(?:.*Trigger(?:Event|Handler)$|BaseTrigger|UserMigration|CustomMessage|CreateAuthChallenge)/, 'identity'],
];

/** The kind of event that a handler or event type of `aws-lambda` is about. */
export function eventOfType(name: string): EventKind | undefined {
  return eventsByType.find(([beginning]) => beginning.test(name))?.[1];
}

/** Middleware and wrappers that make sense for one kind of event only (Middy 6, Powertools 2, as known in November 2026). */
const eventsByWrapper: readonly (readonly [name: RegExp, event: EventKind])[] = [
  [/^http(?:Json|Cors|Error|Event|Header|Multipart|Partial|Response|Router|Security|Urlencode|Content)/i, 'http'],
  [/^(?:ws|websocket)(?:Json|Router|Response)/i, 'http'],
  [/^sqs/i, 'queue'],
];

export function eventOfWrapper({ name }: WrapperFact): EventKind | undefined {
  return eventsByWrapper.find(([pattern]) => pattern.test(name))?.[1];
}

const handlerModules =
  /^(?:@middy\/|middy$|@aws-lambda-powertools\/(?:logger|tracer|metrics)|@sentry\/(?:serverless|aws-serverless)|datadog-lambda-js|@lumigo\/|@dazn\/lambda-powertools|lambda-api|@thundra\/)/;

/** Wrappers that only Lambda handlers have around them. */
export function isHandlerWrapper({ module, name }: WrapperFact): boolean {
  return handlerModules.test(module) || /^(?:middyfy|injectLambdaContext|captureLambdaHandler|wrapHandler)$/.test(name);
}
