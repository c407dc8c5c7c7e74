import { canonicalAction } from './iam-actions.js';
import { iamPrefix } from './sdk-services.js';

/**
 * The IAM actions one call of an SDK operation needs, each in AWS's spelling: `('s3', 'HeadObject')` gives
 * `['s3:GetObject']`. Nearly every operation needs the action of its own name; the table holds the others. Empty for
 * operations that need no permission (`sts:GetCallerIdentity` is allowed to all, pre-signing happens offline) and for
 * what is not known.
 *
 * `service` is the SDK's name of the service, `operation` is in Pascal case.
 */
export function actionsOf(service: string, operation: string): readonly string[] {
  const prefix = iamPrefix(service);
  if (!prefix) return [];
  const listed = table.get(`${prefix}:${operation}`);
  if (listed) return listed;
  const own = canonicalAction(`${prefix}:${operation}`);
  if (own) return [own];
  return prefix === 'apigateway' ? apiGatewayAction(operation) : [];
}

/** Every row of the hand table, for tests and for tools that list it: operation and its actions. */
export function listedOperations(): ReadonlyMap<string, readonly string[]> {
  return table;
}

/** API Gateway's own control plane has an action for each HTTP method instead of each operation. */
function apiGatewayAction(operation: string): readonly string[] {
  const methods: readonly (readonly [verb: RegExp, method: string])[] = [
    [/^(Get|List|Export)/, 'GET'],
    [/^(Create|Import|Generate|Test)/, 'POST'],
    [/^(Put|Reimport|TagResource)/, 'PUT'],
    [/^Update/, 'PATCH'],
    [/^(Delete|Flush|Reset|Untag)/, 'DELETE'],
  ];
  const method = methods.find(([verb]) => verb.test(operation))?.[1];
  return method ? [`apigateway:${method}`] : [];
}

/**
 * Operations whose action has another name, or that need several. A name alone after `->` belongs to the service of the
 * section.
 *
 * Sources, read 2026-11-21: the service authorization reference of each service; Amazon S3 user guide, "Required
 * permissions for Amazon S3 API operations"; DynamoDB developer guide on transactions and PartiQL; the permission notes
 * in the API references of SQS, SNS, KMS, Lambda, Bedrock runtime and API Gateway WebSocket.
 */
