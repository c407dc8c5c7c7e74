import type { Application } from '../../src/model/application.js';
import type {
  Declaration,
  DeclarationKind,
  HttpTrigger,
  PollTrigger,
  PushTrigger,
  Retention,
  TriggerDeclaration,
} from '../../src/model/template.js';

/** What templates may say, and how it shows in the application of the fixture of a dialect. */
export interface CoveredProperty {
  readonly name: string;
  readonly seen: (application: Application) => boolean;
}

type OfKind<K extends DeclarationKind> = Extract<Declaration, { readonly kind: K }>;

/** The properties of the model's declarations that rules ask about, by kind. */
export const properties: readonly CoveredProperty[] = [
  ...of('function', 'function', {
    runtime: ({ runtime }) => isKnown(runtime),
    handler: ({ handler }) => isKnown(handler),
    'folder of the code': ({ packaging }) => packaging.kind === 'folder' && isKnown(packaging.folder),
    name: ({ functionName }) => isKnown(functionName),
    timeout: ({ timeoutSeconds }) => isKnown(timeoutSeconds),
    memory: ({ memoryMb }) => isKnown(memoryMb),
    'reserved concurrency': ({ reservedConcurrency }) => isKnown(reservedConcurrency),
    tracing: ({ tracing }) => isKnown(tracing),
    environment: ({ environment }) => environment.variables.some(({ value }) => isKnown(value)),
    layers: ({ layers }) => layers.some(isKnown),
    architecture: ({ architectures }) => isKnown(architectures),
    role: ({ role }) => isKnown(role),
    'dead-letter queue': ({ deadLetter }) => isKnown(deadLetter),
    'log group': ({ logGroup }) => isKnown(logGroup),
    'log format': ({ logFormat }) => isKnown(logFormat),
    'encryption key': ({ encryptionKey }) => encryptionKey !== undefined && isKnown(encryptionKey),
    'log levels': ({ applicationLogLevel, systemLogLevel }) => isKnown(applicationLogLevel) && isKnown(systemLogLevel),
    network: ({ inVpc }) => isKnown(inVpc),
    subnets: ({ subnets }) => subnets.some(isKnown),
    'security groups': ({ securityGroups }) => securityGroups.some(isKnown),
    'file system': ({ mountsFileSystem }) => isKnown(mountsFileSystem),
    tags: ({ tags }) => tags?.kind === 'known' && ['owner', 'service'].every((name) => tags.value.includes(name)),
    'change of code': ({ detectsCodeChange }) => isKnown(detectsCodeChange),
    'start from a snapshot': ({ startsFromSnapshot }) => isKnown(startsFromSnapshot),
    'files left out': ({ packaging }) => packaging.kind === 'folder' && packaging.isTrimmed === true,
  }),
  ...of('subnet', 'subnet', {
    network: ({ vpc }) => isKnown(vpc),
    zone: ({ zone, zones }) => [zone, zones].some((each) => each !== undefined && isKnown(each)),
  }),
  ...of('security group', 'security-group', {
    rules: ({ rules }) => rules.some(({ peer }) => isKnown(peer)),
  }),
  ...of('route', 'route', {
    table: ({ table }) => isKnown(table),
    addresses: ({ destination }) => isKnown(destination),
  }),
  ...of('route table', 'route-association', { subnet: ({ subnet }) => isKnown(subnet) }),
  ...of('endpoint', 'vpc-endpoint', { service: ({ service }) => isKnown(service) }),
  ...of('function address', 'function-url', {
    authorization: ({ authorization }) => isKnown(authorization),
    origins: ({ cors }) => isKnown(cors),
  }),
  ...of('asynchronous invocation', 'async-invoke', {
    'failure destination': ({ onFailure }) => isKnown(onFailure),
    'success destination': ({ onSuccess }) => isKnown(onSuccess),
    retries: ({ maximumRetryAttempts }) => isKnown(maximumRetryAttempts),
    'age of events': ({ maximumEventAgeSeconds }) => isKnown(maximumEventAgeSeconds),
  }),
  ...of('alias', 'alias', {
    'provisioned concurrency': ({ provisionedConcurrency }) => isKnown(provisionedConcurrency),
    'share of requests': ({ splitsTraffic }) => isKnown(splitsTraffic),
  }),
  ...of('rollout', 'rollout', {
    'what is rolled out': ({ function: target }) => isKnown(target),
    steps: ({ shift }) => isKnown(shift),
    alarms: ({ alarms }) => alarms.some(isKnown),
    checks: ({ hooks }) => hooks.some(isKnown),
  }),
  ...of('layer', 'layer', { folder: ({ folder }) => isKnown(folder) }),
  ...ofTrigger('route', 'http', {
    method: ({ method }) => isKnown(method),
    path: ({ path }) => isKnown(path),
    authorization: ({ authorization }) => isKnown(authorization),
    'form of requests': ({ payloadFormat }) => isKnown(payloadFormat),
    'kind of integration': ({ integration }) => isKnown(integration),
    'time the gateway waits': ({ integrationTimeoutSeconds }) => isKnown(integrationTimeoutSeconds),
    'check of requests': ({ validated }) => isKnown(validated),
  }),
  ...ofTrigger('queue mapping', 'queue', {
    source: ({ source }) => isKnown(source),
    'batch size': ({ batchSize }) => isKnown(batchSize),
    'batching window': ({ batchingWindowSeconds }) => isKnown(batchingWindowSeconds),
    'failed items': ({ reportsBatchItemFailures }) => isKnown(reportsBatchItemFailures),
    concurrency: ({ maximumConcurrency }) => isKnown(maximumConcurrency),
    filter: ({ filtered }) => isKnown(filtered),
    enabled: ({ enabled }) => isKnown(enabled),
  }),
  ...ofTrigger('stream mapping', 'stream', {
    source: ({ source }) => isKnown(source),
    retries: ({ maximumRetryAttempts }) => isKnown(maximumRetryAttempts),
    'age of records': ({ maximumRecordAgeSeconds }) => isKnown(maximumRecordAgeSeconds),
    bisection: ({ bisectOnError }) => isKnown(bisectOnError),
    'failure destination': ({ onFailure }) => isKnown(onFailure),
    beginning: ({ startingPosition }) => isKnown(startingPosition),
    'batches of a shard at a time': ({ parallelizationFactor }) => isKnown(parallelizationFactor),
  }),
  ...ofTrigger('topic subscription', 'topic', {
    source: ({ source }) => isKnown(source),
    filter: ({ filtered }) => filtered !== undefined && isKnown(filtered),
  }),
  ...ofTrigger('bus target', 'bus', {
    source: ({ source }) => isKnown(source),
    'dead-letter queue': ({ deadLetter }) => isKnown(deadLetter),
    'limits of delivery': ({ retryPolicy }) => retryPolicy !== undefined && isKnown(retryPolicy),
    pattern: ({ events }) => events?.sources.some(isKnown) === true,
  }),
  ...ofTrigger('schedule', 'schedule', {
    function: ({ function: consumer }) => isKnown(consumer),
    expression: ({ schedule }) => schedule !== undefined && isKnown(schedule.expression),
    'room to start later': ({ schedule }) => schedule !== undefined && isKnown(schedule.flexibleWindow),
  }),
  ...ofTrigger('bucket notification', 'storage', {
    source: ({ source }) => isKnown(source),
    'kinds of event': ({ objects }) => objects?.happenings.some(isKnown) === true,
    'prefix of keys': ({ objects }) => objects !== undefined && isKnown(objects.prefix),
  }),
  ...ofTrigger('log subscription', 'log', { source: ({ source }) => isKnown(source) }),
  ...ofTrigger('user pool trigger', 'identity', { function: ({ function: consumer }) => isKnown(consumer) }),
  {
    name: 'workflow: functions of its tasks',
    seen: ({ triggers }) => triggers.some(({ trigger, consumer }) => trigger === 'workflow' && consumer !== undefined),
  },
  ...of('workflow', 'workflow', {
    states: ({ definition }) => (definition?.graphs[0]?.states.length ?? 0) > 0,
  }),
  ...of('API', 'api', {
    'default authorization': ({ defaultAuthorization }) => isKnown(defaultAuthorization),
    restriction: ({ restricted }) => isKnown(restricted),
    origins: ({ cors }) => isKnown(cors),
    specification: ({ fromSpecification }) => isKnown(fromSpecification),
  }),
  ...of('stage', 'stage', {
    'access log': ({ accessLog }) => isKnown(accessLog),
    limits: ({ throttled }) => isKnown(throttled),
    cache: ({ cached }) => isKnown(cached),
    'log of steps': ({ executionLogLevel }) => isKnown(executionLogLevel),
    tracing: ({ tracing }) => isKnown(tracing),
  }),
  ...of('queue', 'queue', {
    name: ({ queueName }) => isKnown(queueName),
    'visibility timeout': ({ visibilityTimeoutSeconds }) => isKnown(visibilityTimeoutSeconds),
    retention: ({ retentionSeconds }) => isKnown(retentionSeconds),
    redrive: ({ redrive }) => isKnown(redrive),
    'first in, first out': ({ fifo }) => isKnown(fifo),
    'deduplication by content': ({ contentBasedDeduplication }) => isKnown(contentBasedDeduplication),
    encryption: ({ encryption }) => isKnown(encryption),
  }),
  ...of('topic', 'topic', {
    name: ({ topicName }) => isKnown(topicName),
    subscriptions: ({ subscriptions }) => subscriptions.some(({ endpoint }) => isKnown(endpoint)),
  }),
  ...of('table', 'table', {
    name: ({ tableName }) => isKnown(tableName),
    'partition key': ({ partitionKey }) => isKnown(partitionKey),
    'sort key': ({ sortKey }) => isKnown(sortKey),
    indexes: ({ indexes }) => indexes.some(isKnown),
    stream: ({ streamView }) => isKnown(streamView),
    'expiry of items': ({ timeToLive }) => isKnown(timeToLive),
    recovery: ({ recovery }) => isKnown(recovery),
    replicas: ({ isReplicated }) => isReplicated !== undefined && isKnown(isReplicated),
    'end of its data': ({ retention }) => retention !== undefined && isEndKnown(retention),
  }),
  ...of('stream', 'stream', { name: ({ streamName }) => isKnown(streamName) }),
  ...of('bucket', 'bucket', {
    name: ({ bucketName }) => isKnown(bucketName),
    'emptied on deletion': ({ emptiedOnDeletion }) => isKnown(emptiedOnDeletion),
    versions: ({ isVersioned }) => isVersioned !== undefined && isKnown(isVersioned),
    copies: ({ isReplicated }) => isReplicated !== undefined && isKnown(isReplicated),
    'end of old objects': ({ hasLifecycle }) => isKnown(hasLifecycle),
  }),
  ...of('user pool', 'store', { 'end of its data': ({ retention }) => isEndKnown(retention) }),
  ...of('bus', 'bus', { name: ({ busName }) => isKnown(busName) }),
  ...of('rule', 'bus-rule', {
    targets: ({ targets }) => targets.some(({ target }) => isKnown(target)),
    'dead-letter queue': ({ targets }) => targets.some(({ deadLetter }) => isKnown(deadLetter)),
  }),
  ...of('role', 'role', {
    statements: ({ statements }) => statements.some(({ actions }) => actions.some(isKnown)),
    'managed policies': ({ managedPolicies }) => managedPolicies.some(isKnown),
    'permissions boundary': ({ isBounded }) => isBounded !== undefined && isKnown(isBounded),
    conditions: ({ statements }) =>
      statements.some(({ conditions = [] }) => conditions.some(({ values }) => values.some(isKnown))),
    'who assumes it': ({ assumedBy }) => assumedBy.some(isKnown),
  }),
  ...of('resource policy', 'policy', {
    statements: ({ attachment, statements }) => attachment === 'resource' && statements.length > 0,
  }),
  ...of('permission', 'permission', {
    principal: ({ principal }) => isKnown(principal),
    action: ({ action }) => isKnown(action),
    source: ({ source }) => isKnown(source),
    account: ({ sourceAccount }) => isKnown(sourceAccount),
    organization: ({ organization }) => isKnown(organization),
  }),
  ...of('log group', 'log-group', {
    name: ({ logGroupName }) => isKnown(logGroupName),
    retention: ({ retentionDays }) => isKnown(retentionDays),
  }),
  ...of('alarm', 'alarm', {
    metric: ({ metric }) => isKnown(metric),
    'what it watches': ({ dimensions }) => dimensions.some(({ value }) => isKnown(value)),
    'who is told': ({ actions }) => actions.some(isKnown),
    statistic: ({ statistic }) => isKnown(statistic),
    description: ({ description }) => isKnown(description),
  }),
  ...of('DNS record', 'dns-record', {
    routing: ({ routing }) => isKnown(routing),
    'health check': ({ isHealthChecked }) => isKnown(isHealthChecked),
  }),
  ...of('secret', 'secret', { name: () => true }),
  ...of('model endpoint', 'model-endpoint', {
    'requests at a time': ({ variants }) => variants.some(({ maximumConcurrency }) => isKnown(maximumConcurrency)),
    'kept warm': ({ variants }) => variants.some(({ provisionedConcurrency }) => isKnown(provisionedConcurrency)),
    'answers later': ({ asynchronous }) => isKnown(asynchronous),
  }),
  ...of('cache near users', 'cache-policy', { 'longest time': ({ maximumSeconds }) => isKnown(maximumSeconds) }),
  ...of('scaling', 'scaling', { 'what is scaled': ({ dimension }) => isKnown(dimension) }),
  ...of('any other resource', 'other', { kind: ({ resource }) => resource === 'AWS::EC2::VPC' }),
  {
    name: 'tool: its state and version',
    seen: ({ tool }) => tool !== undefined && isKnown(tool.remoteState) && isKnown(tool.version),
  },
];

