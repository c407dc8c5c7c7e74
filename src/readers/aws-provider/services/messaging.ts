import { json, type ProviderTypes } from '../translation.js';

/** Queues and topics (Terraform registry, AWS provider 6, resources `aws_sqs_*` and `aws_sns_*`, 2026-11). */
export const messaging: ProviderTypes = {
  aws_sqs_queue: {
    type: 'AWS::SQS::Queue',
    arguments: {
      name: 'QueueName',
      visibility_timeout_seconds: 'VisibilityTimeout',
      message_retention_seconds: 'MessageRetentionPeriod',
      fifo_queue: 'FifoQueue',
      content_based_deduplication: 'ContentBasedDeduplication',
      sqs_managed_sse_enabled: 'SqsManagedSseEnabled',
      kms_master_key_id: 'KmsMasterKeyId',
      redrive_policy: json('RedrivePolicy'),
    },
  },
  aws_sqs_queue_redrive_policy: {
    arguments: { queue_url: 'QueueUrl', redrive_policy: json('RedrivePolicy') },
  },
  aws_sqs_queue_policy: {
    type: 'AWS::SQS::QueuePolicy',
    arguments: { queue_url: 'Queues', policy: json('PolicyDocument') },
  },
  aws_sns_topic: {
    type: 'AWS::SNS::Topic',
    arguments: { name: 'TopicName', fifo_topic: 'FifoTopic', kms_master_key_id: 'KmsMasterKeyId' },
  },
  aws_sns_topic_policy: {
    type: 'AWS::SNS::TopicPolicy',
    arguments: { arn: 'Topics', policy: json('PolicyDocument') },
  },
  aws_sns_topic_subscription: {
    type: 'AWS::SNS::Subscription',
    arguments: {
      topic_arn: 'TopicArn',
      // Pulumi keeps the name of the service here.
      topic: 'TopicArn',
      protocol: 'Protocol',
      endpoint: 'Endpoint',
      redrive_policy: json('RedrivePolicy'),
      filter_policy: 'FilterPolicy',
    },
  },
};
