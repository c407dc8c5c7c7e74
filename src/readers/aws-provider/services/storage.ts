import type { Head, PlaceEntry } from '../../values/head.js';
import { Place } from '../../values/place.js';
import { type Arguments, block, blocks, converted, json, type ProviderTypes, single } from '../translation.js';

/** Terraform itself refuses to delete what is marked so; Pulumi's options say it in words of their own. */
const refusal: Arguments = {
  lifecycle: converted('RefusesDeletion', (value) => single(value).get('prevent_destroy')),
};

/** Buckets, tables, streams and secrets (Terraform registry, AWS provider 6, 2026-11). */
export const storage: ProviderTypes = {
  aws_s3_bucket: {
    type: 'AWS::S3::Bucket',
    arguments: {
      bucket: 'BucketName',
      force_destroy: 'EmptiedOnDeletion',
      lifecycle_rule: 'LifecycleConfiguration.Rules',
      versioning: block('VersioningConfiguration', { enabled: converted('Status', enabledStatus) }),
      ...refusal,
    },
  },
  aws_s3_bucket_lifecycle_configuration: { arguments: { bucket: 'Bucket', rule: 'Rules' } },
  aws_s3_bucket_versioning: {
    arguments: { bucket: 'Bucket', versioning_configuration: block('VersioningConfiguration', { status: 'Status' }) },
  },
  aws_s3_bucket_replication_configuration: { arguments: { bucket: 'Bucket', rule: 'Rules' } },
  aws_s3_bucket_server_side_encryption_configuration: {
    arguments: {
      bucket: 'Bucket',
      rule: blocks('BucketEncryption.ServerSideEncryptionConfiguration', {
        apply_server_side_encryption_by_default: block('ServerSideEncryptionByDefault', {
          kms_master_key_id: 'KMSMasterKeyID',
        }),
      }),
    },
  },
  aws_s3_bucket_notification: {
    arguments: {
      bucket: 'Bucket',
      lambda_function: blocks('LambdaConfigurations', {
        lambda_function_arn: 'Function',
        events: 'Events',
        filter_prefix: 'FilterPrefix',
        filter_suffix: 'FilterSuffix',
      }),
    },
  },
  aws_s3_bucket_policy: {
    type: 'AWS::S3::BucketPolicy',
    arguments: { bucket: 'Bucket', policy: json('PolicyDocument') },
  },
  aws_dynamodb_table: {
    type: 'AWS::DynamoDB::Table',
    arguments: {
      name: 'TableName',
      hash_key: 'HashKey',
      server_side_encryption: block('SSESpecification', { kms_key_arn: 'KMSMasterKeyId' }),
      range_key: 'RangeKey',
      global_secondary_index: blocks('GlobalSecondaryIndexes', { name: 'IndexName' }),
      local_secondary_index: blocks('LocalSecondaryIndexes', { name: 'IndexName' }),
      stream_view_type: 'StreamSpecification.StreamViewType',
      ttl: block('TimeToLiveSpecification', { attribute_name: 'AttributeName', enabled: 'Enabled' }),
      replica: blocks('FurtherReplicas', { region_name: 'Region' }),
      point_in_time_recovery: block('PointInTimeRecoverySpecification', { enabled: 'PointInTimeRecoveryEnabled' }),
      deletion_protection_enabled: 'DeletionProtectionEnabled',
      ...refusal,
    },
    derived: { KeySchema: keySchema },
  },
  aws_efs_file_system: { type: 'AWS::EFS::FileSystem', arguments: refusal },
  aws_backup_selection: { type: 'AWS::Backup::BackupSelection', arguments: {} },
  aws_kinesis_stream: {
    type: 'AWS::Kinesis::Stream',
    arguments: { name: 'Name', kms_key_id: 'StreamEncryption.KeyId' },
  },
  aws_kinesis_stream_consumer: { type: 'AWS::Kinesis::StreamConsumer', arguments: { stream_arn: 'StreamARN' } },
  aws_secretsmanager_secret: {
    type: 'AWS::SecretsManager::Secret',
    arguments: { name: 'Name', kms_key_id: 'KmsKeyId' },
  },
  aws_msk_cluster: { type: 'AWS::MSK::Cluster', arguments: {} },
  aws_msk_serverless_cluster: { type: 'AWS::MSK::ServerlessCluster', arguments: {} },
  aws_mq_broker: { type: 'AWS::AmazonMQ::Broker', arguments: {} },
  aws_docdb_cluster: { type: 'AWS::DocDB::DBCluster', arguments: {} },
  aws_sfn_state_machine: {
    type: 'AWS::StepFunctions::StateMachine',
    arguments: {
      name: 'StateMachineName',
      type: 'StateMachineType',
      definition: json('Definition'),
      role_arn: 'RoleArn',
      logging_configuration: block('LoggingConfiguration', { level: 'Level' }),
      tracing_configuration: block('TracingConfiguration', { enabled: 'Enabled' }),
    },
  },
  aws_cognito_user_pool: {
    type: 'AWS::Cognito::UserPool',
    arguments: {
      deletion_protection: 'DeletionProtection',
      ...refusal,
      lambda_config: block('LambdaConfig', {
        create_auth_challenge: 'CreateAuthChallenge',
        custom_message: 'CustomMessage',
        define_auth_challenge: 'DefineAuthChallenge',
        post_authentication: 'PostAuthentication',
        post_confirmation: 'PostConfirmation',
        pre_authentication: 'PreAuthentication',
        pre_sign_up: 'PreSignUp',
        pre_token_generation: 'PreTokenGeneration',
        user_migration: 'UserMigration',
        verify_auth_challenge_response: 'VerifyAuthChallengeResponse',
        custom_email_sender: block('CustomEmailSender', { lambda_arn: 'LambdaArn' }),
        custom_sms_sender: block('CustomSMSSender', { lambda_arn: 'LambdaArn' }),
        pre_token_generation_config: block('PreTokenGenerationConfig', { lambda_arn: 'LambdaArn' }),
      }),
    },
  },
  aws_iot_topic_rule: {
    type: 'AWS::IoT::TopicRule',
    arguments: { lambda: blocks('TopicRulePayload.Actions', { function_arn: 'Lambda.FunctionArn' }) },
  },
};

/** The older form of the bucket's own: true or false. */
function enabledStatus(value: Place): Place {
  return Place.from(
    () =>
      value.heads.map(
        (head): Head =>
          head.kind === 'text' ? { ...head, parts: [head.parts.join('') === 'true' ? 'Enabled' : 'Disabled'] } : head,
      ),
    value.written,
  );
}

/** The keys of a table as CloudFormation lists them. */
function keySchema(table: Place): Place {
  return Place.from(() => {
    const { written } = table;
    if (!written) return [];
    const items = [
      ['HashKey', 'HASH'],
      ['RangeKey', 'RANGE'],
    ].flatMap(([name = '', type = '']) => {
      const place = table.get(name);
      if (place.isAbsent || !place.written) return [];
      const { written: at } = place;
      const entry = (key: string, value: Place): PlaceEntry => ({ key, keyRange: at.range, place: value });
      const kind = Place.of({ kind: 'text', parts: [type], ...at });
      return [Place.of({ kind: 'map', entries: [entry('AttributeName', place), entry('KeyType', kind)], ...at })];
    });
    return [{ kind: 'list', items, ...written }];
  }, table.written);
}
