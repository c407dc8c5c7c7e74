/** The operations that helpers of the SDKs make, and operations under other names (AWS SDK for JavaScript v2 and v3, as known in November 2026). */
const documentOperations: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  BatchGet: 'BatchGetItem',
  BatchWrite: 'BatchWriteItem',
  TransactGet: 'TransactGetItems',
  TransactWrite: 'TransactWriteItems',
};

const waiters: Readonly<Record<string, string>> = {
  tableExists: 'DescribeTable',
  tableNotExists: 'DescribeTable',
  bucketExists: 'HeadBucket',
  bucketNotExists: 'HeadBucket',
  objectExists: 'HeadObject',
  objectNotExists: 'HeadObject',
  functionExists: 'GetFunction',
  functionActive: 'GetFunctionConfiguration',
  functionActiveV2: 'GetFunction',
  functionUpdated: 'GetFunctionConfiguration',
  functionUpdatedV2: 'GetFunction',
  stackCreateComplete: 'DescribeStacks',
  stackUpdateComplete: 'DescribeStacks',
  stackDeleteComplete: 'DescribeStacks',
  instanceRunning: 'DescribeInstances',
  instanceStopped: 'DescribeInstances',
  streamExists: 'DescribeStream',
  identityExists: 'GetIdentityVerificationAttributes',
};

/** Methods of SDK v2 and aggregated v3 clients that are no operations. */
const notOperations = new Set([
  ...['send', 'destroy', 'config', 'on', 'once', 'promise', 'makeRequest', 'makeUnauthenticatedRequest', 'createSet'],
  ...['setupRequestListeners', 'defineService', 'abort', 'toString', 'bind', 'then', 'catch', 'finally', 'service'],
]);

/** `PutItem` for the method `putItem`; for the document client also for `put`. Undefined for what is no operation. */
export function operationOfMethod(service: string, method: string, isDocument: boolean): string | undefined {
  if (notOperations.has(method) || !/^[a-z]/.test(method)) return undefined;
  if (service === 's3' && method === 'upload') return 'PutObject';
  if (service === 's3' && method === 'createPresignedPost') return 'PutObject';
  const name = `${method.charAt(0).toUpperCase()}${method.slice(1)}`;
  return isDocument ? documentOperation(name) : name;
}

/** `PutItem` for the command class `PutItemCommand`, or `PutCommand` of the document library. */
export function operationOfCommand(name: string, isDocument: boolean): string | undefined {
  const operation = /^([A-Z]\w*)Command$/.exec(name)?.[1];
  return operation && (isDocument ? documentOperation(operation) : operation);
}

/** `Query` for `paginateQuery`. */
export function operationOfPaginator(name: string): string | undefined {
  return /^paginate([A-Z]\w*)$/.exec(name)?.[1];
}

/** `DescribeTable` for `waitUntilTableExists` of v3, or the state `tableExists` of v2. */
export function operationOfWaiter(name: string): string | undefined {
  const state = /^waitUntil([A-Z]\w*)$/.exec(name)?.[1] ?? name;
  const key = `${state.charAt(0).toLowerCase()}${state.slice(1)}`;
  return Object.hasOwn(waiters, key) ? waiters[key] : undefined;
}

function documentOperation(name: string): string {
  return (Object.hasOwn(documentOperations, name) ? documentOperations[name] : undefined) ?? name;
}