function isEndKnown({ onDeletion, deletionProtection }: Retention): boolean {
  return isKnown(onDeletion) || isKnown(deletionProtection);
}

function of<K extends DeclarationKind>(
  title: string,
  kind: K,
  rows: Readonly<Record<string, (declaration: OfKind<K>) => boolean>>,
): readonly CoveredProperty[] {
  return Object.entries(rows).map(([row, test]) => ({
    name: `${title}: ${row}`,
    seen: ({ declarations }) =>
      [...declarations.values()].some((each): each is OfKind<K> => each.kind === kind && test(each as OfKind<K>)),
  }));
}

function ofTrigger<T extends TriggerDeclaration['trigger']>(
  title: string,
  trigger: T,
  rows: Readonly<Record<string, (declaration: TriggerOf<T>) => boolean>>,
): readonly CoveredProperty[] {
  return Object.entries(rows).map(([row, test]) => ({
    name: `${title}: ${row}`,
    seen: ({ triggers }) => triggers.some((each) => each.trigger === trigger && test(each as unknown as TriggerOf<T>)),
  }));
}

type TriggerOf<T> = T extends 'http' ? HttpTrigger : T extends PollTrigger['trigger'] ? PollTrigger : PushTrigger;

function isKnown(value: { readonly kind: string }): boolean {
  return value.kind === 'known';
}
