import type { ClientObject, TypeName } from '../../../analysis/vocabulary.js';

/*
 * Names of the AWS SDK for .NET. Source: its API reference, version 4 (and 3, where a name differs), as known in November
 * 2026.
 */

/** Services whose classes are called by a longer name than the service goes by elsewhere. */
const services: ReadonlyMap<string, string> = new Map([
  ['simplenotificationservice', 'sns'],
  ['simpleemail', 'ses'],
  ['simpleemailservice', 'ses'],
  ['simpleemailservicev2', 'sesv2'],
  ['simplesystemsmanagement', 'ssm'],
  ['securitytokenservice', 'sts'],
  ['keymanagementservice', 'kms'],
  ['identitymanagementservice', 'iam'],
  ['kinesisfirehose', 'firehose'],
  ['redshiftdataapiservice', 'redshiftdata'],
  ['elasticfilesystem', 'efs'],
]);

const clientType = /^(?:Amazon\.[A-Za-z0-9]+\.)?(?:Amazon|IAmazon)([A-Z]\w*)$/;

/** Types that the vocabulary makes up for what a client gives without a type that anybody writes. */
export const paginators = '<paginators>';

/** `AmazonSQSClient`, `IAmazonSQS`, and what is put around a client: the context of DynamoDB, a table, a transfer. */
export function awsClient(type: string): ClientObject | undefined {
  if (type.endsWith(paginators)) {
    const client = awsClient(type.slice(0, -paginators.length));
    return client && { ...client, isAsync: false, form: 'paginators' };
  }
  const form = forms.get(type.slice(type.lastIndexOf('.') + 1));
  if (form && (type.startsWith('Amazon.') || !type.includes('.'))) return { ...form, kind: 'client' };
  const found = clientType.exec(type)?.[1];
  if (found === undefined) return undefined;
  const isInterface = /(?:^|\.)IAmazon[A-Z]\w*$/.test(type);
  if (!isInterface && !found.endsWith('Client')) return undefined;
  const name = (isInterface ? found : found.replace(/Client$/, '')).toLowerCase();
  return { kind: 'client', provider: 'aws', service: services.get(name) ?? name, isAsync: true };
}

const dynamo = { provider: 'aws', service: 'dynamodb' } as const;
const s3 = { provider: 'aws', service: 's3' } as const;

const forms: ReadonlyMap<string, Omit<ClientObject, 'kind'>> = new Map<string, Omit<ClientObject, 'kind'>>([
  ['DynamoDBContext', { ...dynamo, isAsync: true, form: 'context' }],
  ['IDynamoDBContext', { ...dynamo, isAsync: true, form: 'context' }],
  ['Table', { ...dynamo, isAsync: true, form: 'table' }],
  ['ITable', { ...dynamo, isAsync: true, form: 'table' }],
  ['BatchGet', { ...dynamo, isAsync: true, form: 'batch-get' }],
  ['IBatchGet', { ...dynamo, isAsync: true, form: 'batch-get' }],
  ['DocumentBatchGet', { ...dynamo, isAsync: true, form: 'batch-get' }],
  ['BatchWrite', { ...dynamo, isAsync: true, form: 'batch-write' }],
  ['IBatchWrite', { ...dynamo, isAsync: true, form: 'batch-write' }],
  ['DocumentBatchWrite', { ...dynamo, isAsync: true, form: 'batch-write' }],
  ['TransactWrite', { ...dynamo, isAsync: true, form: 'transact-write' }],
  ['DocumentTransactWrite', { ...dynamo, isAsync: true, form: 'transact-write' }],
  ['TransactGet', { ...dynamo, isAsync: true, form: 'transact-get' }],
  ['DocumentTransactGet', { ...dynamo, isAsync: true, form: 'transact-get' }],
  ['Search', { ...dynamo, isAsync: true, form: 'search' }],
  ['AsyncSearch', { ...dynamo, isAsync: true, form: 'search' }],
  ['IAsyncSearch', { ...dynamo, isAsync: true, form: 'search' }],
  ['TransferUtility', { ...s3, isAsync: true, form: 'transfer' }],
  ['ITransferUtility', { ...s3, isAsync: true, form: 'transfer' }],
]);

/** What a method makes of a client: a table, a search, a batch. */
export function awsResult(method: string, receiver: TypeName | undefined): string | undefined {
  const name = method.slice(method.lastIndexOf('.') + 1);
  const owner = receiver?.name ?? method.slice(0, -name.length - 1);
  const form = awsClient(owner)?.form;
  if (name === 'Paginators')
    return awsClient(owner)?.form === undefined && awsClient(owner) ? owner + paginators : undefined;
  if (/(?:^|\.)Table$/.test(owner) && /^(?:Try)?LoadTable(?:Async)?$/.test(name))
    return 'Amazon.DynamoDBv2.DocumentModel.Table';
  if (/(?:^|\.)(?:Dynamo\w*)?TableBuilder$/.test(owner)) {
    return name === 'Build' ? 'Amazon.DynamoDBv2.DocumentModel.Table' : owner;
  }
  if (/(?:^|\.)DynamoDBContextBuilder$/.test(owner)) {
    return name === 'Build' ? 'Amazon.DynamoDBv2.DataModel.DynamoDBContext' : owner;
  }
  if (form !== 'context' && form !== 'table') return undefined;
  const made = makers.find(([pattern]) => pattern.test(name))?.[1];
  return made;
}

