import { accessLevel } from './iam-actions.js';

/**
 * Whether an operation may need rights on services that its caller never names: Transcribe reads the recording with the
 * rights of whoever starts the job, CloudFormation makes everything with them, an export is written with them. False for
 * the services whose operations need what is written in their own lists.
 *
 * Source: developer guides of the services, "How … works with IAM", as known in November 2026.
 */
export function mayNeedFurther(action: string): boolean {
  const [service = '', name = ''] = action.split(':');
  if (plain.test(action) || (!readsForCaller.has(service) && /^(?:Describe|Get|List)/.test(name))) return false;
  return (
    needsOtherServices(service) || /^(?:Export|Import|CreateExport|StartAutomation|SendCommand|Restore)/.test(name)
  );
}

/** Whether operations of a service, by its prefix in IAM, may need rights on others. */
export function needsOtherServices(service: string): boolean {
  return !selfContained.has(service);
}

/** Operations that take what they work on in the call itself, of services with others that do not. */
const plain =
  /^(?:bedrock:(?:InvokeModel|Retrieve$|ApplyGuardrail)|comprehend:(?:Batch)?Detect|polly:SynthesizeSpeech)/;

/** Services whose answers are read from a bucket, with the rights of whoever asks. */
const readsForCaller: ReadonlySet<string> = new Set(['athena', 'glue', 'redshift-data', 'rekognition', 'textract']);

const selfContained: ReadonlySet<string> = new Set(
  (
    'appconfig cloudwatch codecommit codepipeline cognito-identity cognito-idp dynamodb events execute-api firehose iot ' +
    'kinesis kms lambda logs route53 s3 scheduler secretsmanager ses sns sqs ssm states sts timestream translate xray'
  ).split(' '),
);

/** Whether an action only labels what others make: calls that create take their tags along. */
export function isTagging(action: string): boolean {
  return accessLevel(action) === 'tagging';
}
