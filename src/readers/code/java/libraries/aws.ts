import type { ClientObject, TypeName } from '../../../analysis/vocabulary.js';
import { ownerOf, simpleName, table } from './names.js';

/*
 * The clients of the AWS SDK for Java: version 2 (`software.amazon.awssdk`) and version 1 (`com.amazonaws`), out of support
 * since 2025-12-31 and still much used. Sources: reference documentation of both SDKs, 2.30 and 1.12, and AWS SDKs and
 * Tools maintenance policy, as known in November 2026.
 */

/** Packages of version 1 that are called otherwise than the service. */
const servicesOfVersionOne: ReadonlyMap<string, string> = table({
  dynamodbv2: 'dynamodb',
  simplesystemsmanagement: 'ssm',
  simpleemail: 'ses',
  simpleemailv2: 'sesv2',
  securitytoken: 'sts',
  identitymanagement: 'iam',
  kinesisfirehose: 'firehose',
  cognitoidp: 'cognitoidentityprovider',
  cloudwatchevents: 'eventbridge',
  elasticmapreduce: 'emr',
  rdsdata: 'rdsdata',
  logs: 'cloudwatchlogs',
});

const futureType = 'java.util.concurrent.CompletableFuture';

/** The client that a type is, or what is reached from one. */
export function awsClient(type: string): ClientObject | undefined {
  return clientOfVersionTwo(type) ?? clientOfVersionOne(type);
}

/** `software.amazon.awssdk.services.sqs.SqsAsyncClient` */
const versionTwo =
  /^software\.amazon\.awssdk\.services\.(\w+)(?:\.\w+)*\.[A-Z]\w*?(Async)?(Client|Presigner|Waiter|BatchManager)$/;

function clientOfVersionTwo(type: string): ClientObject | undefined {
  const special = specialClients.get(type);
  if (special) return { kind: 'client', provider: 'aws', ...special };
  const [, service, isAsync, word] = versionTwo.exec(type) ?? [];
  if (service === undefined || word === undefined) return undefined;
  const form = word === 'Client' || word === 'Presigner' ? {} : { form: word.toLowerCase() };
  return { kind: 'client', provider: 'aws', service, ...(isAsync ? { isAsync: true } : {}), ...form };
}

/** `com.amazonaws.services.sqs.AmazonSQSAsyncClient`, and the interface `AmazonSQS`. */
const versionOne = /^com\.amazonaws\.services\.(\w+)\.(?:Amazon|AWS)[A-Z]\w*$/;
const noClient = /(?:Builder|Exception|Configuration|Options|Params|Waiters|Utils|Metrics|Encryption\w*|URI)$/;

function clientOfVersionOne(type: string): ClientObject | undefined {
  const [, name] = versionOne.exec(type) ?? [];
  if (name === undefined || noClient.test(type)) return undefined;
  return { kind: 'client', provider: 'aws', service: servicesOfVersionOne.get(name) ?? name };
}

/** Clients whose type does not name the service, and objects reached from clients. */
const specialClients: ReadonlyMap<string, Pick<ClientObject, 'service' | 'isAsync' | 'form'>> = table({
  'software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient': { service: 'dynamodb' },
  'software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient': { service: 'dynamodb', isAsync: true },
  'software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable': { service: 'dynamodb', form: 'table' },
  'software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncTable': { service: 'dynamodb', form: 'table', isAsync: true },
  'software.amazon.awssdk.enhanced.dynamodb.DynamoDbIndex': { service: 'dynamodb', form: 'table' },
  'software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncIndex': { service: 'dynamodb', form: 'table', isAsync: true },
  'software.amazon.awssdk.transfer.s3.S3TransferManager': { service: 's3', isAsync: true },
  'com.amazonaws.services.s3.transfer.TransferManager': { service: 's3' },
  'com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapper': { service: 'dynamodb', form: 'mapper' },
  'com.amazonaws.services.dynamodbv2.datamodeling.IDynamoDBMapper': { service: 'dynamodb', form: 'mapper' },
  'com.amazonaws.services.dynamodbv2.document.DynamoDB': { service: 'dynamodb', form: 'document' },
  'com.amazonaws.services.dynamodbv2.document.Table': { service: 'dynamodb', form: 'table' },
  'com.amazonaws.services.dynamodbv2.document.Index': { service: 'dynamodb', form: 'table' },
  'software.amazon.lambda.powertools.parameters.SecretsProvider': { service: 'secretsmanager', form: 'parameters' },
  'software.amazon.lambda.powertools.parameters.SSMProvider': { service: 'ssm', form: 'parameters' },
  'software.amazon.lambda.powertools.parameters.DynamoDbProvider': { service: 'dynamodb', form: 'parameters' },
  'software.amazon.lambda.powertools.parameters.AppConfigProvider': { service: 'appconfigdata', form: 'parameters' },
  'software.amazon.lambda.powertools.parameters.secrets.SecretsProvider': {
    service: 'secretsmanager',
    form: 'parameters',
  },
  'software.amazon.lambda.powertools.parameters.ssm.SSMProvider': { service: 'ssm', form: 'parameters' },
  'software.amazon.lambda.powertools.parameters.dynamodb.DynamoDbProvider': { service: 'dynamodb', form: 'parameters' },
  'software.amazon.lambda.powertools.parameters.appconfig.AppConfigProvider': {
    service: 'appconfigdata',
    form: 'parameters',
  },
  'com.amazonaws.secretsmanager.caching.SecretCache': { service: 'secretsmanager', form: 'cache' },
});

