/**
 * What `Ref` gives for a type of resource, in the model's words; undefined where no rule asks. From the return values
 * section of each type in the CloudFormation template reference and of each SAM type, 2026-10.
 */
export function referenceAttribute(type: string): string | undefined {
  return attributesOfRef.get(type);
}

/** The model's word for an attribute of `Fn::GetAtt`. */
export function attributeName(attribute: string): string {
  return attributeNames.get(attribute) ?? attribute.charAt(0).toLowerCase() + attribute.slice(1);
}

const attributesOfRef: ReadonlyMap<string, string> = new Map([
  ...['AWS::Lambda::Function', 'AWS::Serverless::Function', 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'].map(
    named,
  ),
  ...['AWS::Serverless::SimpleTable', 'AWS::S3::Bucket', 'AWS::IAM::Role', 'AWS::Kinesis::Stream'].map(named),
  ...['AWS::Logs::LogGroup', 'AWS::Events::Rule', 'AWS::Events::EventBus', 'AWS::Scheduler::Schedule'].map(named),
  ...['AWS::CloudWatch::Alarm', 'AWS::Pipes::Pipe', 'AWS::Cognito::UserPool'].map(named),
  ...['AWS::SNS::Topic', 'AWS::SNS::Subscription', 'AWS::StepFunctions::StateMachine'].map(arned),
  ...['AWS::Serverless::StateMachine', 'AWS::SecretsManager::Secret', 'AWS::Lambda::Alias'].map(arned),
  ...['AWS::Lambda::Version', 'AWS::Lambda::LayerVersion', 'AWS::Serverless::LayerVersion'].map(arned),
  ...['AWS::IAM::ManagedPolicy', 'AWS::Kinesis::StreamConsumer', 'AWS::Lambda::Url'].map(arned),
  ['AWS::SQS::Queue', 'url'],
]);

function named(type: string): readonly [string, string] {
  return [type, 'name'];
}

function arned(type: string): readonly [string, string] {
  return [type, 'arn'];
}

const attributeNames: ReadonlyMap<string, string> = new Map([
  ['Arn', 'arn'],
  ['TopicArn', 'arn'],
  ['FunctionArn', 'arn'],
  ['LayerVersionArn', 'arn'],
  ['QueueName', 'name'],
  ['TopicName', 'name'],
  ['RoleName', 'name'],
  ['Name', 'name'],
  ['QueueUrl', 'url'],
  ['FunctionUrl', 'url'],
  ['ApiEndpoint', 'url'],
]);