const model = 'Amazon.DynamoDBv2.DocumentModel';
const makers: readonly (readonly [RegExp, string])[] = [
  [/^(?:From)?(?:Query|Scan)(?:Async)?$/, `${model}.Search`],
  [/^CreateBatchGet$/, `${model}.BatchGet`],
  [/^CreateBatchWrite$/, `${model}.BatchWrite`],
  [/^CreateTransactWrite$/, `${model}.TransactWrite`],
  [/^CreateTransactGet$/, `${model}.TransactGet`],
  [/^GetTargetTable$/, `${model}.Table`],
];

/** What the helpers of a form do, by the form and the method without `Async`. */
const helpers: Readonly<Record<string, ReadonlyMap<string, Helper>>> = {
  context: new Map([
    // Saving an object updates the item with its fields.
    ['Save', { operation: 'UpdateItem', parameters: ['Item'] }],
    ['Load', { operation: 'GetItem', parameters: ['Key'] }],
    ['Delete', { operation: 'DeleteItem', parameters: ['Key'] }],
    ['Query', { operation: 'Query', parameters: ['Key'], gives: 'search' }],
    ['FromQuery', { operation: 'Query', parameters: [], gives: 'search' }],
    ['Scan', { operation: 'Scan', parameters: [], gives: 'search' }],
    ['FromScan', { operation: 'Scan', parameters: [], gives: 'search' }],
    ['ExecuteBatchGet', { operation: 'BatchGetItem', parameters: [] }],
    ['ExecuteBatchWrite', { operation: 'BatchWriteItem', parameters: [] }],
    ['ExecuteTransactWrite', { operation: 'TransactWriteItems', parameters: [] }],
  ]),
  table: new Map([
    ['PutItem', { operation: 'PutItem', parameters: ['Item'] }],
    ['UpdateItem', { operation: 'UpdateItem', parameters: ['Item'] }],
    ['GetItem', { operation: 'GetItem', parameters: ['Key'] }],
    ['DeleteItem', { operation: 'DeleteItem', parameters: ['Key'] }],
    ['Query', { operation: 'Query', parameters: [], gives: 'search' }],
    ['Scan', { operation: 'Scan', parameters: [], gives: 'search' }],
  ]),
  'batch-get': new Map([['Execute', { operation: 'BatchGetItem', parameters: [] }]]),
  'batch-write': new Map([['Execute', { operation: 'BatchWriteItem', parameters: [] }]]),
  'transact-get': new Map([['Execute', { operation: 'TransactGetItems', parameters: [] }]]),
  'transact-write': new Map([['Execute', { operation: 'TransactWriteItems', parameters: [] }]]),
  search: new Map(),
  transfer: new Map([
    ['Upload', { operation: 'PutObject', parameters: ['Body', 'Bucket', 'Key'] }],
    ['UploadDirectory', { operation: 'PutObject', parameters: ['Body', 'Bucket'] }],
    ['Download', { operation: 'GetObject', parameters: ['FilePath', 'Bucket', 'Key'] }],
    ['DownloadDirectory', { operation: 'GetObject', parameters: ['Bucket'] }],
    ['OpenStream', { operation: 'GetObject', parameters: ['Bucket', 'Key'] }],
  ]),
};

/** An operation behind a method that is called otherwise. `parameters` names what is given in order. */
export interface Helper {
  readonly operation: string;
  readonly parameters: readonly string[];
  /** It gives something that does the work later, piece by piece, and not a task. */
  readonly gives?: 'search';
}

/** What a helper does; undefined for a method that calls nothing. */
export function helperOf(form: string, method: string): Helper | undefined {
  return helpers[form]?.get(withoutAsync(method));
}

/** Methods of clients that call another operation than their name says. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['s3.GetObjectMetadata', 'HeadObject'],
  ['s3.UploadObjectFromStream', 'PutObject'],
  ['s3.UploadObjectFromFilePath', 'PutObject'],
  ['s3.GetObjectStream', 'GetObject'],
  ['s3.DownloadToFilePath', 'GetObject'],
  ['s3.Delete', 'DeleteObject'],
  ['s3.Deletes', 'DeleteObjects'],
  ['s3.GetAllObjectKeys', 'ListObjects'],
  ['s3.PutBucket', 'CreateBucket'],
  ['s3.EnsureBucketExists', 'CreateBucket'],
  ['s3.ListVersions', 'ListObjectVersions'],
  ['s3.InitiateMultipartUpload', 'CreateMultipartUpload'],
  ['s3.CopyPart', 'UploadPartCopy'],
  ['s3.GetACL', 'GetObjectAcl'],
  ['s3.PutACL', 'PutObjectAcl'],
  ['s3.PutLifecycleConfiguration', 'PutBucketLifecycleConfiguration'],
  ['s3.PutCORSConfiguration', 'PutBucketCors'],
]);

/** Members of clients that call no operation. */
const silent: ReadonlySet<string> = new Set([
  ...['Dispose', 'GetType', 'ToString', 'Equals', 'GetHashCode', 'GetPreSignedURL', 'GetPreSignedURLAsync'],
  ...['DetermineServiceOperationEndPoint', 'CreatePresignedPost', 'CreatePresignedPostAsync', 'Paginators', 'Config'],
]);

