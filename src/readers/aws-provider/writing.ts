import type { NewReference, NewResource, NewValue } from '../../model/intent.js';
import type { DeclarationKind } from '../../model/template.js';

/** Something to be written as an argument of a resource, in the provider's names (`dead_letter_config`). */
export type NewArgument =
  | { readonly name: string; readonly value: NewValue }
  /** A block that stands once. */
  | { readonly name: string; readonly block: readonly NewArgument[] }
  /** Blocks of one name. */
  | { readonly name: string; readonly blocks: readonly (readonly NewArgument[])[] }
  /** A text of JSON. */
  | { readonly name: string; readonly json: NewDocument }
  /** A map whose keys are the user's own. */
  | { readonly name: string; readonly map: Readonly<Record<string, NewValue>> };

/** What a text of JSON holds: values, and maps of them one inside the other. */
export type NewDocument = Readonly<Record<string, NewValue | NewDocumentMap>>;

interface NewDocumentMap {
  readonly inner: NewDocument;
}

/** A resource to be added, in the provider's words. */
export interface NewProviderResource {
  readonly type: string;
  readonly arguments: readonly NewArgument[];
}

/**
 * A property of the model as arguments of a resource of the provider; undefined when the type has no such property or
 * value (Terraform registry, AWS provider 6, 2026-11).
 *
 * @param type the provider's type: `aws_lambda_function`
 */
export function argumentsFor(
  type: string,
  declaration: DeclarationKind,
  property: string,
  value: NewValue,
): readonly NewArgument[] | undefined {
  return writers[`${declaration}.${property}`]?.write(type, value);
}

/** The way to a property through the blocks of a resource; undefined when the type has no such property. */
export function argumentPath(
  type: string,
  declaration: DeclarationKind,
  property: string,
): readonly string[] | undefined {
  return writers[`${declaration}.${property}`]?.path(type);
}

/** Where failed messages of a queue go. */
export function redriveArgument(target: string, maxReceiveCount: number): NewArgument {
  return { name: 'redrive_policy', json: { deadLetterTargetArn: arnOf(target), maxReceiveCount } };
}

/** A resource that a fix adds. Names that the provider makes up itself are left out. */
export function newProviderResource(resource: NewResource): NewProviderResource {
  switch (resource.kind) {
    case 'queue':
      return {
        type: 'aws_sqs_queue',
        arguments: [
          ...(resource.fifo ? [{ name: 'fifo_queue', value: true }] : []),
          { name: 'message_retention_seconds', value: resource.retentionSeconds },
        ],
      };
    case 'log-group':
      return {
        type: 'aws_cloudwatch_log_group',
        arguments: [
          { name: 'name', value: resource.logGroupName },
          { name: 'retention_in_days', value: resource.retentionDays },
        ],
      };
    case 'async-invoke':
      return {
        type: 'aws_lambda_function_event_invoke_config',
        arguments: [
          { name: 'function_name', value: { reference: resource.function, attribute: 'name', kind: 'function' } },
          nested(['destination_config', 'on_failure', 'destination'], resource.onFailure),
        ],
      };
    case 'table':
      return { type: 'aws_dynamodb_table', arguments: tableArguments(resource) };
    case 'secret':
      return {
        type: 'aws_secretsmanager_secret',
        arguments: [{ name: 'description', value: resource.description }],
      };
    case 'alarm':
      return { type: 'aws_cloudwatch_metric_alarm', arguments: alarmArguments(resource) };
    case 'queue-policy':
      return { type: 'aws_sqs_queue_policy', arguments: policyArguments(resource) };
    case 'gateway-endpoint':
      return {
        type: 'aws_vpc_endpoint',
        arguments: [
          { name: 'vpc_id', value: resource.vpc },
          { name: 'service_name', value: `com.amazonaws.\${AWS::Region}.${resource.service}` },
          { name: 'route_table_ids', value: resource.tables },
        ],
      };
  }
}

/** The action that lets a function send what failed to a destination; undefined for one of an unknown kind. */
export function sendingAction(target: NewValue, typeOf: (reference: string) => string | undefined): string | undefined {
  if (typeof target === 'string') return sendingByService.get(target.split(':')[2] ?? '');
  if (typeof target !== 'object' || !('reference' in target)) return undefined;
  return sendingByType.get(typeOf(target.reference) ?? '');
}

const sendingByService: ReadonlyMap<string, string> = new Map([
  ['sqs', 'sqs:SendMessage'],
  ['sns', 'sns:Publish'],
  ['lambda', 'lambda:InvokeFunction'],
  ['events', 'events:PutEvents'],
]);

const sendingByType: ReadonlyMap<string, string> = new Map([
  ['aws_sqs_queue', 'sqs:SendMessage'],
  ['aws_sns_topic', 'sns:Publish'],
  ['aws_lambda_function', 'lambda:InvokeFunction'],
  ['aws_cloudwatch_event_bus', 'events:PutEvents'],
]);

