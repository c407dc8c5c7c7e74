/** A dialect with its fixture in `dialects/`, and what cannot be seen there: by the name of the property, with the reason. */
export interface CoveredDialect {
  readonly name: string;
  readonly fixture: string;
  readonly unseen: Readonly<Record<string, string>>;
}

/** Packages are named by what is in them. */
const detected = { 'function: change of code': 'the tool sees to it by itself' };

/** Who deploys a stack is not written in it, and what was deployed is kept by CloudFormation. */
const kept = { 'tool: its state and version': 'CloudFormation keeps what was deployed' };

/** A bucket with objects in it stays. */
const neverEmptied = { 'bucket: emptied on deletion': 'CloudFormation never empties a bucket' };

/** The provider leaves it to what starts the deployment. */
const ofDeployment = {
  'rollout: what is rolled out': 'whoever starts the deployment says it',
  'rollout: checks': 'whoever starts the deployment says it',
};

/** Every dialect that is read. */
export const dialects: readonly CoveredDialect[] = [
  { name: 'SAM', fixture: 'sam', unseen: { ...detected, ...neverEmptied, ...kept } },
  { name: 'CloudFormation', fixture: 'cloudformation', unseen: { ...detected, ...neverEmptied, ...kept } },
  {
    name: 'CDK',
    fixture: 'cdk',
    unseen: {
      ...detected,
      'API: default authorization': 'stands at every route it counts for',
      'resource policy: statements': 'statements added to a resource are not followed',
      ...kept,
    },
  },
  {
    name: 'Serverless Framework',
    fixture: 'serverless-framework',
    unseen: { ...detected, 'API: default authorization': 'stands at every route it counts for', ...neverEmptied },
  },
  { name: 'Terraform', fixture: 'terraform', unseen: ofDeployment },
  {
    name: 'Pulumi',
    fixture: 'pulumi',
    unseen: {
      ...detected,
      'function: files left out': 'archives hold whole folders',
      ...ofDeployment,
      'tool: its state and version': 'the login and the packages of the program say it',
    },
  },
  {
    name: 'Architect',
    fixture: 'architect',
    unseen: {
      ...Object.fromEntries(wordless().map((name) => [name, 'the manifest has no words for it'])),
      ...detected,
    },
  },
];

/** What the manifest of Architect cannot say. */
function wordless(): readonly string[] {
  return [
    'function: name',
    'function: tracing',
    'function: environment',
    'function: dead-letter queue',
    'function: log group',
    'function: log format',
    'function: encryption key',
    'function: log levels',
    'function: network',
    'function: subnets',
    'function: security groups',
    'function: file system',
    'function: tags',
    'function: change of code',
    'function: start from a snapshot',
    'function: files left out',
    'subnet: network',
    'subnet: zone',
    'security group: rules',
    'route: table',
    'route: addresses',
    'route table: subnet',
    'endpoint: service',
    'function address: authorization',
    'function address: origins',
    'asynchronous invocation: failure destination',
    'asynchronous invocation: success destination',
    'asynchronous invocation: retries',
    'asynchronous invocation: age of events',
    'alias: provisioned concurrency',
    'alias: share of requests',
    'rollout: what is rolled out',
    'rollout: steps',
    'rollout: alarms',
    'rollout: checks',
    'layer: folder',
    'route: authorization',
    'route: form of requests',
    'route: kind of integration',
    'route: time the gateway waits',
    'route: check of requests',
    'queue mapping: failed items',
    'queue mapping: concurrency',
    'queue mapping: filter',
    'queue mapping: enabled',
    'stream mapping: retries',
    'stream mapping: age of records',
    'stream mapping: bisection',
    'stream mapping: failure destination',
    'stream mapping: batches of a shard at a time',
    'topic subscription: filter',
    'bus target: source',
    'bus target: dead-letter queue',
    'bus target: limits of delivery',
    'bus target: pattern',
    'schedule: room to start later',
    'bucket notification: source',
    'bucket notification: kinds of event',
    'bucket notification: prefix of keys',
    'log subscription: source',
    'user pool trigger: function',
    'workflow: functions of its tasks',
    'workflow: states',
    'API: default authorization',
    'API: restriction',
    'API: origins',
    'API: specification',
    'stage: access log',
    'stage: limits',
    'stage: cache',
    'stage: log of steps',
    'stage: tracing',
    'queue: name',
    'queue: retention',
    'queue: redrive',
    'queue: deduplication by content',
    'queue: encryption',
    'topic: name',
    'topic: subscriptions',
    'table: name',
    'table: replicas',
    'table: end of its data',
    'stream: name',
    'bucket: name',
    'bucket: emptied on deletion',
    'bucket: versions',
    'bucket: copies',
    'bucket: end of old objects',
    'user pool: end of its data',
    'bus: name',
    'rule: targets',
    'rule: dead-letter queue',
    'role: permissions boundary',
    'role: conditions',
    'resource policy: statements',
    'permission: principal',
    'permission: action',
    'permission: source',
    'permission: account',
    'permission: organization',
    'log group: name',
    'log group: retention',
    'alarm: metric',
    'alarm: what it watches',
    'alarm: who is told',
    'alarm: statistic',
    'alarm: description',
    'DNS record: routing',
    'DNS record: health check',
    'secret: name',
    'model endpoint: requests at a time',
    'model endpoint: kept warm',
    'model endpoint: answers later',
    'cache near users: longest time',
    'scaling: what is scaled',
    'any other resource: kind',
    'tool: its state and version',
  ];
}
