/**
 * Policy templates of the Serverless Application Model: a name with parameters that stands for a few statements.
 *
 * Source: AWS SAM developer guide, "AWS SAM policy template list"
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html),
 * read 2026-11-21.
 */
export interface PolicyTemplate {
  readonly name: string;
  /** What the template must be given, in the order of the documentation. */
  readonly parameters: readonly string[];
  readonly statements: readonly PolicyTemplateStatement[];
}

/** One statement that allows `actions` on `resources`. */
export interface PolicyTemplateStatement {
  readonly actions: readonly string[];
  readonly resources: readonly PolicyTemplateResource[];
  readonly hasCondition: boolean;
}

export interface PolicyTemplateResource {
  /** An ARN, with pseudo parameters (`${AWS::Region}`) and what no parameter was given for left as `${Name}`; or `*`. */
  readonly text: string;
  /** The template's parameter that names the resource, and what stands after it: `/index/*`. */
  readonly parameter?: string;
  readonly suffix?: string;
}

/** The template of that name as documented; undefined when SAM has none. */
export function policyTemplate(name: string): PolicyTemplate | undefined {
  return policyTemplates.get(name);
}

/**
 * The statements a use of a template stands for, `${Parameter}` replaced where `parameters` has a value. Undefined when
 * SAM has no such template.
 */
export function expandPolicyTemplate(
  name: string,
  parameters: Readonly<Record<string, string>> = {},
): readonly PolicyTemplateStatement[] | undefined {
  return policyTemplates.get(name)?.statements.map((statement) => ({
    ...statement,
    resources: statement.resources.map((resource) => ({ ...resource, text: fill(resource.text, parameters) })),
  }));
}

/** Templates that can stand in the place of one, with the same parameter and fewer actions; the narrowest last. */
export function narrowerTemplates(
  name: string,
): readonly { readonly name: string; readonly actions: readonly string[] }[] {
  return (narrower[name] ?? []).map((each) => ({
    name: each,
    actions: policyTemplates.get(each)?.statements.flatMap(({ actions }) => actions) ?? [],
  }));
}

const narrower: Readonly<Record<string, readonly string[]>> = {
  DynamoDBCrudPolicy: ['DynamoDBReadPolicy', 'DynamoDBWritePolicy'],
  FirehoseCrudPolicy: ['FirehoseWritePolicy'],
  KinesisCrudPolicy: ['KinesisStreamReadPolicy'],
  RekognitionFacesManagementPolicy: ['RekognitionReadPolicy'],
  S3CrudPolicy: ['S3ReadPolicy', 'S3WritePolicy'],
  S3FullAccessPolicy: ['S3CrudPolicy', 'S3ReadPolicy', 'S3WritePolicy'],
  SESBulkTemplatedCrudPolicy: ['SESCrudPolicy'],
  SNSCrudPolicy: ['SNSPublishMessagePolicy'],
  SQSPollerPolicy: ['SQSSendMessagePolicy'],
};

function fill(text: string, parameters: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{(\w+)\}/g, (placeholder, name: string) => parameters[name] ?? placeholder);
}

/**
 * A line at the margin is a template and its parameters; an indented one is a statement: service, actions, `on` (`on if`
 * with a condition), resources. `~` stands for `arn:${AWS::Partition}:<service>:${AWS::Region}:${AWS::AccountId}:`.
 */
