import { type Arguments, block, converted, type ProviderTypes, parsedJson } from '../translation.js';

const retryPolicy: Arguments = {
  maximum_retry_attempts: 'MaximumRetryAttempts',
  maximum_event_age_in_seconds: 'MaximumEventAgeInSeconds',
};

/** EventBridge, its scheduler and pipes (Terraform registry, AWS provider 6, 2026-11). */
export const events: ProviderTypes = {
  aws_cloudwatch_event_bus: {
    type: 'AWS::Events::EventBus',
    arguments: { name: 'Name', kms_key_identifier: 'KmsKeyIdentifier' },
  },
  aws_cloudwatch_event_bus_policy: {
    type: 'AWS::Events::EventBusPolicy',
    arguments: {
      event_bus_name: 'EventBusName',
      policy: converted('Statement', (value, words) => parsedJson(value, words).get('Statement')),
    },
  },
  aws_cloudwatch_event_rule: {
    type: 'AWS::Events::Rule',
    arguments: {
      name: 'Name',
      event_bus_name: 'EventBusName',
      event_pattern: 'EventPattern',
      schedule_expression: 'ScheduleExpression',
      state: 'State',
      is_enabled: 'Enabled',
    },
  },
  aws_cloudwatch_event_target: {
    arguments: {
      rule: 'Rule',
      arn: 'Arn',
      target_id: 'Id',
      event_bus_name: 'EventBusName',
      dead_letter_config: block('DeadLetterConfig', { arn: 'Arn' }),
      retry_policy: block('RetryPolicy', retryPolicy),
    },
  },
  aws_scheduler_schedule: {
    type: 'AWS::Scheduler::Schedule',
    arguments: {
      name: 'Name',
      schedule_expression: 'ScheduleExpression',
      schedule_expression_timezone: 'ScheduleExpressionTimezone',
      flexible_time_window: block('FlexibleTimeWindow', { mode: 'Mode' }),
      state: 'State',
      target: block('Target', {
        arn: 'Arn',
        role_arn: 'RoleArn',
        dead_letter_config: block('DeadLetterConfig', { arn: 'Arn' }),
        retry_policy: block('RetryPolicy', retryPolicy),
      }),
    },
  },
  aws_pipes_pipe: {
    type: 'AWS::Pipes::Pipe',
    arguments: {
      name: 'Name',
      source: 'Source',
      enrichment: 'Enrichment',
      target: 'Target',
      target_parameters: block('TargetParameters', {
        lambda_function_parameters: block('LambdaFunctionParameters', { invocation_type: 'InvocationType' }),
      }),
    },
  },
};
