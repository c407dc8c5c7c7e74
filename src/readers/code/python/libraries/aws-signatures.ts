import { operationName } from './aws.js';

/**
 * Methods that show by their name and by the spelling of an argument which service they call, whatever the object is called
 * and wherever it comes from: only the AWS API writes arguments in its own capitals. One argument of those listed is enough.
 * Source: API reference of each service, as known in November 2026.
 */
const signatures: readonly (readonly [service: string, method: string, argument: string])[] = [
  ['dynamodb', 'put_item', 'Item'],
  ['dynamodb', 'get_item delete_item update_item', 'Key'],
  ['dynamodb', 'query', 'KeyConditionExpression'],
  ['dynamodb', 'scan', 'TableName FilterExpression ExclusiveStartKey'],
  ['dynamodb', 'batch_write_item batch_get_item', 'RequestItems'],
  ['dynamodb', 'transact_write_items transact_get_items', 'TransactItems'],
  ['s3', 'put_object', 'Bucket Body'],
  ['s3', 'get_object head_object delete_object list_objects list_objects_v2 copy_object', 'Bucket'],
  ['s3', 'delete_objects', 'Delete'],
  ['sqs', 'send_message', 'MessageBody'],
  ['sqs', 'send_message_batch receive_message delete_message delete_message_batch', 'QueueUrl'],
  ['sqs', 'change_message_visibility get_queue_attributes', 'QueueUrl'],
  ['sns', 'publish', 'TopicArn TargetArn PhoneNumber'],
  ['sns', 'publish_batch', 'PublishBatchRequestEntries'],
  ['events', 'put_events', 'Entries'],
  ['kinesis', 'put_record put_records', 'StreamName StreamARN'],
  ['firehose', 'put_record put_record_batch', 'DeliveryStreamName'],
  ['lambda', 'invoke', 'FunctionName'],
  ['stepfunctions', 'start_execution start_sync_execution', 'stateMachineArn'],
  ['stepfunctions', 'send_task_success send_task_failure send_task_heartbeat', 'taskToken'],
  ['ssm', 'get_parameter put_parameter', 'Name'],
  ['ssm', 'get_parameters', 'Names'],
  ['ssm', 'get_parameters_by_path', 'Path'],
  ['secretsmanager', 'get_secret_value put_secret_value', 'SecretId'],
  ['ses', 'send_email', 'Source'],
  ['ses', 'send_raw_email', 'RawMessage'],
  ['ses', 'send_templated_email', 'Template'],
  ['sesv2', 'send_email', 'FromEmailAddress'],
  ['bedrock-runtime', 'invoke_model converse invoke_model_with_response_stream converse_stream', 'modelId'],
  ['kms', 'encrypt decrypt sign generate_data_key', 'KeyId CiphertextBlob'],
  ['sts', 'assume_role', 'RoleArn'],
  ['cloudwatch', 'put_metric_data', 'Namespace'],
  ['apigatewaymanagementapi', 'post_to_connection', 'ConnectionId'],
  ['cognito-idp', 'admin_create_user admin_get_user admin_delete_user', 'UserPoolId'],
  ['ecs', 'run_task', 'taskDefinition'],
  ['glue', 'start_job_run', 'JobName'],
  ['scheduler', 'create_schedule', 'ScheduleExpression'],
];

const byMethod = new Map<string, readonly (readonly [service: string, names: readonly string[]])[]>();
for (const [service, methods, names] of signatures) {
  for (const method of methods.split(' ')) {
    byMethod.set(method, [...(byMethod.get(method) ?? []), [service, names.split(' ')]]);
  }
}

/** The operation that a call of this form makes; undefined when it could be anything. */
export function operationBySignature(
  method: string,
  keywords: ReadonlySet<string>,
): { readonly service: string; readonly operation: string } | undefined {
  const found = byMethod.get(method)?.find(([, names]) => names.some((name) => keywords.has(name)));
  return found && { service: found[0], operation: operationName(found[0], method) };
}
