import type {
  AliasDeclaration,
  AsyncInvokeDeclaration,
  BusRuleDeclaration,
  ConnectorDeclaration,
  Declaration,
  FunctionDeclaration,
  FunctionUrlDeclaration,
  HttpTrigger,
  LayerDeclaration,
  LogGroupDeclaration,
  OtherDeclaration,
  Packaging,
  PolicyDeclaration,
  PollTrigger,
  PushTrigger,
  QueueDeclaration,
  RoleDeclaration,
  StatementDeclaration,
  TableDeclaration,
  Target,
  TemplateFacts,
  TopicDeclaration,
  WorkflowDeclaration,
} from '../../src/model/template.js';
import { absent, type Known, known, type Unknown, unknown } from '../../src/model/value.js';
import { at } from './code-facts.js';

const file = 'template.yaml';
let line = 0;

/** A template of these declarations. */
export function template(...declarations: readonly Declaration[]): TemplateFacts {
  return { root: file, dialect: 'sam', files: [file], declarations, incomplete: [], problems: [], suppressions: [] };
}

export function is<T>(value: T): Known<T> {
  return known(value, at(file, 0));
}

export function unresolved(): Unknown {
  return unknown(at(file, 0), 'a parameter has no default');
}

/** A reference to a declaration of the template. */
export function ref(id: string): Known<Target> {
  return is<Target>({ kind: 'resource', id });
}

export function text(written: string): Known<Target> {
  return is<Target>({ kind: 'text', text: written });
}

/** A declaration is known by its id alone; everything else is absent until said. */
function declared(id: string, type: string) {
  const name = id.slice(id.lastIndexOf('/') + 1);
  const origin = { dialect: 'sam', file, path: ['Resources', name] } as const;
  return { id, name, origin, range: at(file, line++), type, conditional: false };
}

export function folder(path: string, more: Partial<Extract<Packaging, { kind: 'folder' }>> = {}): Packaging {
  return { kind: 'folder', folder: is(path), entryPoints: [], ...more };
}

export function lambda(id: string, more: Partial<FunctionDeclaration> = {}): FunctionDeclaration {
  return {
    ...declared(id, 'AWS::Serverless::Function'),
    kind: 'function',
    packaging: folder('src'),
    runtime: is('nodejs22.x'),
    handler: is('app.handler'),
    functionName: absent,
    timeoutSeconds: absent,
    memoryMb: absent,
    reservedConcurrency: absent,
    tracing: absent,
    environment: { variables: [], complete: true },
    layers: [],
    architectures: absent,
    role: absent,
    deadLetter: absent,
    logGroup: absent,
    logFormat: absent,
    applicationLogLevel: absent,
    systemLogLevel: absent,
    inVpc: absent,
    subnets: [],
    securityGroups: [],
    mountsFileSystem: absent,
    detectsCodeChange: absent,
    startsFromSnapshot: absent,
    generated: false,
    ...more,
  };
}

export function environment(variables: Readonly<Record<string, Known<Target>>>): FunctionDeclaration['environment'] {
  return {
    complete: true,
    variables: Object.entries(variables).map(([name, value]) => ({ name, range: at(file, 0), value })),
  };
}

export function queue(id: string, more: Partial<QueueDeclaration> = {}): QueueDeclaration {
  return {
    ...declared(id, 'AWS::SQS::Queue'),
    kind: 'queue',
    queueName: absent,
    visibilityTimeoutSeconds: absent,
    retentionSeconds: absent,
    redrive: absent,
    fifo: absent,
    contentBasedDeduplication: absent,
    encryption: absent,
    ...more,
  };
}

export function redriveTo(target: Known<Target>): QueueDeclaration['redrive'] {
  return is({ target, maxReceiveCount: is(5) });
}

export function pollTrigger(id: string, more: Partial<PollTrigger> = {}): PollTrigger {
  return {
    ...declared(id, 'SQS'),
    kind: 'trigger',
    trigger: 'queue',
    service: 'sqs',
    function: absent,
    source: absent,
    batchSize: absent,
    batchingWindowSeconds: absent,
    reportsBatchItemFailures: absent,
    onFailure: absent,
    maximumRetryAttempts: absent,
    maximumRecordAgeSeconds: absent,
    bisectOnError: absent,
    startingPosition: absent,
    maximumConcurrency: absent,
    parallelizationFactor: absent,
    filtered: absent,
    enabled: absent,
    ...more,
  };
}

export function pushTrigger(id: string, more: Partial<PushTrigger> = {}): PushTrigger {
  return {
    ...declared(id, 'Schedule'),
    kind: 'trigger',
    trigger: 'schedule',
    function: absent,
    source: absent,
    asynchronous: true,
    deadLetter: absent,
    enabled: absent,
    ...more,
  };
}