const table = `
AMIDescribePolicy
  ec2: DescribeImages on *
AWSSecretsManagerGetSecretValuePolicy SecretArn
  secretsmanager: GetSecretValue on \${SecretArn}
AWSSecretsManagerRotationPolicy FunctionName
  secretsmanager: DescribeSecret GetSecretValue PutSecretValue UpdateSecretVersionStage on if ~secret:*
  secretsmanager: GetRandomPassword on *
AcmGetCertificatePolicy CertificateArn
  acm: GetCertificate on \${CertificateArn}
AthenaQueryPolicy WorkGroupName
  athena: GetCatalogs GetExecutionEngine GetExecutionEngines GetNamespace GetNamespaces GetTable GetTables ListWorkGroups on *
  athena: BatchGetNamedQuery BatchGetQueryExecution CreateNamedQuery DeleteNamedQuery GetNamedQuery GetQueryExecution GetQueryResults GetQueryResultsStream GetWorkGroup ListNamedQueries ListQueryExecutions StartQueryExecution StopQueryExecution on ~workgroup/\${WorkGroupName}
CloudFormationDescribeStacksPolicy
  cloudformation: DescribeStacks on ~stack/*
CloudWatchDashboardPolicy
  cloudwatch: GetDashboard ListDashboards ListMetrics PutDashboard on *
CloudWatchDescribeAlarmHistoryPolicy
  cloudwatch: DescribeAlarmHistory on *
CloudWatchPutMetricPolicy
  cloudwatch: PutMetricData on *
CodeCommitCrudPolicy RepositoryName
  codecommit: BatchDescribeMergeConflicts BatchGetCommits BatchGetPullRequests CancelUploadArchive CreateBranch CreateCommit CreatePullRequest CreateUnreferencedMergeCommit DeleteBranch DeleteCommentContent DeleteFile DescribeMergeConflicts DescribePullRequestEvents GetBlob GetBranch GetComment GetCommentsForComparedCommit GetCommentsForPullRequest GetCommit GetCommitHistory GetCommitsFromMergeBase GetDifferences GetFile GetFolder GetMergeCommit GetMergeConflicts GetMergeOptions GetObjectIdentifier GetPullRequest GetReferences GetRepository GetRepositoryTriggers GetTree GetUploadArchiveStatus GitPull GitPush ListBranches ListPullRequests ListTagsForResource MergeBranchesByFastForward MergeBranchesBySquash MergeBranchesByThreeWay MergePullRequestByFastForward MergePullRequestBySquash MergePullRequestByThreeWay PostCommentForComparedCommit PostCommentForPullRequest PostCommentReply PutFile PutRepositoryTriggers TagResource TestRepositoryTriggers UntagResource UpdateComment UpdateDefaultBranch UpdatePullRequestDescription UpdatePullRequestStatus UpdatePullRequestTitle UpdateRepositoryDescription UploadArchive on ~\${RepositoryName}
CodeCommitReadPolicy RepositoryName
  codecommit: BatchDescribeMergeConflicts BatchGetCommits BatchGetPullRequests DescribeMergeConflicts DescribePullRequestEvents GetBlob GetBranch GetComment GetCommentsForComparedCommit GetCommentsForPullRequest GetCommit GetCommitHistory GetCommitsFromMergeBase GetDifferences GetFile GetFolder GetMergeCommit GetMergeConflicts GetMergeOptions GetObjectIdentifier GetPullRequest GetReferences GetRepository GetRepositoryTriggers GetTree GetUploadArchiveStatus GitPull ListBranches ListPullRequests ListTagsForResource TestRepositoryTriggers on ~\${RepositoryName}
CodePipelineLambdaExecutionPolicy
  codepipeline: PutJobFailureResult PutJobSuccessResult on *
CodePipelineReadOnlyPolicy PipelineName
  codepipeline: ListPipelineExecutions on ~\${PipelineName}
ComprehendBasicAccessPolicy
  comprehend: BatchDetectDominantLanguage BatchDetectEntities BatchDetectKeyPhrases BatchDetectSentiment DetectDominantLanguage DetectEntities DetectKeyPhrases DetectSentiment on *
CostExplorerReadOnlyPolicy
  ce: GetCostAndUsage GetDimensionValues GetReservationCoverage GetReservationPurchaseRecommendation GetReservationUtilization GetTags on *
DynamoDBBackupFullAccessPolicy TableName
  dynamodb: CreateBackup DescribeContinuousBackups on ~table/\${TableName}
  dynamodb: DeleteBackup DescribeBackup ListBackups on ~table/\${TableName}/backup/*
DynamoDBCrudPolicy TableName
  dynamodb: BatchGetItem BatchWriteItem ConditionCheckItem DeleteItem DescribeTable GetItem PutItem Query Scan UpdateItem on ~table/\${TableName} ~table/\${TableName}/index/*
DynamoDBReadPolicy TableName
  dynamodb: BatchGetItem DescribeTable GetItem Query Scan on ~table/\${TableName} ~table/\${TableName}/index/*
DynamoDBReconfigurePolicy TableName
  dynamodb: UpdateTable on ~table/\${TableName}
DynamoDBRestoreFromBackupPolicy TableName
  dynamodb: RestoreTableFromBackup on ~table/\${TableName}/backup/*
  dynamodb: BatchWriteItem DeleteItem GetItem PutItem Query Scan UpdateItem on ~table/\${TableName}
DynamoDBStreamReadPolicy StreamName TableName
  dynamodb: DescribeStream GetRecords GetShardIterator on ~table/\${TableName}/stream/\${StreamName}
  dynamodb: ListStreams on ~table/\${TableName}/stream/*
DynamoDBWritePolicy TableName
  dynamodb: BatchWriteItem PutItem UpdateItem on ~table/\${TableName} ~table/\${TableName}/index/*
EC2CopyImagePolicy ImageId
  ec2: CopyImage on ~image/\${ImageId}
EC2DescribePolicy
  ec2: DescribeInstances DescribeRegions on *
EFSWriteAccessPolicy AccessPoint FileSystem
  elasticfilesystem: ClientMount ClientWrite on if ~file-system/\${FileSystem}
EKSDescribePolicy
  eks: DescribeCluster ListClusters on *
EcsRunTaskPolicy TaskDefinition
  ecs: RunTask on ~task-definition/\${TaskDefinition}
ElasticMapReduceAddJobFlowStepsPolicy ClusterId
  elasticmapreduce: AddJobFlowSteps on ~cluster/\${ClusterId}
ElasticMapReduceCancelStepsPolicy ClusterId
  elasticmapreduce: CancelSteps on ~cluster/\${ClusterId}
ElasticMapReduceModifyInstanceFleetPolicy ClusterId
  elasticmapreduce: ListInstanceFleets ModifyInstanceFleet on ~cluster/\${ClusterId}
ElasticMapReduceModifyInstanceGroupsPolicy ClusterId
  elasticmapreduce: ListInstanceGroups ModifyInstanceGroups on ~cluster/\${ClusterId}
ElasticMapReduceSetTerminationProtectionPolicy ClusterId
  elasticmapreduce: SetTerminationProtection on ~cluster/\${ClusterId}
ElasticMapReduceTerminateJobFlowsPolicy ClusterId
  elasticmapreduce: TerminateJobFlows on ~cluster/\${ClusterId}
ElasticsearchHttpPostPolicy DomainName
  es: ESHttpPost ESHttpPut on ~domain/\${DomainName}/*
EventBridgePutEventsPolicy EventBusName
  events: PutEvents on ~event-bus/\${EventBusName}
FilterLogEventsPolicy LogGroupName
  logs: FilterLogEvents on ~log-group:\${LogGroupName}:log-stream:*
FirehoseCrudPolicy DeliveryStreamName
  firehose: CreateDeliveryStream DeleteDeliveryStream DescribeDeliveryStream PutRecord PutRecordBatch UpdateDestination on ~deliverystream/\${DeliveryStreamName}
FirehoseWritePolicy DeliveryStreamName
  firehose: PutRecord PutRecordBatch on ~deliverystream/\${DeliveryStreamName}
KMSDecryptPolicy KeyId
  kms: Decrypt on ~key/\${KeyId}
KMSEncryptPolicy KeyId
  kms: Encrypt on ~key/\${KeyId}
KMSEncryptPolicy_v2 KeyId
  kms: Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext on ~key/\${KeyId}
KinesisCrudPolicy StreamName
  kinesis: AddTagsToStream CreateStream DecreaseStreamRetentionPeriod DeleteStream DescribeStream DescribeStreamSummary GetShardIterator IncreaseStreamRetentionPeriod ListTagsForStream MergeShards PutRecord PutRecords RemoveTagsFromStream SplitShard on ~stream/\${StreamName}
KinesisStreamReadPolicy StreamName
  kinesis: DescribeLimits ListStreams on ~stream/*
  kinesis: DescribeStream DescribeStreamSummary GetRecords GetShardIterator on ~stream/\${StreamName}
LambdaInvokePolicy FunctionName
  lambda: InvokeFunction on ~function:\${FunctionName}*
MobileAnalyticsWriteOnlyAccessPolicy
  mobileanalytics: PutEvents on *
OrganizationsListAccountsPolicy
  organizations: ListAccounts on *
PinpointEndpointAccessPolicy PinpointApplicationId
  mobiletargeting: GetEndpoint UpdateEndpoint UpdateEndpointsBatch on ~apps/\${PinpointApplicationId}/endpoints/*
PollyFullAccessPolicy LexiconName
  polly: DeleteLexicon GetLexicon on ~lexicon/\${LexiconName}
  polly: DescribeVoices ListLexicons PutLexicon SynthesizeSpeech on ~lexicon/*
RekognitionDetectOnlyPolicy
  rekognition: DetectFaces DetectLabels DetectModerationLabels DetectText on *
RekognitionFacesManagementPolicy CollectionId
  rekognition: DeleteFaces IndexFaces ListFaces SearchFaces SearchFacesByImage on ~collection/\${CollectionId}
RekognitionFacesPolicy
  rekognition: CompareFaces DetectFaces on *
RekognitionLabelsPolicy
  rekognition: DetectLabels DetectModerationLabels on *
RekognitionNoDataAccessPolicy CollectionId
  rekognition: CompareFaces DetectFaces DetectLabels DetectModerationLabels on ~collection/\${CollectionId}
RekognitionReadPolicy CollectionId
  rekognition: ListCollections ListFaces SearchFaces SearchFacesByImage on ~collection/\${CollectionId}
RekognitionWriteOnlyAccessPolicy CollectionId
  rekognition: CreateCollection IndexFaces on ~collection/\${CollectionId}
Route53ChangeResourceRecordSetsPolicy HostedZoneId
  route53: ChangeResourceRecordSets on arn:\${AWS::Partition}:route53:::hostedzone/\${HostedZoneId}
S3CrudPolicy BucketName
  s3: DeleteObject GetBucketLocation GetLifecycleConfiguration GetObject GetObjectVersion ListBucket PutLifecycleConfiguration PutObject PutObjectAcl on arn:\${AWS::Partition}:s3:::\${BucketName} arn:\${AWS::Partition}:s3:::\${BucketName}/*
S3FullAccessPolicy BucketName
  s3: DeleteObject DeleteObjectTagging DeleteObjectVersionTagging GetObject GetObjectAcl GetObjectTagging GetObjectVersion GetObjectVersionTagging PutObject PutObjectAcl PutObjectTagging PutObjectVersionTagging on arn:\${AWS::Partition}:s3:::\${BucketName}/*
  s3: GetBucketLocation GetLifecycleConfiguration ListBucket PutLifecycleConfiguration on arn:\${AWS::Partition}:s3:::\${BucketName}
S3ReadPolicy BucketName
  s3: GetBucketLocation GetLifecycleConfiguration GetObject GetObjectVersion ListBucket on arn:\${AWS::Partition}:s3:::\${BucketName} arn:\${AWS::Partition}:s3:::\${BucketName}/*
S3WritePolicy BucketName
  s3: PutLifecycleConfiguration PutObject PutObjectAcl on arn:\${AWS::Partition}:s3:::\${BucketName} arn:\${AWS::Partition}:s3:::\${BucketName}/*
SESBulkTemplatedCrudPolicy IdentityName
  ses: GetIdentityVerificationAttributes SendBulkTemplatedEmail SendEmail SendRawEmail SendTemplatedEmail VerifyEmailIdentity on ~identity/\${IdentityName}
SESBulkTemplatedCrudPolicy_v2 IdentityName TemplateName
  ses: SendBulkTemplatedEmail SendEmail SendRawEmail SendTemplatedEmail on ~identity/\${IdentityName} ~template/\${TemplateName}
  ses: GetIdentityVerificationAttributes VerifyEmailIdentity on *
SESCrudPolicy IdentityName
  ses: GetIdentityVerificationAttributes SendEmail SendRawEmail VerifyEmailIdentity on ~identity/\${IdentityName}
SESEmailTemplateCrudPolicy
  ses: CreateTemplate DeleteTemplate GetTemplate ListTemplates TestRenderTemplate UpdateTemplate on *
SESSendBouncePolicy IdentityName
  ses: SendBounce on ~identity/\${IdentityName}
SNSCrudPolicy TopicName
  sns: CreateTopic ListSubscriptionsByTopic Publish SetTopicAttributes Subscribe on ~\${TopicName}*
SNSPublishMessagePolicy TopicName
  sns: Publish on ~\${TopicName}
SQSPollerPolicy QueueName
  sqs: ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage DeleteMessageBatch GetQueueAttributes ReceiveMessage on ~\${QueueName}
SQSSendMessagePolicy QueueName
  sqs: SendMessage* on ~\${QueueName}
SSMParameterReadPolicy ParameterName
  ssm: DescribeParameters on *
  ssm: GetParameter GetParameters GetParametersByPath on ~parameter/\${ParameterName}
SSMParameterWithSlashPrefixReadPolicy ParameterName
  ssm: DescribeParameters on *
  ssm: GetParameter GetParameters GetParametersByPath on ~parameter\${ParameterName}
SageMakerCreateEndpointConfigPolicy EndpointConfigName
  sagemaker: CreateEndpointConfig on ~endpoint-config/\${EndpointConfigName}
SageMakerCreateEndpointPolicy EndpointName
  sagemaker: CreateEndpoint on ~endpoint/\${EndpointName}
ServerlessRepoReadWriteAccessPolicy
  serverlessrepo: CreateApplication CreateApplicationVersion GetApplication ListApplicationDependencies ListApplicationVersions ListApplications UpdateApplication on ~applications/*
StepFunctionsCallbackPolicy StateMachineName
  states: SendTaskFailure SendTaskHeartbeat SendTaskSuccess on ~stateMachine:\${StateMachineName}
StepFunctionsExecutionPolicy StateMachineName
  states: StartExecution on ~stateMachine:\${StateMachineName}
StepFunctionsExecutionPolicy_v2 StateMachineName
  states: StartExecution StartSyncExecution on ~stateMachine:\${StateMachineName}
TextractDetectAnalyzePolicy
  textract: AnalyzeDocument DetectDocumentText StartDocumentAnalysis StartDocumentTextDetection on *
TextractGetResultPolicy
  textract: GetDocumentAnalysis GetDocumentTextDetection on *
TextractPolicy
  textract: * on *
VPCAccessPolicy
  ec2: CreateNetworkInterface DeleteNetworkInterface DescribeNetworkInterfaces DetachNetworkInterface on *
`;