/** The operation that a method of a client makes; undefined when it makes none. */
export function operationOfMethod(service: string, method: string): string | undefined {
  if (silent.has(method) || !/^[A-Z]/.test(method)) return undefined;
  const name = withoutAsync(method);
  return renamed.get(`${service}.${name}`) ?? name;
}

/** The operation a request is made for: `SendMessageRequest`. */
export function operationOfRequest(type: string): string | undefined {
  return /(?:^|\.)([A-Z]\w*)Request$/.exec(type)?.[1];
}

/**
 * What the shortcuts of operations take in order: arguments of the method instead of a request, and of the request's
 * constructor.
 */
const shortcuts: ReadonlyMap<string, readonly string[]> = new Map([
  ['dynamodb.PutItem', ['TableName', 'Item']],
  ['dynamodb.GetItem', ['TableName', 'Key', 'ConsistentRead']],
  ['dynamodb.DeleteItem', ['TableName', 'Key']],
  ['dynamodb.UpdateItem', ['TableName', 'Key', 'AttributeUpdates']],
  ['dynamodb.Query', ['TableName']],
  ['dynamodb.Scan', ['TableName', 'AttributesToGet']],
  ['dynamodb.BatchGetItem', ['RequestItems']],
  ['dynamodb.BatchWriteItem', ['RequestItems']],
  ['dynamodb.DescribeTable', ['TableName']],
  ['dynamodb.DeleteTable', ['TableName']],
  ['sqs.SendMessage', ['QueueUrl', 'MessageBody']],
  ['sqs.SendMessageBatch', ['QueueUrl', 'Entries']],
  ['sqs.ReceiveMessage', ['QueueUrl']],
  ['sqs.DeleteMessage', ['QueueUrl', 'ReceiptHandle']],
  ['sqs.DeleteMessageBatch', ['QueueUrl', 'Entries']],
  ['sqs.ChangeMessageVisibility', ['QueueUrl', 'ReceiptHandle', 'VisibilityTimeout']],
  ['sqs.GetQueueUrl', ['QueueName']],
  ['sqs.GetQueueAttributes', ['QueueUrl', 'AttributeNames']],
  ['sqs.CreateQueue', ['QueueName']],
  ['sqs.PurgeQueue', ['QueueUrl']],
  ['sns.Publish', ['TopicArn', 'Message', 'Subject']],
  ['sns.Subscribe', ['TopicArn', 'Protocol', 'Endpoint']],
  ['s3.GetObject', ['Bucket', 'Key', 'VersionId']],
  ['s3.HeadObject', ['Bucket', 'Key', 'VersionId']],
  ['s3.PutObject', ['Bucket', 'Key', 'Body']],
  ['s3.DeleteObject', ['Bucket', 'Key', 'VersionId']],
  ['s3.CopyObject', ['SourceBucket', 'SourceKey', 'Bucket', 'Key']],
  ['s3.ListObjects', ['Bucket', 'Prefix']],
  ['s3.CreateBucket', ['Bucket']],
  ['s3.DeleteBucket', ['Bucket']],
  ['s3.CompleteMultipartUpload', ['Bucket', 'Key']],
]);

/** The names of arguments that stand for a request; undefined when the operation only takes one. */
export function shortcutOf(service: string, operation: string): readonly string[] | undefined {
  return shortcuts.get(`${service}.${operation}`);
}

/** The same for a request whose service is not known. */
export function shortcutOfRequest(operation: string): readonly string[] | undefined {
  for (const [name, parameters] of shortcuts) if (name.endsWith(`.${operation}`)) return parameters;
  return undefined;
}

/** Properties of requests that are called otherwise than in the API. */
const properties: ReadonlyMap<string, string> = new Map([
  ['BucketName', 'Bucket'],
  ['DestinationBucket', 'Bucket'],
  ['DestinationKey', 'Key'],
  ['ContentBody', 'Body'],
  ['InputStream', 'Body'],
]);

/** A property of a request as the API calls it: `BucketName` is `Bucket`. */
export function propertyOf(name: string): string {
  return properties.get(name) ?? name;
}

/** `PutItemAsync` makes `PutItem`. */
function withoutAsync(method: string): string {
  return method.replace(/Async$/, '');
}
