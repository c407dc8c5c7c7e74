/*
 * What boto3 offers beside one method an operation. Source: boto3 1.40 reference, "Resources" and "S3 customization
 * reference", as known in November 2026.
 */

/** A map that holds nothing but its own names: what people write may be called `constructor`. */
function table<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries));
}

/** Members of a client that call no operation of their own. */
const silentMembers: ReadonlySet<string> = new Set([
  ...['can_paginate', 'close', 'get_paginator', 'get_waiter', 'generate_presigned_url', 'exceptions', 'meta'],
  ...['get_available_subresources', '__enter__', '__aenter__', '__exit__', '__aexit__', 'waiter_names'],
]);

/** Helpers that boto3 adds to clients, with the operation they make and the names of their positional arguments. */
const clientHelpers: ReadonlyMap<string, Helper> = table({
  's3.upload_file': { operation: 'PutObject', positional: ['Filename', 'Bucket', 'Key'] },
  's3.upload_fileobj': { operation: 'PutObject', positional: ['Fileobj', 'Bucket', 'Key'] },
  's3.download_file': { operation: 'GetObject', positional: ['Bucket', 'Key', 'Filename'] },
  's3.download_fileobj': { operation: 'GetObject', positional: ['Bucket', 'Key', 'Fileobj'] },
  's3.copy': { operation: 'CopyObject', positional: ['CopySource', 'Bucket', 'Key'] },
  's3.generate_presigned_post': { operation: 'PutObject', positional: ['Bucket', 'Key'] },
});

/** An operation behind a method. `positional` names arguments that are given without a name. */
export interface Helper {
  readonly operation: string;
  readonly positional?: readonly string[];
  /** The class of the object it gives, or of the elements of the collection it gives. */
  readonly gives?: string;
}