function alarmArguments({ queue, action }: Extract<NewResource, { kind: 'alarm' }>): readonly NewArgument[] {
  const name: NewReference = { ...queue, attribute: 'name' };
  return [
    { name: 'alarm_name', value: { join: [name, '-not-empty'] } },
    { name: 'namespace', value: 'AWS/SQS' },
    { name: 'metric_name', value: 'ApproximateNumberOfMessagesVisible' },
    { name: 'dimensions', map: { QueueName: name } },
    { name: 'statistic', value: 'Maximum' },
    { name: 'period', value: 300 },
    { name: 'evaluation_periods', value: 1 },
    { name: 'threshold', value: 0 },
    { name: 'comparison_operator', value: 'GreaterThanThreshold' },
    { name: 'treat_missing_data', value: 'notBreaching' },
    ...(action ? [{ name: 'alarm_actions', value: [action] }] : []),
  ];
}

function policyArguments({
  queue,
  service,
  source,
}: Extract<NewResource, { kind: 'queue-policy' }>): readonly NewArgument[] {
  return [
    { name: 'queue_url', value: { ...queue, attribute: 'url' } },
    {
      name: 'policy',
      json: {
        Version: '2012-10-17',
        Statement: {
          inner: {
            Effect: 'Allow',
            Principal: { inner: { Service: service } },
            Action: 'sqs:SendMessage',
            Resource: { ...queue, attribute: 'arn' },
            Condition: { inner: { ArnEquals: { inner: { 'aws:SourceArn': source } } } },
          },
        },
      },
    },
  ];
}

function tableArguments({ partitionKey, timeToLive }: Extract<NewResource, { kind: 'table' }>): readonly NewArgument[] {
  return [
    { name: 'billing_mode', value: 'PAY_PER_REQUEST' },
    { name: 'hash_key', value: partitionKey },
    {
      name: 'attribute',
      blocks: [
        [
          { name: 'name', value: partitionKey },
          { name: 'type', value: 'S' },
        ],
      ],
    },
    ...(timeToLive === undefined
      ? []
      : [
          {
            name: 'ttl',
            block: [
              { name: 'attribute_name', value: timeToLive },
              { name: 'enabled', value: true },
            ],
          },
        ]),
  ];
}

interface Writer {
  path(type: string): readonly string[] | undefined;
  write(type: string, value: NewValue): readonly NewArgument[] | undefined;
}

/** An argument at the end of a path of blocks. */
function nested(path: readonly string[], value: NewValue): NewArgument {
  const [name = '', ...rest] = path;
  return rest.length === 0 ? { name, value } : { name, block: [nested(rest, value)] };
}

/** A property that stands at one place, its value translated. */
function standing(
  path: Writer['path'],
  translated: (value: NewValue) => NewValue | undefined = (value) => value,
): Writer {
  return {
    path,
    write(type, value) {
      const way = path(type);
      const word = translated(value);
      return way === undefined || word === undefined ? undefined : [nested(way, word)];
    },
  };
}

const plain = (...path: string[]): Writer => standing(() => path);

const byType = (paths: Readonly<Record<string, readonly string[]>>): Writer => standing((type) => paths[type]);

/** What is not set by a value, and can only be taken away. */
const removable = (...path: string[]): Writer =>
  standing(
    () => path,
    () => undefined,
  );

const authorization: Writer = standing(
  (type) => authorizationPaths[type],
  (value) => (value === 'iam' ? 'AWS_IAM' : value === 'none' ? 'NONE' : undefined),
);

const authorizationPaths: Readonly<Record<string, readonly string[]>> = {
  aws_api_gateway_method: ['authorization'],
  aws_apigatewayv2_route: ['authorization_type'],
  aws_lambda_function_url: ['authorization_type'],
};

const targetDeadLetter: Writer = byType({
  aws_cloudwatch_event_target: ['dead_letter_config', 'arn'],
  aws_scheduler_schedule: ['target', 'dead_letter_config', 'arn'],
});

const deadLetter: Writer = {
  path: (type) => (type === 'aws_sns_topic_subscription' ? ['redrive_policy'] : targetDeadLetter.path(type)),
  write: (type, value) =>
    type === 'aws_sns_topic_subscription'
      ? [{ name: 'redrive_policy', json: { deadLetterTargetArn: value } }]
      : targetDeadLetter.write(type, value),
};

/** The block wants a format beside the group. */
const logGroup: Writer = {
  path: () => ['logging_config', 'log_group'],
  write: (_, value) => [
    {
      name: 'logging_config',
      block: [
        { name: 'log_format', value: 'Text' },
        { name: 'log_group', value },
      ],
    },
  ],
};

const onFailure: Writer = byType({
  aws_lambda_event_source_mapping: ['destination_config', 'on_failure', 'destination_arn'],
  aws_lambda_function_event_invoke_config: ['destination_config', 'on_failure', 'destination'],
});