/** What a static method of a client, a step of its builder, or an operation gives. */
export function awsResult(method: string, receiver: TypeName | undefined): TypeName | undefined {
  const owner = ownerOf(method);
  const name = simpleName(method);
  const made = makers.get(method);
  if (made !== undefined) return { name: made };
  const client = awsClient(owner);
  if (client) return resultOfClient(client, owner, name);
  // `AmazonSQSClientBuilder.standard()…build()`
  if (/^com\.amazonaws\.services\.\w+(?:\.\w+)*\.\w+Builder$/.test(owner)) {
    return { name: /^(?:build|defaultClient|defaultTransferManager)$/.test(name) ? builtBy(owner) : owner };
  }
  return receiver && /^com\.amazonaws\./.test(owner) && /^with[A-Z]/.test(name) ? receiver : undefined;
}

function builtBy(builder: string): string {
  return builder.replace(/(?:Client)?Builder$/, '');
}

const makers: ReadonlyMap<string, string> = table({
  'software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient.table':
    'software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable',
  'software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient.table':
    'software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncTable',
  'software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable.index':
    'software.amazon.awssdk.enhanced.dynamodb.DynamoDbIndex',
  'software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncTable.index':
    'software.amazon.awssdk.enhanced.dynamodb.DynamoDbAsyncIndex',
  'com.amazonaws.services.dynamodbv2.document.DynamoDB.getTable': 'com.amazonaws.services.dynamodbv2.document.Table',
  'com.amazonaws.services.dynamodbv2.document.Table.getIndex': 'com.amazonaws.services.dynamodbv2.document.Index',
  'software.amazon.lambda.powertools.parameters.ParamManager.getSecretsProvider':
    'software.amazon.lambda.powertools.parameters.SecretsProvider',
  'software.amazon.lambda.powertools.parameters.ParamManager.getSsmProvider':
    'software.amazon.lambda.powertools.parameters.SSMProvider',
  'software.amazon.lambda.powertools.parameters.ParamManager.getDynamoDbProvider':
    'software.amazon.lambda.powertools.parameters.DynamoDbProvider',
  'software.amazon.lambda.powertools.parameters.ParamManager.getAppConfigProvider':
    'software.amazon.lambda.powertools.parameters.AppConfigProvider',
});

function resultOfClient(client: ClientObject, owner: string, method: string): TypeName | undefined {
  if (method === 'create' || method === 'builder') return { name: method === 'create' ? owner : `${owner}.Builder` };
  if (client.form === 'parameters') return /^with[A-Z]/.test(method) ? { name: owner } : undefined;
  if (method === 'waiter')
    return { name: `${ownerOf(owner)}.waiters.${simpleName(owner).replace(/Client$/, 'Waiter')}` };
  const operation = awsOperation(client, method);
  if (!operation) return undefined;
  if (client.isAsync) return { name: futureType, arguments: [{ name: responseOf(owner, operation) }] };
  // Version 1 has the operations of its asynchronous clients under names of their own.
  if (/^com\.amazonaws\./.test(owner) && /Async$/.test(method)) return { name: 'java.util.concurrent.Future' };
  return { name: responseOf(owner, operation) };
}

