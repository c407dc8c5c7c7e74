import type { ReferenceAttribute } from '../../model/intent.js';
/**
 * What an attribute of a resource says of it, in the model's words: `arn`, `name`, `url`; other attributes keep their name
 * in camelCase. Undefined for what is no more than an argument given to it (`timeout`).
 *
 * @param type the provider's type: `aws_sqs_queue`
 * @param attribute as Terraform writes it: `function_name`
 */
export function attributeMeaning(type: string, attribute: string): string | undefined {
  if (attribute === 'id') return ids.get(type) ?? 'id';
  if (attribute === (nameArguments.get(type) ?? 'name')) return 'name';
  const meaning = meanings.get(attribute);
  if (meaning !== undefined) return meaning;
  if (type === 'aws_sqs_queue' && attribute === 'url') return 'url';
  return computed.test(attribute) ? camelCase(attribute) : undefined;
}

/** The attribute to write for a meaning; undefined where the type has none. */
export function attributeFor(type: string, meaning: ReferenceAttribute): string | undefined {
  switch (meaning) {
    case 'arn':
      return 'arn';
    case 'name':
      return type === 'aws_secretsmanager_secret' ? 'arn' : (nameArguments.get(type) ?? 'name');
    case 'url':
      return urls.get(type);
    case 'execution-arn':
      return type === 'aws_api_gateway_rest_api' || type === 'aws_apigatewayv2_api' ? 'execution_arn' : undefined;
  }
}

const meanings: ReadonlyMap<string, string> = new Map([
  ['arn', 'arn'],
  ['invoke_arn', 'arn'],
  ['qualified_arn', 'arn'],
  ['qualified_invoke_arn', 'arn'],
  ['response_streaming_invoke_arn', 'arn'],
  ['function_url', 'url'],
  ['api_endpoint', 'url'],
  ['invoke_url', 'url'],
]);

/** Attributes that only the deployment knows, of any type. */
const computed =
  /_(?:arn|id|endpoint|url|domain_name|name_servers|uris)$|^(?:endpoint|version|unique_id|uris|domain_name)$/;

/** The argument that names a resource, where it is another than `name`. */
const nameArguments: ReadonlyMap<string, string> = new Map([
  ['aws_lambda_function', 'function_name'],
  ['aws_lambda_layer_version', 'layer_name'],
  ['aws_s3_bucket', 'bucket'],
  ['aws_cloudwatch_metric_alarm', 'alarm_name'],
]);

/** What `id` is (Terraform registry, AWS provider 6, attribute reference of each resource, 2026-11). */
const ids: ReadonlyMap<string, string> = new Map([
  ...['aws_lambda_function', 'aws_dynamodb_table', 'aws_s3_bucket', 'aws_iam_role', 'aws_cloudwatch_log_group'].map(
    named,
  ),
  ...['aws_cloudwatch_event_rule', 'aws_cloudwatch_event_bus', 'aws_cloudwatch_metric_alarm'].map(named),
  ...['aws_sns_topic', 'aws_kinesis_stream', 'aws_sfn_state_machine', 'aws_iam_policy'].map(arned),
  ...['aws_secretsmanager_secret', 'aws_lambda_layer_version', 'aws_lb_target_group', 'aws_alb_target_group'].map(
    arned,
  ),
  ['aws_sqs_queue', 'url'],
]);

const urls: ReadonlyMap<string, string> = new Map([
  ['aws_sqs_queue', 'url'],
  ['aws_lambda_function_url', 'function_url'],
  ['aws_apigatewayv2_api', 'api_endpoint'],
]);

function named(type: string): readonly [string, string] {
  return [type, 'name'];
}

function arned(type: string): readonly [string, string] {
  return [type, 'arn'];
}

function camelCase(name: string): string {
  return name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}