const table: ReadonlyMap<string, readonly string[]> = parse(`
[s3]
HeadObject -> GetObject
GetObjectAttributes -> GetObject GetObjectAttributes
SelectObjectContent -> GetObject
CopyObject -> GetObject PutObject
UploadPartCopy -> GetObject PutObject
CreateMultipartUpload -> PutObject
UploadPart -> PutObject
CompleteMultipartUpload -> PutObject
Upload -> PutObject AbortMultipartUpload
ListParts -> ListMultipartUploadParts
ListMultipartUploads -> ListBucketMultipartUploads
DeleteObjects -> DeleteObject
RenameObject -> GetObject PutObject DeleteObject
ListObjects -> ListBucket
ListObjectsV2 -> ListBucket
ListObjectVersions -> ListBucketVersions
HeadBucket -> ListBucket
ListBuckets -> ListAllMyBuckets
ListDirectoryBuckets -> s3express:ListAllMyDirectoryBuckets
CreateSession -> s3express:CreateSession
WriteGetObjectResponse -> s3-object-lambda:WriteGetObjectResponse
GetBucketAccelerateConfiguration -> GetAccelerateConfiguration
PutBucketAccelerateConfiguration -> PutAccelerateConfiguration
GetBucketAnalyticsConfiguration -> GetAnalyticsConfiguration
ListBucketAnalyticsConfigurations -> GetAnalyticsConfiguration
PutBucketAnalyticsConfiguration -> PutAnalyticsConfiguration
DeleteBucketAnalyticsConfiguration -> PutAnalyticsConfiguration
DeleteBucketCors -> PutBucketCORS
GetBucketEncryption -> GetEncryptionConfiguration
PutBucketEncryption -> PutEncryptionConfiguration
DeleteBucketEncryption -> PutEncryptionConfiguration
GetBucketIntelligentTieringConfiguration -> GetIntelligentTieringConfiguration
ListBucketIntelligentTieringConfigurations -> GetIntelligentTieringConfiguration
PutBucketIntelligentTieringConfiguration -> PutIntelligentTieringConfiguration
DeleteBucketIntelligentTieringConfiguration -> PutIntelligentTieringConfiguration
GetBucketInventoryConfiguration -> GetInventoryConfiguration
ListBucketInventoryConfigurations -> GetInventoryConfiguration
PutBucketInventoryConfiguration -> PutInventoryConfiguration
DeleteBucketInventoryConfiguration -> PutInventoryConfiguration
GetBucketLifecycle -> GetLifecycleConfiguration
GetBucketLifecycleConfiguration -> GetLifecycleConfiguration
PutBucketLifecycle -> PutLifecycleConfiguration
PutBucketLifecycleConfiguration -> PutLifecycleConfiguration
DeleteBucketLifecycle -> PutLifecycleConfiguration
GetBucketMetricsConfiguration -> GetMetricsConfiguration
ListBucketMetricsConfigurations -> GetMetricsConfiguration
PutBucketMetricsConfiguration -> PutMetricsConfiguration
DeleteBucketMetricsConfiguration -> PutMetricsConfiguration
GetBucketMetadataConfiguration -> GetBucketMetadataTableConfiguration
CreateBucketMetadataConfiguration -> CreateBucketMetadataTableConfiguration
DeleteBucketMetadataConfiguration -> DeleteBucketMetadataTableConfiguration
GetBucketNotificationConfiguration -> GetBucketNotification
PutBucketNotificationConfiguration -> PutBucketNotification
DeleteBucketOwnershipControls -> PutBucketOwnershipControls
GetBucketReplication -> GetReplicationConfiguration
PutBucketReplication -> PutReplicationConfiguration
DeleteBucketReplication -> PutReplicationConfiguration
DeleteBucketTagging -> PutBucketTagging
GetPublicAccessBlock -> GetBucketPublicAccessBlock
PutPublicAccessBlock -> PutBucketPublicAccessBlock
DeletePublicAccessBlock -> PutBucketPublicAccessBlock
GetObjectLockConfiguration -> GetBucketObjectLockConfiguration
PutObjectLockConfiguration -> PutBucketObjectLockConfiguration

[dynamodb]
TransactGetItems -> GetItem
TransactWriteItems -> PutItem UpdateItem DeleteItem ConditionCheckItem
ExecuteStatement -> PartiQLSelect PartiQLInsert PartiQLUpdate PartiQLDelete
BatchExecuteStatement -> PartiQLSelect PartiQLInsert PartiQLUpdate PartiQLDelete
ExecuteTransaction -> PartiQLSelect PartiQLInsert PartiQLUpdate PartiQLDelete

[lambda]
Invoke -> InvokeFunction
InvokeAsync -> InvokeFunction
InvokeWithResponseStream -> InvokeFunction
GetLayerVersionByArn -> GetLayerVersion

[sqs]
SendMessageBatch -> SendMessage
DeleteMessageBatch -> DeleteMessage
ChangeMessageVisibilityBatch -> ChangeMessageVisibility

[sns]
PublishBatch -> Publish

[kms]
ReEncrypt -> ReEncryptFrom ReEncryptTo

[execute-api]
PostToConnection -> ManageConnections
GetConnection -> ManageConnections
DeleteConnection -> ManageConnections

[bedrock]
Converse -> InvokeModel
ConverseStream -> InvokeModelWithResponseStream
InvokeModelWithBidirectionalStream -> InvokeModel
StartAsyncInvoke -> InvokeModel
RetrieveAndGenerateStream -> RetrieveAndGenerate

[cloudwatch]
DescribeAlarmContributors -> DescribeAlarms

[timestream]
Query -> Select

[sts]
GetCallerIdentity ->

[cognito-idp]
InitiateAuth ->
RespondToAuthChallenge ->
SignUp ->
ConfirmSignUp ->
ForgotPassword ->
ConfirmForgotPassword ->
ResendConfirmationCode ->
GetUser ->
GlobalSignOut ->
ChangePassword ->
RevokeToken ->
StartWebAuthnRegistration ->
CompleteWebAuthnRegistration ->
ListWebAuthnCredentials ->
DeleteWebAuthnCredential ->
GetUserAuthFactors ->

[cognito-identity]
GetId ->
GetOpenIdToken ->
GetCredentialsForIdentity ->
UnlinkIdentity ->

[budgets]
DescribeBudget -> ViewBudget
DescribeBudgets -> ViewBudget
CreateBudget -> ModifyBudget
UpdateBudget -> ModifyBudget
DeleteBudget -> ModifyBudget

[cloudfront]
CreateDistributionWithTags -> CreateDistribution TagResource

[comprehendmedical]
DetectEntities -> DetectEntitiesV2

[neptune-db]
ExecuteGremlinQuery -> ReadDataViaQuery WriteDataViaQuery DeleteDataViaQuery
ExecuteOpenCypherQuery -> ReadDataViaQuery WriteDataViaQuery DeleteDataViaQuery
ExecuteGremlinExplainQuery -> ReadDataViaQuery
ExecuteGremlinProfileQuery -> ReadDataViaQuery
ExecuteOpenCypherExplainQuery -> ReadDataViaQuery
CancelGremlinQuery -> CancelQuery
CancelOpenCypherQuery -> CancelQuery
ListGremlinQueries -> GetQueryStatus
ListOpenCypherQueries -> GetQueryStatus
GetGremlinQueryStatus -> GetQueryStatus
GetOpenCypherQueryStatus -> GetQueryStatus
ExecuteFastReset -> ResetDatabase
GetPropertygraphStream -> GetStreamRecords
GetSparqlStream -> GetStreamRecords

[verifiedpermissions]
BatchIsAuthorized -> IsAuthorized
BatchIsAuthorizedWithToken -> IsAuthorizedWithToken
BatchGetPolicy -> GetPolicy

[cassandra]
CreateKeyspace -> Create
CreateTable -> Create
DeleteKeyspace -> Drop
DeleteTable -> Drop
UpdateTable -> Alter
GetKeyspace -> Select
GetTable -> Select
ListKeyspaces -> Select
ListTables -> Select
`);

function parse(text: string): ReadonlyMap<string, readonly string[]> {
  const rows = new Map<string, readonly string[]>();
  let prefix = '';
  for (const line of text.split('\n')) {
    const section = /^\[(.+)\]$/.exec(line);
    const row = /^(\w+) ->(.*)$/.exec(line);
    if (section) prefix = section[1] ?? '';
    if (!row) continue;
    const actions = (row[2] ?? '').split(' ').filter((name) => name !== '');
    rows.set(
      `${prefix}:${row[1]}`,
      actions.map((name) => (name.includes(':') ? name : `${prefix}:${name}`)),
    );
  }
  return rows;
}