export function httpTrigger(id: string, more: Partial<HttpTrigger> = {}): HttpTrigger {
  return {
    ...declared(id, 'Api'),
    kind: 'trigger',
    trigger: 'http',
    gateway: 'rest',
    function: absent,
    source: absent,
    method: is('GET'),
    path: is('/'),
    authorization: absent,
    payloadFormat: absent,
    integration: absent,
    integrationTimeoutSeconds: absent,
    validated: absent,
    cors: absent,
    ...more,
  };
}

export function functionUrl(id: string, more: Partial<FunctionUrlDeclaration> = {}): FunctionUrlDeclaration {
  return {
    ...declared(id, 'AWS::Lambda::Url'),
    kind: 'function-url',
    function: absent,
    authorization: is('none'),
    cors: absent,
    ...more,
  };
}

export function asyncInvoke(id: string, more: Partial<AsyncInvokeDeclaration> = {}): AsyncInvokeDeclaration {
  return {
    ...declared(id, 'AWS::Lambda::EventInvokeConfig'),
    kind: 'async-invoke',
    function: absent,
    onFailure: absent,
    onSuccess: absent,
    maximumRetryAttempts: absent,
    maximumEventAgeSeconds: absent,
    ...more,
  };
}

export function alias(id: string, of: Known<Target>): AliasDeclaration {
  return {
    ...declared(id, 'AWS::Lambda::Alias'),
    kind: 'alias',
    isVersion: false,
    function: of,
    provisionedConcurrency: absent,
    splitsTraffic: absent,
  };
}

export function topic(id: string, more: Partial<TopicDeclaration> = {}): TopicDeclaration {
  return { ...declared(id, 'AWS::SNS::Topic'), kind: 'topic', topicName: absent, subscriptions: [], ...more };
}

export function table(id: string, more: Partial<TableDeclaration> = {}): TableDeclaration {
  return {
    ...declared(id, 'AWS::DynamoDB::Table'),
    kind: 'table',
    tableName: absent,
    partitionKey: absent,
    sortKey: absent,
    indexes: [],
    indexesComplete: true,
    streamView: absent,
    timeToLive: absent,
    recovery: absent,
    ...more,
  };
}

export function busRule(id: string, more: Partial<BusRuleDeclaration> = {}): BusRuleDeclaration {
  return {
    ...declared(id, 'AWS::Events::Rule'),
    kind: 'bus-rule',
    rule: 'rule',
    source: absent,
    targets: [],
    ...more,
  };
}

export function workflow(id: string, more: Partial<WorkflowDeclaration> = {}): WorkflowDeclaration {
  return {
    ...declared(id, 'AWS::Serverless::StateMachine'),
    kind: 'workflow',
    states: absent,
    tasks: [],
    ...more,
  };
}

export function logGroup(id: string, name: Known<Target>): LogGroupDeclaration {
  return { ...declared(id, 'AWS::Logs::LogGroup'), kind: 'log-group', logGroupName: name, retentionDays: absent };
}

export function connector(id: string, more: Partial<ConnectorDeclaration> = {}): ConnectorDeclaration {
  return {
    ...declared(id, 'AWS::Serverless::Connector'),
    kind: 'connector',
    source: absent,
    destination: absent,
    permissions: ['Read'],
    ...more,
  };
}

export function layer(id: string, path: string): LayerDeclaration {
  return { ...declared(id, 'AWS::Serverless::LayerVersion'), kind: 'layer', folder: is(path) };
}

export function other(id: string): OtherDeclaration {
  return { ...declared(id, 'AWS::SecretsManager::Secret'), kind: 'other' };
}

export function role(id: string, more: Partial<RoleDeclaration> = {}): RoleDeclaration {
  return {
    ...declared(id, 'AWS::IAM::Role'),
    kind: 'role',
    statements: [],
    managedPolicies: [],
    policyTemplates: [],
    assumedBy: [],
    complete: true,
    generated: false,
    ...more,
  };
}

export function policy(id: string, more: Partial<PolicyDeclaration> = {}): PolicyDeclaration {
  return {
    ...declared(id, 'AWS::IAM::Policy'),
    kind: 'policy',
    attachment: 'roles',
    statements: [],
    complete: true,
    roles: [],
    ...more,
  };
}

export function statement(actions: readonly string[], resources: readonly Known<Target>[]): StatementDeclaration {
  return {
    origin: { dialect: 'sam', file, path: [] },
    range: at(file, line++),
    effect: is('Allow'),
    actions: actions.map((action) => is(action)),
    notActions: [],
    resources,
    notResources: [],
    hasCondition: false,
  };
}

export { absent };