interface ResourceClass {
  /** API names of the identifiers it is made with, in order. */
  readonly identifiers: readonly string[];
  readonly actions: Readonly<Record<string, Helper>>;
  /** Classes made by calling a member: `bucket.Object(key)`. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly collections?: Readonly<Record<string, Helper>>;
}

const s3Transfers = {
  upload_file: { operation: 'PutObject', positional: ['Filename', 'Key'] },
  upload_fileobj: { operation: 'PutObject', positional: ['Fileobj', 'Key'] },
  download_file: { operation: 'GetObject', positional: ['Key', 'Filename'] },
  download_fileobj: { operation: 'GetObject', positional: ['Key', 'Fileobj'] },
  copy: { operation: 'CopyObject', positional: ['CopySource', 'Key'] },
} satisfies Record<string, Helper>;

const s3Object: ResourceClass = {
  identifiers: ['Bucket', 'Key'],
  actions: {
    get: { operation: 'GetObject' },
    put: { operation: 'PutObject' },
    delete: { operation: 'DeleteObject' },
    load: { operation: 'HeadObject' },
    copy_from: { operation: 'CopyObject' },
    wait_until_exists: { operation: 'HeadObject' },
    wait_until_not_exists: { operation: 'HeadObject' },
    upload_file: { operation: 'PutObject', positional: ['Filename'] },
    upload_fileobj: { operation: 'PutObject', positional: ['Fileobj'] },
    download_file: { operation: 'GetObject', positional: ['Filename'] },
    download_fileobj: { operation: 'GetObject', positional: ['Fileobj'] },
    copy: { operation: 'CopyObject', positional: ['CopySource'] },
  },
};

const message: ResourceClass = {
  identifiers: ['QueueUrl', 'ReceiptHandle'],
  actions: { delete: { operation: 'DeleteMessage' }, change_visibility: { operation: 'ChangeMessageVisibility' } },
};

const resources: ReadonlyMap<string, ResourceClass> = table<ResourceClass>({
  'dynamodb.resource': {
    identifiers: [],
    actions: {
      batch_get_item: { operation: 'BatchGetItem' },
      batch_write_item: { operation: 'BatchWriteItem' },
      create_table: { operation: 'CreateTable', gives: 'Table' },
    },
    parts: { Table: 'Table' },
    collections: { tables: { operation: 'ListTables', gives: 'Table' } },
  },
  'dynamodb.Table': {
    identifiers: ['TableName'],
    actions: {
      put_item: { operation: 'PutItem' },
      get_item: { operation: 'GetItem' },
      update_item: { operation: 'UpdateItem' },
      delete_item: { operation: 'DeleteItem' },
      query: { operation: 'Query' },
      scan: { operation: 'Scan' },
      batch_writer: { operation: 'BatchWriteItem', gives: 'BatchWriter' },
      load: { operation: 'DescribeTable' },
      reload: { operation: 'DescribeTable' },
      update: { operation: 'UpdateTable' },
      delete: { operation: 'DeleteTable' },
      wait_until_exists: { operation: 'DescribeTable' },
      wait_until_not_exists: { operation: 'DescribeTable' },
    },
  },
  'dynamodb.BatchWriter': {
    identifiers: [],
    actions: {
      put_item: { operation: 'BatchWriteItem', positional: ['Item'] },
      delete_item: { operation: 'BatchWriteItem', positional: ['Key'] },
    },
  },
  's3.resource': {
    identifiers: [],
    actions: { create_bucket: { operation: 'CreateBucket', gives: 'Bucket' } },
    parts: { Bucket: 'Bucket', Object: 'Object', ObjectSummary: 'Object' },
    collections: { buckets: { operation: 'ListBuckets', gives: 'Bucket' } },
  },
  's3.Bucket': {
    identifiers: ['Bucket'],
    actions: {
      ...s3Transfers,
      put_object: { operation: 'PutObject', gives: 'Object' },
      delete_objects: { operation: 'DeleteObjects' },
      delete: { operation: 'DeleteBucket' },
      create: { operation: 'CreateBucket' },
      wait_until_exists: { operation: 'HeadBucket' },
    },
    parts: { Object: 'Object' },
    collections: {
      objects: { operation: 'ListObjectsV2', gives: 'Object' },
      object_versions: { operation: 'ListObjectVersions' },
    },
  },
  's3.Object': s3Object,
  'sqs.resource': {
    identifiers: [],
    actions: {
      get_queue_by_name: { operation: 'GetQueueUrl', gives: 'Queue' },
      create_queue: { operation: 'CreateQueue', gives: 'Queue' },
    },
    parts: { Queue: 'Queue', Message: 'Message' },
    collections: { queues: { operation: 'ListQueues', gives: 'Queue' } },
  },
  'sqs.Queue': {
    identifiers: ['QueueUrl'],
    actions: {
      send_message: { operation: 'SendMessage' },
      send_messages: { operation: 'SendMessageBatch' },
      receive_messages: { operation: 'ReceiveMessage', gives: 'Message' },
      delete_messages: { operation: 'DeleteMessageBatch' },
      change_message_visibility_batch: { operation: 'ChangeMessageVisibilityBatch' },
      set_attributes: { operation: 'SetQueueAttributes' },
      purge: { operation: 'PurgeQueue' },
      delete: { operation: 'DeleteQueue' },
      load: { operation: 'GetQueueAttributes' },
      reload: { operation: 'GetQueueAttributes' },
    },
  },
  'sqs.Message': message,
  'sns.resource': {
    identifiers: [],
    actions: { create_topic: { operation: 'CreateTopic', gives: 'Topic' } },
    parts: { Topic: 'Topic' },
    collections: { topics: { operation: 'ListTopics', gives: 'Topic' } },
  },
  'sns.Topic': {
    identifiers: ['TopicArn'],
    actions: {
      publish: { operation: 'Publish' },
      subscribe: { operation: 'Subscribe' },
      delete: { operation: 'DeleteTopic' },
    },
  },
});

/** The names of the identifiers a resource object is made with. */
export function identifiersOf(service: string, form: string): readonly string[] {
  return resources.get(`${service}.${form}`)?.identifiers ?? [];
}

/** The class that calling a member of a resource gives, when that calls no operation. */
export function partOf(service: string, form: string, member: string): string | undefined {
  const { parts } = resources.get(`${service}.${form}`) ?? {};
  return parts && Object.hasOwn(parts, member) ? parts[member] : undefined;
}

/** A collection of a resource: `bucket.objects`. */
export function collectionOf(service: string, form: string, member: string): Helper | undefined {
  const { collections } = resources.get(`${service}.${form}`) ?? {};
  return collections && Object.hasOwn(collections, member) ? collections[member] : undefined;
}

/** The operation a method of a collection makes, with what lists it: `bucket.objects.delete()`. */
export function collectionOperation(listing: string, method: string): string | undefined {
  if (['all', 'filter', 'limit', 'page_size', 'pages'].includes(method)) return listing;
  return method === 'delete' && listing === 'ListObjectsV2' ? 'DeleteObjects' : undefined;
}

/** The operation that a method of a client or resource object makes; undefined when it makes none. */
export function operationOf(service: string, form: string, method: string): Helper | undefined {
  if (form !== 'client') {
    const { actions } = resources.get(`${service}.${form}`) ?? {};
    return actions && Object.hasOwn(actions, method) ? actions[method] : undefined;
  }
  if (silentMembers.has(method) || !/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(method)) return undefined;
  const helper = clientHelpers.get(`${service}.${method}`);
  return helper ?? { operation: operationName(service, method) };
}

/** Words that an API writes in capitals where boto3's snake case hides it. */
const capitals: ReadonlyMap<string, readonly string[]> = table({
  rds: ['db'],
  docdb: ['db'],
  neptune: ['db'],
  wafv2: ['acl', 'ip'],
  waf: ['acl', 'ip'],
  iam: ['mfa', 'saml', 'ssh'],
  sts: ['saml'],
  glue: ['ml'],
  iot: ['ca'],
});

/** `put_item` -> `PutItem`: boto3's spelling of an operation in the API's own. */
export function operationName(service: string, method: string): string {
  const upper = capitals.get(service) ?? [];
  return method
    .split('_')
    .map((word) => {
      const singular = word.replace(/s$/, '');
      if (upper.includes(word)) return word.toUpperCase();
      if (upper.includes(singular)) return `${singular.toUpperCase()}s`;
      return word.charAt(0).toUpperCase() + word.slice(1);
    })
    .join('');
}

/** The operation a waiter polls with, for the waiters of the services that functions wait on. */
export function waiterOperation(service: string, waiter: string): string | undefined {
  return waiters.get(`${service}.${waiter}`);
}

const waiters: ReadonlyMap<string, string> = table({
  's3.bucket_exists': 'HeadBucket',
  's3.bucket_not_exists': 'HeadBucket',
  's3.object_exists': 'HeadObject',
  's3.object_not_exists': 'HeadObject',
  'dynamodb.table_exists': 'DescribeTable',
  'dynamodb.table_not_exists': 'DescribeTable',
  'lambda.function_exists': 'GetFunction',
  'lambda.function_active': 'GetFunctionConfiguration',
  'lambda.function_active_v2': 'GetFunction',
  'lambda.function_updated': 'GetFunctionConfiguration',
  'lambda.function_updated_v2': 'GetFunction',
  'cloudformation.stack_exists': 'DescribeStacks',
  'cloudformation.stack_create_complete': 'DescribeStacks',
  'cloudformation.stack_update_complete': 'DescribeStacks',
  'cloudformation.stack_delete_complete': 'DescribeStacks',
  'ecs.tasks_running': 'DescribeTasks',
  'ecs.tasks_stopped': 'DescribeTasks',
  'ecs.services_stable': 'DescribeServices',
  'ec2.instance_running': 'DescribeInstances',
  'ec2.instance_stopped': 'DescribeInstances',
  'cloudfront.invalidation_completed': 'GetInvalidation',
});