/** Every template, by name. */
export const policyTemplates: ReadonlyMap<string, PolicyTemplate> = parse(table);

function parse(text: string): ReadonlyMap<string, PolicyTemplate> {
  const templates = new Map<string, PolicyTemplate>();
  for (const block of text.trim().split(/\n(?=\w)/)) {
    const [head = '', ...lines] = block.split('\n');
    const [name = '', ...parameters] = head.split(' ');
    templates.set(name, { name, parameters, statements: lines.map(parseStatement) });
  }
  return templates;
}

function parseStatement(line: string): PolicyTemplateStatement {
  const [what = '', where = ''] = line.trim().split(/ on (?:if )?/);
  const [service = '', names = ''] = what.split(': ');
  return {
    actions: names.split(' ').map((name) => `${service}:${name}`),
    resources: where.split(' ').map((pattern) => parseResource(service, pattern)),
    hasCondition: line.includes(' on if '),
  };
}

function parseResource(service: string, pattern: string): PolicyTemplateResource {
  const text = pattern.replace('~', () => `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:`);
  // The last parameter is the resource itself: `table/${TableName}/stream/${StreamName}`.
  const named = /^.*\$\{(\w+)\}(.*)$/.exec(text);
  if (!named?.[1]) return { text };
  return { text, parameter: named[1], ...(named[2] && { suffix: named[2] }) };
}