/** Data is kept by the service, which refuses to delete what is protected. */
function protectedBy(name: string, word: NewValue): Writer {
  return standing(
    () => [name],
    (value) => (value === 'Retain' ? word : undefined),
  );
}

/** Of the other stores each has its own way, or none. */
const userPoolProtection: Writer = {
  path: (type) => (type === 'aws_cognito_user_pool' ? ['deletion_protection'] : undefined),
  write: (type, value) =>
    type === 'aws_cognito_user_pool' ? protectedBy('deletion_protection', 'ACTIVE').write(type, value) : undefined,
};

/** By declaration and property of the model. */
const writers: Readonly<Record<string, Writer>> = {
  'function.timeoutSeconds': plain('timeout'),
  'function.memoryMb': plain('memory_size'),
  'function.runtime': plain('runtime'),
  'function.handler': plain('handler'),
  'function.functionName': plain('function_name'),
  'function.reservedConcurrency': plain('reserved_concurrent_executions'),
  'function.tracing': standing(
    () => ['tracing_config', 'mode'],
    (value) => (value === 'Active' || value === 'PassThrough' ? value : undefined),
  ),
  'function.layers': plain('layers'),
  'function.inVpc': removable('vpc_config'),
  'function.logGroup': logGroup,
  'function.logFormat': plain('logging_config', 'log_format'),
  'function.applicationLogLevel': plain('logging_config', 'application_log_level'),
  'function.systemLogLevel': plain('logging_config', 'system_log_level'),
  'trigger.batchSize': plain('batch_size'),
  'trigger.batchingWindowSeconds': plain('maximum_batching_window_in_seconds'),
  'trigger.startingPosition': plain('starting_position'),
  'trigger.schedule': plain('schedule_expression'),
  'bus-rule.schedule': plain('schedule_expression'),
  'trigger.reportsBatchItemFailures': standing(
    () => ['function_response_types'],
    (value) => (value === true ? ['ReportBatchItemFailures'] : undefined),
  ),
  'trigger.maximumRetryAttempts': plain('maximum_retry_attempts'),
  'trigger.maximumRecordAgeSeconds': plain('maximum_record_age_in_seconds'),
  'trigger.bisectOnError': plain('bisect_batch_on_function_error'),
  'trigger.maximumConcurrency': plain('scaling_config', 'maximum_concurrency'),
  'trigger.enabled': plain('enabled'),
  'trigger.onFailure': onFailure,
  'trigger.deadLetter': deadLetter,
  'bus-rule.deadLetter': deadLetter,
  'topic.deadLetter': deadLetter,
  'trigger.authorization': authorization,
  'function-url.authorization': authorization,
  'stage.rateLimit': byType({ aws_apigatewayv2_stage: ['default_route_settings', 'throttling_rate_limit'] }),
  'stage.burstLimit': byType({ aws_apigatewayv2_stage: ['default_route_settings', 'throttling_burst_limit'] }),
  'stage.accessLogDestination': byType(ofStages('access_log_settings', 'destination_arn')),
  'stage.accessLogFormat': byType(ofStages('access_log_settings', 'format')),
  'async-invoke.onFailure': onFailure,
  'async-invoke.maximumRetryAttempts': plain('maximum_retry_attempts'),
  'async-invoke.maximumEventAgeSeconds': plain('maximum_event_age_in_seconds'),
  'queue.visibilityTimeoutSeconds': plain('visibility_timeout_seconds'),
  'queue.retentionSeconds': plain('message_retention_seconds'),
  'queue.queueName': plain('name'),
  // Only ever replaced where it stands, in a text of JSON.
  'queue.maxReceiveCount': plain('maxReceiveCount'),
  'queue.fifo': plain('fifo_queue'),
  'queue.contentBasedDeduplication': plain('content_based_deduplication'),
  'queue.encryption': standing(
    () => ['sqs_managed_sse_enabled'],
    (value) => (value === 'service' ? true : undefined),
  ),
  'topic.topicName': plain('name'),
  'table.tableName': plain('name'),
  'table.streamView': plain('stream_view_type'),
  'table.recovery': plain('point_in_time_recovery', 'enabled'),
  'bucket.emptiedOnDeletion': plain('force_destroy'),
  'table.retention': protectedBy('deletion_protection_enabled', true),
  'store.retention': userPoolProtection,
  'log-group.retentionDays': plain('retention_in_days'),
  'permission.source': plain('source_arn'),
  'log-group.logGroupName': plain('name'),
};

function ofStages(...path: string[]): Readonly<Record<string, readonly string[]>> {
  return { aws_api_gateway_stage: path, aws_apigatewayv2_stage: path };
}

function arnOf(reference: string): NewReference {
  return { reference, attribute: 'arn' };
}
