import type { Target } from '../../model/template.js';
import type { Value } from '../../model/value.js';
import type { Resource } from './resource.js';

/** The key a resource is told to be encrypted with; undefined for types that take none. */
export function encryptionKeyOf({ type, properties }: Resource): Value<Target> | undefined {
  if (type === 'AWS::S3::Bucket') {
    const [rule] = properties.get('BucketEncryption', 'ServerSideEncryptionConfiguration').items();
    return rule?.get('ServerSideEncryptionByDefault', 'KMSMasterKeyID').target();
  }
  const [first, ...inner] = paths[type] ?? [];
  return first === undefined ? undefined : properties.get(first, ...inner).target();
}

const paths: Readonly<Record<string, readonly string[]>> = {
  'AWS::SQS::Queue': ['KmsMasterKeyId'],
  'AWS::SNS::Topic': ['KmsMasterKeyId'],
  'AWS::DynamoDB::Table': ['SSESpecification', 'KMSMasterKeyId'],
  'AWS::Kinesis::Stream': ['StreamEncryption', 'KeyId'],
  'AWS::SecretsManager::Secret': ['KmsKeyId'],
  'AWS::Lambda::Function': ['KmsKeyArn'],
  'AWS::Serverless::Function': ['KmsKeyArn'],
  'AWS::Logs::LogGroup': ['KmsKeyId'],
  'AWS::Events::EventBus': ['KmsKeyIdentifier'],
  'AWS::StepFunctions::StateMachine': ['EncryptionConfiguration', 'KmsKeyId'],
};
