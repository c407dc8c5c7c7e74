import type { HandlerShape } from '../../../../model/code.js';

/*
 * Names of Powertools for AWS Lambda (Python). Source: its documentation, version 3.20, as known in November 2026; names of version 1
 * and 2 that were removed since are kept, as code that uses them still runs.
 */

type EventKind = NonNullable<HandlerShape['event']>;

/** The package's own name: every import of it starts so. */
export const powertoolsPackage = 'aws_lambda_powertools';

/** Decorators that only handlers have, by the last part of their dotted name. */
export const handlerDecorators: ReadonlySet<string> = new Set([
  ...['inject_lambda_context', 'capture_lambda_handler', 'log_metrics', 'event_source', 'event_parser', 'idempotent'],
  ...['batch_processor', 'async_batch_processor', 'sqs_batch_processor', 'lambda_handler_decorator', 'validator'],
]);

const eventClasses: readonly (readonly [name: RegExp, event: EventKind])[] = [
  [/^(?:S3EventBridge\w*|EventBridge\w*|CloudWatchAlarmEvent|AWSConfigRuleEvent)$/, 'bus'],
  [/^(?:Scheduled\w*)$/, 'schedule'],
  [/^Sqs\w*|^SQS\w*/, 'queue'],
  [/^(?:SNS\w*|Sns\w*)$/, 'topic'],
  [/^(?:DynamoDB\w*|DynamoDb\w*|Kinesis\w*|Kafka\w*)$/, 'stream'],
  [/^(?:S3Event|S3Model|S3Schema|S3BatchOperation\w*|S3EventNotification\w*)$/, 'storage'],
  [/^(?:CloudWatchLogs\w*|CloudwatchLogs\w*)$/, 'log'],
  [
    /^(?:APIGateway\w*|ApiGateway\w*|ALBEvent\w*|AlbEnvelope|AlbModel|LambdaFunctionUrl\w*|VPCLattice\w*|VpcLattice\w*|AppSync\w*)$/,
    'http',
  ],
  [
    /^(?:PreSignUp|PostConfirmation|UserMigration|CustomMessage|PreAuthentication|PostAuthentication|PreTokenGeneration|DefineAuthChallenge|CreateAuthChallenge|VerifyAuthChallenge)\w*$/,
    'identity',
  ],
];

/** The kind of event a data class, model or envelope is of, by its name: `SQSEvent`, `KinesisDataStreamModel`. */
export function eventOfClass(name: string): EventKind | undefined {
  return eventClasses.find(([pattern]) => pattern.test(name))?.[1];
}

/** The kind of event of a member of `EventType`, the argument of a batch processor. */
export function eventOfBatchType(name: string): EventKind | undefined {
  if (/^Sqs|^SQS$/.test(name)) return 'queue';
  return name === 'KinesisDataStreams' || name === 'DynamoDBStreams' ? 'stream' : undefined;
}

/** Functions that process a batch and give the response the event source mapping wants. */
export const batchFunctions: ReadonlySet<string> = new Set([
  'process_partial_response',
  'async_process_partial_response',
]);

/** Functions of the utilities that call AWS themselves, by their dotted name below the package. */
const parameterFunctions: Readonly<Record<string, readonly [service: string, operation: string]>> = {
  get_parameter: ['ssm', 'GetParameter'],
  get_parameters: ['ssm', 'GetParametersByPath'],
  get_parameters_by_name: ['ssm', 'GetParameters'],
  set_parameter: ['ssm', 'PutParameter'],
  get_secret: ['secretsmanager', 'GetSecretValue'],
  set_secret: ['secretsmanager', 'PutSecretValue'],
  get_app_config: ['appconfigdata', 'GetLatestConfiguration'],
};

/** What calling a function of Powertools does: an AWS operation, or the work of one of its utilities. */
export function powertoolsFunction(
  path: string,
): { provider: 'aws' | 'powertools'; service: string; operation: string } | undefined {
  if (!path.startsWith(`${powertoolsPackage}.`)) return undefined;
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (path.startsWith(`${powertoolsPackage}.utilities.parameters.`) && Object.hasOwn(parameterFunctions, name)) {
    const [service, operation] = parameterFunctions[name] ?? ['', ''];
    return { provider: 'aws', service, operation };
  }
  const [, utility] = /^aws_lambda_powertools\.utilities\.(\w+)\./.exec(path) ?? [];
  const makesStore = utility === 'idempotency' && /PersistenceLayer$|^IdempotencyConfig$/.test(name);
  return utility !== undefined && (makesStore || /^[a-z]/.test(name))
    ? { provider: 'powertools', service: utility, operation: name }
    : undefined;
}