function responseOf(client: string, operation: string): string {
  return `${ownerOf(client)}.model.${operation}Response`;
}

/** Members of a client that call no operation. */
const silentMembers =
  /^(?:close|serviceName|utilities|waiter|waiters|serviceClientConfiguration|shutdown\w*|toString|hashCode|equals|getClass|set(?:Region|Endpoint|S3ClientOptions)|getCachedResponseMetadata|getUrl|getRegion(?:Name)?|getServiceName|table|getTable|extensions?|batchManager|create|builder|enableLogging|tableName|tableSchema|indexName|keyFrom|index|getIndex|mapperExtension|getTableName|generateTableMapper|with\w+|invalidate\w*|getExecutorService|getExecutor|getAmazonS3Client)$/;

/** Helpers of clients and of what is reached from them, with the operation they make. */
const helpers: ReadonlyMap<string, string> = table({
  's3.getObjectAsBytes': 'GetObject',
  's3.getObjectAsString': 'GetObject',
  's3.doesObjectExist': 'HeadObject',
  's3.getObjectMetadata': 'HeadObject',
  's3.doesBucketExist': 'HeadBucket',
  's3.doesBucketExistV2': 'HeadBucket',
  's3.generatePresignedUrl': 'GetObject',
  's3.initiateMultipartUpload': 'CreateMultipartUpload',
  's3.listNextBatchOfObjects': 'ListObjects',
  's3.upload': 'PutObject',
  's3.uploadFile': 'PutObject',
  's3.uploadDirectory': 'PutObject',
  's3.uploadFileList': 'PutObject',
  's3.download': 'GetObject',
  's3.downloadFile': 'GetObject',
  's3.downloadDirectory': 'GetObject',
  's3.copy': 'CopyObject',
  'dynamodb.mapper.save': 'UpdateItem',
  'dynamodb.mapper.load': 'GetItem',
  'dynamodb.mapper.delete': 'DeleteItem',
  'dynamodb.mapper.query': 'Query',
  'dynamodb.mapper.queryPage': 'Query',
  'dynamodb.mapper.count': 'Query',
  'dynamodb.mapper.scan': 'Scan',
  'dynamodb.mapper.scanPage': 'Scan',
  'dynamodb.mapper.parallelScan': 'Scan',
  'dynamodb.mapper.batchLoad': 'BatchGetItem',
  'dynamodb.mapper.batchSave': 'BatchWriteItem',
  'dynamodb.mapper.batchWrite': 'BatchWriteItem',
  'dynamodb.mapper.batchDelete': 'BatchWriteItem',
  'dynamodb.mapper.transactionWrite': 'TransactWriteItems',
  'dynamodb.mapper.transactionLoad': 'TransactGetItems',
  'dynamodb.table.describe': 'DescribeTable',
  'dynamodb.table.deleteTable': 'DeleteTable',
  'dynamodb.table.getItemOutcome': 'GetItem',
  'dynamodb.table.updateItemWithResponse': 'UpdateItem',
  'dynamodb.table.putItemWithResponse': 'PutItem',
  'dynamodb.table.getItemWithResponse': 'GetItem',
  'dynamodb.table.deleteItemWithResponse': 'DeleteItem',
  'secretsmanager.cache.getSecretString': 'GetSecretValue',
  'secretsmanager.cache.getSecretBinary': 'GetSecretValue',
  'secretsmanager.parameters.get': 'GetSecretValue',
  'ssm.parameters.get': 'GetParameter',
  'ssm.parameters.getMultiple': 'GetParametersByPath',
  'dynamodb.parameters.get': 'GetItem',
  'dynamodb.parameters.getMultiple': 'Query',
  'appconfigdata.parameters.get': 'GetLatestConfiguration',
});

/** The operation that waiting for something polls with: `waitUntilTableExists`. */
const waiters: readonly (readonly [wait: RegExp, operation: string])[] = [
  [/^waitUntilTable/, 'DescribeTable'],
  [/^waitUntilBucket/, 'HeadBucket'],
  [/^waitUntilObject/, 'HeadObject'],
  [/^waitUntilFunction(?:Exists|ActiveV2|UpdatedV2)/, 'GetFunction'],
  [/^waitUntilFunction/, 'GetFunctionConfiguration'],
  [/^waitUntilStack/, 'DescribeStacks'],
  [/^waitUntilTasks/, 'DescribeTasks'],
];

