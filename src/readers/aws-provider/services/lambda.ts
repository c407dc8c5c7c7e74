import { absentHead } from '../../values/head.js';
import { Place } from '../../values/place.js';
import { block, blocks, converted, type ProviderTypes, single, translated, withoutText } from '../translation.js';

/** AWS Lambda (Terraform registry, AWS provider 6, resources `aws_lambda_*`, 2026-11). */
export const lambda: ProviderTypes = {
  aws_lambda_function: {
    type: 'AWS::Lambda::Function',
    arguments: {
      function_name: 'FunctionName',
      // Pulumi calls the names of resources `name`.
      name: 'FunctionName',
      handler: 'Handler',
      runtime: 'Runtime',
      kms_key_arn: 'KmsKeyArn',
      timeout: 'Timeout',
      memory_size: 'MemorySize',
      role: 'Role',
      // -1, the default, reserves nothing.
      reserved_concurrent_executions: converted('ReservedConcurrentExecutions', withoutText('-1')),
      environment: block('Environment', { variables: 'Variables' }),
      snap_start: block('SnapStart', { apply_on: 'ApplyOn' }),
      tracing_config: block('TracingConfig', { mode: 'Mode' }),
      dead_letter_config: block('DeadLetterConfig', { target_arn: 'TargetArn' }),
      vpc_config: converted('VpcConfig', (value, words) =>
        withSubnets(
          translated(single(value), { subnet_ids: 'SubnetIds', security_group_ids: 'SecurityGroupIds' }, words),
        ),
      ),
      file_system_config: 'FileSystemConfigs',
      layers: 'Layers',
      architectures: 'Architectures',
      package_type: 'PackageType',
      image_uri: 'Code.ImageUri',
      s3_bucket: 'Code.S3Bucket',
      s3_key: 'Code.S3Key',
      image_config: block('ImageConfig', { command: 'Command', entry_point: 'EntryPoint' }),
      logging_config: block('LoggingConfig', {
        log_group: 'LogGroup',
        log_format: 'LogFormat',
        application_log_level: 'ApplicationLogLevel',
        system_log_level: 'SystemLogLevel',
      }),
    },
  },
  aws_lambda_alias: {
    type: 'AWS::Lambda::Alias',
    arguments: {
      name: 'Name',
      function_name: 'FunctionName',
      function_version: 'FunctionVersion',
      routing_config: block('RoutingConfig', { additional_version_weights: 'AdditionalVersionWeights' }),
    },
  },
  aws_lambda_provisioned_concurrency_config: {
    type: 'AWS::Lambda::Alias',
    arguments: {
      function_name: 'FunctionName',
      qualifier: 'Name',
      provisioned_concurrent_executions: 'ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions',
    },
  },
  aws_lambda_event_source_mapping: {
    type: 'AWS::Lambda::EventSourceMapping',
    arguments: {
      event_source_arn: 'EventSourceArn',
      function_name: 'FunctionName',
      enabled: 'Enabled',
      batch_size: 'BatchSize',
      maximum_batching_window_in_seconds: 'MaximumBatchingWindowInSeconds',
      function_response_types: 'FunctionResponseTypes',
      destination_config: block('DestinationConfig', {
        on_failure: block('OnFailure', { destination_arn: 'Destination' }),
      }),
      maximum_retry_attempts: 'MaximumRetryAttempts',
      maximum_record_age_in_seconds: 'MaximumRecordAgeInSeconds',
      bisect_batch_on_function_error: 'BisectBatchOnFunctionError',
      scaling_config: block('ScalingConfig', { maximum_concurrency: 'MaximumConcurrency' }),
      filter_criteria: block('FilterCriteria', { filter: blocks('Filters', { pattern: 'Pattern' }) }),
      starting_position: 'StartingPosition',
      parallelization_factor: 'ParallelizationFactor',
      topics: 'Topics',
      queues: 'Queues',
      self_managed_event_source: block('SelfManagedEventSource', { endpoints: 'Endpoints' }),
      document_db_event_source_config: block('DocumentDBEventSourceConfig', { database_name: 'DatabaseName' }),
    },
  },
  aws_lambda_function_event_invoke_config: {
    type: 'AWS::Lambda::EventInvokeConfig',
    arguments: {
      function_name: 'FunctionName',
      qualifier: 'Qualifier',
      maximum_event_age_in_seconds: 'MaximumEventAgeInSeconds',
      maximum_retry_attempts: 'MaximumRetryAttempts',
      destination_config: block('DestinationConfig', {
        on_failure: block('OnFailure', { destination: 'Destination' }),
        on_success: block('OnSuccess', { destination: 'Destination' }),
      }),
    },
  },
  aws_lambda_permission: {
    type: 'AWS::Lambda::Permission',
    arguments: {
      function_name: 'FunctionName',
      // Pulumi keeps the name of CloudFormation here.
      function: 'FunctionName',
      principal: 'Principal',
      source_arn: 'SourceArn',
      source_account: 'SourceAccount',
      principal_org_id: 'PrincipalOrgID',
      event_source_token: 'EventSourceToken',
      invoked_via_function_url: 'InvokedViaFunctionUrl',
      action: 'Action',
    },
  },
  aws_lambda_function_url: {
    type: 'AWS::Lambda::Url',
    arguments: {
      function_name: 'TargetFunctionArn',
      authorization_type: 'AuthType',
      cors: block('Cors', { allow_origins: 'AllowOrigins', allow_credentials: 'AllowCredentials' }),
    },
  },
  aws_lambda_layer_version: {
    type: 'AWS::Lambda::LayerVersion',
    arguments: { layer_name: 'LayerName', s3_bucket: 'Content.S3Bucket', s3_key: 'Content.S3Key' },
  },
};

/** Modules write the block always and leave its lists empty for a function outside of a VPC. */
function withSubnets(value: Place): Place {
  return Place.from(() => {
    const subnets = value.get('SubnetIds');
    const isEmpty = subnets.heads.every((head) => head.kind === 'list' && head.items.length === 0);
    return isEmpty ? [absentHead] : value.heads;
  }, value.written);
}