const formsWithHelpersOnly: ReadonlySet<string> = new Set([
  'mapper',
  'parameters',
  'cache',
  'document',
  'batchmanager',
]);

/** The operation that a method of a client makes, in AWS's spelling; undefined when it makes none. */
export function awsOperation({ service, form }: ClientObject, method: string): string | undefined {
  const key = form === undefined ? `${service}.${method}` : `${service}.${form}.${method}`;
  const helper = helpers.get(key);
  if (helper !== undefined) return helper;
  if (form === 'waiter') return waiters.find(([wait]) => wait.test(method))?.[1];
  if (silentMembers.test(method) || !/^[a-z]\w*$/.test(method)) return undefined;
  if (form !== undefined && formsWithHelpersOnly.has(form)) return undefined;
  return operationName(method.replace(/^presign(?=[A-Z])/, ''));
}

/** `putItem`, `scanPaginator`, `sendMessageAsync` -> `PutItem`, `Scan`, `SendMessage` */
function operationName(method: string): string {
  const name = method.replace(/(?:Paginator|Async)$/, '');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The service and operation that a request is for, by its type. */
export function operationOfRequest(type: string): { readonly service: string; readonly operation: string } | undefined {
  const two = /^software\.amazon\.awssdk\.services\.(\w+)\.model\.(\w+)Request(?:\.Builder)?$/.exec(type);
  const one = /^com\.amazonaws\.services\.(\w+)\.model\.(\w+)Request$/.exec(type);
  const [, service, operation] = two ?? one ?? [];
  if (service === undefined || operation === undefined) return undefined;
  return { service: (one && servicesOfVersionOne.get(service)) ?? service, operation };
}

/**
 * The names of arguments that version 1 takes one by one instead of a request. A method that takes different things under
 * one name has what it takes most often.
 */
export function positionalParameters(service: string, operation: string): readonly string[] | undefined {
  return positional.get(`${service}.${operation}`);
}

const positional: ReadonlyMap<string, readonly string[]> = table({
  'sqs.SendMessage': ['QueueUrl', 'MessageBody'],
  'sqs.SendMessageBatch': ['QueueUrl', 'Entries'],
  'sqs.ReceiveMessage': ['QueueUrl'],
  'sqs.DeleteMessage': ['QueueUrl', 'ReceiptHandle'],
  'sqs.ChangeMessageVisibility': ['QueueUrl', 'ReceiptHandle', 'VisibilityTimeout'],
  'sqs.GetQueueUrl': ['QueueName'],
  'sns.Publish': ['TopicArn', 'Message', 'Subject'],
  's3.PutObject': ['Bucket', 'Key', 'Body'],
  's3.GetObject': ['Bucket', 'Key'],
  's3.HeadObject': ['Bucket', 'Key'],
  's3.DeleteObject': ['Bucket', 'Key'],
  's3.ListObjects': ['Bucket', 'Prefix'],
  's3.ListObjectsV2': ['Bucket', 'Prefix'],
  's3.CopyObject': ['SourceBucket', 'SourceKey', 'Bucket', 'Key'],
  'dynamodb.PutItem': ['TableName', 'Item'],
  'dynamodb.GetItem': ['TableName', 'Key'],
  'dynamodb.DeleteItem': ['TableName', 'Key'],
  'dynamodb.UpdateItem': ['TableName', 'Key', 'AttributeUpdates'],
  'dynamodb.Scan': ['TableName'],
  'kinesis.PutRecord': ['StreamName', 'Data', 'PartitionKey'],
  'secretsmanager.GetSecretValue': ['SecretId'],
  'ssm.GetParameter': ['Name'],
  'ssm.GetParametersByPath': ['Path'],
});

/** A package of the SDK, whose code is none of the project. */
export function isAwsPackage(module: string): boolean {
  return /^(?:software\.amazon\.(?:awssdk|lambda|payloadoffloading|ion|cloudwatchlogs|jdbc|serialization)|com\.amazonaws\.(?:services|serverless|auth|regions|client|xray|kinesis|secretsmanager|retry|http|util|protocol|AmazonServiceException|partitions|event|handlers|metrics|monitoring|waiters|encryptionsdk|athena|xray|dynamodb))(?:\.|$)/.test(
    module,
  );
}
