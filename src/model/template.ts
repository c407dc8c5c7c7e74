import type { SuppressionComment } from './code.js';
import type { SourceRange, SyntaxProblem } from './source.js';
import type { Value } from './value.js';
import type { WorkflowDefinition } from './workflow.js';

export type Dialect =
  | 'sam'
  | 'cloudformation'
  | 'cdk'
  | 'serverless-framework'
  | 'terraform'
  | 'pulumi'
  | 'architect'
  /** State machines in Amazon States Language that no template names. */
  | 'asl'
  /** Handlers that no template names. */
  | 'code';

/** What one root template (with all it includes) declares, in words no dialect owns. Plain data. */
export interface TemplateFacts {
  /** Workspace-relative path of the root file. */
  readonly root: string;
  readonly dialect: Dialect;
  /** Every file that took part, the root first. */
  readonly files: readonly string[];
  readonly declarations: readonly Declaration[];
  /** Something was left out that may declare more (a remote nested stack, a macro): absence proves less. */
  readonly incomplete: readonly { readonly range: SourceRange; readonly reason: string }[];
  readonly problems: readonly SyntaxProblem[];
  readonly suppressions: readonly SuppressionComment[];
  /**
   * A program made it when it was run, and this is the program's folder. Where the program itself can be read, it counts
   * instead.
   */
  readonly outputOf?: string;
  /** Names that values refer to and that nothing declares. */
  readonly unresolved?: readonly UnresolvedName[];
  /** Parts that the tool which deploys refuses, or leaves out without a word. */
  readonly misused?: readonly MisusedPart[];
  /** What somebody gives when deploying. */
  readonly parameters?: readonly ParameterDeclaration[];
  /** What everybody can read who may look at what was deployed. */
  readonly outputs?: readonly OutputDeclaration[];
}

/** A name that a value refers to and that nothing declares: it cannot be deployed. */
export interface UnresolvedName {
  /** What holds the name. */
  readonly range: SourceRange;
  /** As it is written: `Order`; of a path the part that is not there. */
  readonly name: string;
  /** With what is around it: `var.order`, `self:custom.order`. */
  readonly written: string;
  /** The names that are there and could be meant. */
  readonly candidates: readonly string[];
}

/** A part of a template that the tool which deploys does not take as it is meant. */
export interface MisusedPart {
  readonly range: SourceRange;
  /** What it is, for a person: `AWS::Serverless::Function`, `Policies under Globals.Function`. */
  readonly part: string;
  /** The tool stops, or it goes on as if the part were not there. */
  readonly effect: 'refused' | 'ignored';
  /** Why, and what to do, in a sentence that goes on: `SAM takes only …`. */
  readonly reason: string;
  /** The name in the range, and what it was most likely meant to be. */
  readonly meant?: { readonly name: string; readonly by: string };
  /** What the template lacks so that the tool understands it can be added there. */
  readonly completes?: Origin;
}

/** What somebody gives when deploying. */
export interface ParameterDeclaration {
  readonly name: string;
  readonly range: SourceRange;
  readonly origin: Origin;
  /** Text, number or boolean as text; a list or map is unknown. */
  readonly default: Value<string>;
  /** Consoles, logs and plans do not show it. */
  readonly masked: Value<boolean>;
  /** Its name says that it is a password or key, and what is given is that itself. */
  readonly isCalledSecret: boolean;
}

/** What is shown after deploying, or can be read by others. */
export interface OutputDeclaration {
  readonly name: string;
  readonly range: SourceRange;
  readonly origin: Origin;
  readonly value: Value<Target>;
  readonly masked: Value<boolean>;
  /** What makes the value a secret: the parameter it comes from, or where it is read from. */
  readonly secret?: OutputSecret;
}

/**
 * - `parameter`: a parameter that is masked, or called a password or key.
 * - `resolved`: a reference to a secret store, or to a key that is made here.
 */
export type OutputSecret = { readonly kind: 'parameter'; readonly parameter: string } | { readonly kind: 'resolved' };

export type Declaration =
  | FunctionDeclaration
  | TriggerDeclaration
  | FunctionUrlDeclaration
  | AsyncInvokeDeclaration
  | QueueDeclaration
  | TopicDeclaration
  | TableDeclaration
  | StreamDeclaration
  | BucketDeclaration
  | BusDeclaration
  | BusRuleDeclaration
  | ApiDeclaration
  | StageDeclaration
  | RoleDeclaration
  | PolicyDeclaration
  | PermissionDeclaration
  | ConnectorDeclaration
  | LogGroupDeclaration
  | AlarmDeclaration
  | WorkflowDeclaration
  | LayerDeclaration
  | AliasDeclaration
  | SecretDeclaration
  | StoreDeclaration
  | SubnetDeclaration
  | RouteTableDeclaration
  | RouteDeclaration
  | RouteAssociationDeclaration
  | VpcEndpointDeclaration
  | OtherDeclaration;

export type DeclarationKind = Declaration['kind'];

/** Where a declaration stands, so that its reader can find it again to change it. */
export interface Origin {
  readonly dialect: Dialect;
  readonly file: string;
  /** The way to it in the file, in the dialect's own keys: `['Resources', 'Save', 'Properties', 'Events', 'Orders']`. */
  readonly path: readonly string[];
  /** The file of the application that takes new resources and rights; absent where each file takes its own. */
  readonly root?: string;
}

interface Declared {
  /** Unique in the application: the logical name, with the nested stack or module before it (`Storage/Orders`). */
  readonly id: string;
  /** The name a person knows it by: the last part of the id. */
  readonly name: string;
  readonly origin: Origin;
  /** The name where it is declared: findings on the whole declaration are shown here. */
  readonly range: SourceRange;
  /** The dialect's own type: `AWS::SQS::Queue`. Only for messages and the `model` command. */
  readonly type: string;
  /** Under a condition, `count` or the like: it may not be there. */
  readonly conditional: boolean;
  /** The key that what it stores is encrypted with, where one is named: a key of the account, or one of AWS by its alias. */
  readonly encryptionKey?: Value<Target>;
}

/**
 * What a property points to.
 *
 * - `resource`: a declaration of this application, by id; `attribute` as the model names it; `suffix` is text after it
 *   (`/index/*`).
 * - `text`: an ARN, name or URL written out. Parts that are not known stand as `${Name}`.
 */
export type Target =
  | { readonly kind: 'resource'; readonly id: string; readonly attribute?: string; readonly suffix?: string }
  | { readonly kind: 'text'; readonly text: string };

export interface FunctionDeclaration extends Declared {
  readonly kind: 'function';
  readonly packaging: Packaging;
  readonly runtime: Value<string>;
  /** The handler string as the runtime gets it: `src/orders.handler`. */
  readonly handler: Value<string>;
  readonly functionName: Value<string>;
  /** Whole seconds; 3 when absent in CloudFormation, SAM and Terraform (documented default). */
  readonly timeoutSeconds: Value<number>;
  readonly memoryMb: Value<number>;
  readonly reservedConcurrency: Value<number>;
  readonly tracing: Value<'Active' | 'PassThrough' | 'Disabled'>;
  readonly environment: Environment;
  readonly layers: readonly Value<Target>[];
  readonly architectures: Value<readonly string[]>;
  /** The execution role, given or made by the tool (then it is a `role` declaration with `generated`). */
  readonly role: Value<Target>;
  /** The dead-letter target written on the function itself. */
  readonly deadLetter: Value<Target>;
  /** The log group named by the function's logging configuration. */
  readonly logGroup: Value<Target>;
  /** Lambda writes lines as text when absent (documented default). Levels are filtered only in JSON. */
  readonly logFormat: Value<'JSON' | 'Text'>;
  /** The least level of the function's own lines that is kept: `WARN`. */
  readonly applicationLogLevel: Value<string>;
  /** The least level of the lines that Lambda itself adds. */
  readonly systemLogLevel: Value<string>;
  readonly inVpc: Value<boolean>;
  /** The subnets it gets its network interfaces in; empty when none is written, or none can be told. */
  readonly subnets: readonly Value<Target>[];
  /** A file system of the network is mounted. */
  readonly mountsFileSystem: Value<boolean>;
  /**
   * Whether new code alone makes the tool deploy the function again. Absent where tools see to it by themselves; `known` is
   * false where the package is named by a path that stays the same.
   */
  readonly detectsCodeChange: Value<boolean>;
  /** Made by the tool itself, not by the user (a custom resource's provider). */
  readonly generated: boolean;
}

/** How the handler string leads to source files. Folders are workspace-relative, `''` is the workspace folder. */
export type Packaging =
  | {
      readonly kind: 'folder';
      readonly folder: Value<string>;
      readonly entryPoints: readonly EntryPoint[];
      readonly buildMethod?: string;
    }
  | { readonly kind: 'inline'; readonly text: Value<string> }
  | { readonly kind: 'image'; readonly folder: Value<string> }
  /** A function of the program that declares it: the tool packages what stands there. */
  | { readonly kind: 'written'; readonly at: SourceRange }
  /** Already built, elsewhere (S3): the code cannot be read. */
  | { readonly kind: 'remote' };

/** A source file a bundler starts from, workspace-relative. */
export interface EntryPoint {
  readonly file: string;
  readonly range: SourceRange;
}

export interface Environment {
  readonly variables: readonly EnvironmentVariable[];
  /** False when part of it is unknown (an import, a transform): a missing name proves nothing. */
  readonly complete: boolean;
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly range: SourceRange;
  readonly value: Value<Target>;
  /** Given through a parameter; `masked` when the parameter is marked as not to be shown (`NoEcho`). */
  readonly parameter?: { readonly name: string; readonly masked: boolean };
  /** Set when deploying puts a secret's value here, readable to everybody who may read the configuration. */
  readonly secret?: EnvironmentSecret;
  /** Other parts of the template take their value from this variable. */
  readonly servesTemplate?: true;
}

/**
 * - `literal`: the text itself is a key of a known format or a password by name and entropy; `type` says which.
 * - `masked-parameter`: a parameter its author marked as not to be shown.
 * - `parameter`: a parameter that is called a password or key, as the variable is, and is not even marked.
 * - `resolved`: a reference to a secret store that is replaced by the secret when deploying.
 */
export type EnvironmentSecret =
  | { readonly kind: 'literal'; readonly type: string }
  | { readonly kind: 'masked-parameter' | 'parameter'; readonly parameter: string }
  | { readonly kind: 'resolved' };

/** What kind of source starts a function. `deployment`: a custom resource or hook, at most once for each deployment. */
export type TriggerType =
  | 'http'
  | 'queue'
  | 'topic'
  | 'bus'
  | 'schedule'
  | 'stream'
  | 'storage'
  | 'log'
  | 'identity'
  | 'workflow'
  | 'deployment'
  | 'other';

/** What starts a function. One declaration for each pair of source and function. */
export type TriggerDeclaration = HttpTrigger | PollTrigger | PushTrigger;

interface TriggerBase extends Declared {
  readonly kind: 'trigger';
  readonly function: Value<Target>;
  readonly source: Value<Target>;
}

export interface HttpTrigger extends TriggerBase {
  readonly trigger: 'http';
  readonly method: Value<string>;
  readonly path: Value<string>;
  /** What is written at the route; absent means the API's default counts. */
  readonly authorization: Value<Authorization>;
  /** Payload format or gateway kind: decides the event's shape. */
  readonly gateway: 'rest' | 'http' | 'websocket' | 'url' | 'alb' | 'graphql' | 'unknown';
  /**
   * The form of the event of an HTTP API: `1.0` is that of REST APIs. Absent where the tool has no documented default.
   * Other gateways have one form only.
   */
  readonly payloadFormat: Value<'1.0' | '2.0'>;
  /**
   * How the gateway hands requests on. Absent means `proxy`: the whole request is the event, and the answer is the whole
   * response. `mapped`: templates make both. `asynchronous`: the caller does not wait for the function. `streamed`: the
   * function writes the response bit by bit.
   */
  readonly integration: Value<'proxy' | 'mapped' | 'asynchronous' | 'streamed'>;
  /** How long the gateway waits for the function, in seconds; absent means 29 for REST and 30 for HTTP APIs. */
  readonly integrationTimeoutSeconds: Value<number>;
  /** The gateway checks requests against what the route demands before the function gets them. */
  readonly validated: Value<boolean>;
  /** What is said of other origins at the route itself. */
  readonly cors: Value<Cors>;
}

/** What pages of other origins may do. */
export interface Cors {
  /** `*` for all of them. */
  readonly origins: Value<readonly string[]>;
  /** Absent means no. */
  readonly credentials: Value<boolean>;
}

export type Authorization = 'none' | 'iam' | 'authorizer' | 'key';

/** A mapping that polls for batches: queues and streams. */
export interface PollTrigger extends TriggerBase {
  readonly trigger: 'queue' | 'stream';
  readonly service: 'sqs' | 'mq' | 'kinesis' | 'dynamodb' | 'kafka' | 'documentdb' | 'unknown';
  /** Absent means the documented default: 10 for SQS, 100 for streams. */
  readonly batchSize: Value<number>;
  readonly batchingWindowSeconds: Value<number>;
  readonly reportsBatchItemFailures: Value<boolean>;
  readonly onFailure: Value<Target>;
  readonly maximumRetryAttempts: Value<number>;
  readonly maximumRecordAgeSeconds: Value<number>;
  readonly bisectOnError: Value<boolean>;
  /** `LATEST`, `TRIM_HORIZON` or `AT_TIMESTAMP`: where a new mapping begins to read a stream; queues have none. */
  readonly startingPosition: Value<string>;
  readonly maximumConcurrency: Value<number>;
  readonly filtered: Value<boolean>;
  readonly enabled: Value<boolean>;
}

/** A source that pushes events and, but for identity and workflow, invokes asynchronously. */
export interface PushTrigger extends TriggerBase {
  readonly trigger: 'topic' | 'bus' | 'schedule' | 'storage' | 'log' | 'identity' | 'workflow' | 'deployment' | 'other';
  /** The service invokes and does not wait for the answer: failures go to the function's failure destination. */
  readonly asynchronous: boolean;
  /** The source's own dead-letter queue for events it cannot deliver (rule target, schedule, subscription). */
  readonly deadLetter: Value<Target>;
  readonly enabled: Value<boolean>;
  /** When it starts the function, for a schedule. */
  readonly schedule?: Schedule;
  /** The rule it is a target of, as others of its template name it. */
  readonly ruleName?: string;
  /** Which objects of a bucket start the function; absent for other sources, and where nothing says it. */
  readonly objects?: ObjectSelection;
  /** Which events of a bus start the function; absent for other sources. */
  readonly events?: EventSelection;
  /** A filter lets only some messages of a topic through; absent for other sources. */
  readonly filtered?: Value<boolean>;
}

/** Objects of a bucket, by what happens to them and by their keys. */
export interface ObjectSelection {
  /** `s3:ObjectCreated:*`. Empty where nothing is said: then every object that is created counts. */
  readonly happenings: readonly Value<string>[];
  /** What their keys begin and end with; absent means anything. */
  readonly prefix: Value<string>;
  readonly suffix: Value<string>;
}

/** Events of a bus, by what a pattern asks of them. */
export interface EventSelection {
  /** Each a text that is compared as a whole, or unknown for other ways to compare. Empty: any. */
  readonly sources: readonly Value<string>[];
  readonly detailTypes: readonly Value<string>[];
  /** More is asked: fields of the detail, the account, resources. */
  readonly isNarrower: boolean;
}

/** When a schedule runs, as it is written. */
export interface Schedule {
  /** `rate(5 minutes)`, `cron(0 8 * * ? *)`, `at(2026-12-01T08:00:00)`. */
  readonly expression: Value<string>;
  /** A rule on the event bus, or a schedule of EventBridge Scheduler: they do not take the same expressions. */
  readonly service: 'rule' | 'scheduler';
  /** Of the scheduler only; absent means UTC. */
  readonly timeZone: Value<string>;
}

export interface FunctionUrlDeclaration extends Declared {
  readonly kind: 'function-url';
  readonly function: Value<Target>;
  readonly authorization: Value<Authorization>;
  readonly cors: Value<Cors>;
}

/** How asynchronous invocations of a function are retried and where they go in the end. */
export interface AsyncInvokeDeclaration extends Declared {
  readonly kind: 'async-invoke';
  readonly function: Value<Target>;
  readonly onFailure: Value<Target>;
  readonly onSuccess: Value<Target>;
  /** 0 to 2; absent means 2. */
  readonly maximumRetryAttempts: Value<number>;
  readonly maximumEventAgeSeconds: Value<number>;
}

export interface QueueDeclaration extends Declared {
  readonly kind: 'queue';
  readonly queueName: Value<string>;
  /** 0 to 43,200; absent means 30. */
  readonly visibilityTimeoutSeconds: Value<number>;
  readonly retentionSeconds: Value<number>;
  readonly redrive: Value<Redrive>;
  readonly fifo: Value<boolean>;
  /** SQS takes the hash of a message's body for its deduplication id; only queues that are first in, first out. */
  readonly contentBasedDeduplication: Value<boolean>;
  /**
   * `service`: keys that SQS keeps itself, which is what absent means (SQS developer guide, "Encryption at rest", 2026-11).
   * `none` only where it is switched off in words.
   */
  readonly encryption: Value<'none' | 'service' | 'kms'>;
  /** A parameter of the parameter store holds its name, ARN or URL: others may read or watch it. */
  readonly isPublished?: true;
}

export interface Redrive {
  readonly target: Value<Target>;
  readonly maxReceiveCount: Value<number>;
}

export interface TopicDeclaration extends Declared {
  readonly kind: 'topic';
  readonly topicName: Value<string>;
  /** Subscriptions of anything but functions (those are triggers). */
  readonly subscriptions: readonly {
    readonly protocol: Value<string>;
    readonly endpoint: Value<Target>;
    readonly deadLetter: Value<Target>;
    readonly range: SourceRange;
    readonly origin: Origin;
  }[];
}

export interface TableDeclaration extends Declared {
  readonly kind: 'table';
  readonly tableName: Value<string>;
  readonly partitionKey: Value<string>;
  readonly sortKey: Value<string>;
  readonly indexes: readonly Value<string>[];
  /** False when there may be more of them. */
  readonly indexesComplete: boolean;
  readonly streamView: Value<string>;
  /** The attribute that says when an item expires; absent when items stay. */
  readonly timeToLive: Value<string>;
  /** Point-in-time recovery; absent means off (DynamoDB developer guide, 2026-11). */
  readonly recovery: Value<boolean>;
  readonly retention?: Retention;
}

/** What becomes of the data in a resource when the resource is taken out of the template, replaced, or the stack deleted. */
export interface Retention {
  /** Absent means `Delete` but for databases, of which a snapshot is kept. */
  readonly onDeletion: Value<DeletionPolicy>;
  readonly onReplacement: Value<DeletionPolicy>;
  /** The service or the tool refuses to delete it. */
  readonly deletionProtection: Value<boolean>;
}

export type DeletionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate' | 'Snapshot';

export interface StreamDeclaration extends Declared {
  readonly kind: 'stream';
  readonly streamName: Value<string>;
}

export interface BucketDeclaration extends Declared {
  readonly kind: 'bucket';
  readonly bucketName: Value<string>;
  /** It is emptied first when it is to be deleted: otherwise a bucket with objects in it cannot be deleted at all. */
  readonly emptiedOnDeletion: Value<boolean>;
  readonly retention?: Retention;
}

export interface BusDeclaration extends Declared {
  readonly kind: 'bus';
  readonly busName: Value<string>;
}

/** A rule, schedule or pipe: its function targets are triggers; the others stand here. */
export interface BusRuleDeclaration extends Declared {
  readonly kind: 'bus-rule';
  readonly rule: 'rule' | 'schedule' | 'pipe';
  readonly source: Value<Target>;
  /** When it runs, for a schedule. */
  readonly schedule?: Schedule;
  readonly targets: readonly {
    readonly target: Value<Target>;
    readonly deadLetter: Value<Target>;
    readonly range: SourceRange;
    readonly origin: Origin;
  }[];
}

export interface ApiDeclaration extends Declared {
  readonly kind: 'api';
  readonly gateway: 'rest' | 'http' | 'websocket' | 'graphql';
  /** What routes get that say nothing themselves. */
  readonly defaultAuthorization: Value<Authorization>;
  /** A resource policy, private endpoint or the like keeps strangers out whatever a route says. */
  readonly restricted: Value<boolean>;
  readonly cors: Value<Cors>;
  /** Made by the tool because a function declares a route without naming an API. */
  readonly generated: boolean;
}

/** Where an API is deployed to: what is logged there, and how much is let through. */
export interface StageDeclaration extends Declared {
  readonly kind: 'stage';
  readonly api: Value<Target>;
  readonly gateway: 'rest' | 'http' | 'websocket';
  readonly accessLog: Value<AccessLog>;
  /** A rate is set: for the stage, for routes of it, or by a usage plan. Without one the limits of the account count. */
  readonly throttled: Value<boolean>;
  /** Made by the tool with its API, not written as a resource. */
  readonly generated: boolean;
}

/** A line for each request that reaches a stage, whatever becomes of it. */
export interface AccessLog {
  readonly destination: Value<Target>;
  /** Absent where the tool chooses one. */
  readonly format: Value<string>;
}

export interface RoleDeclaration extends Declared {
  readonly kind: 'role';
  readonly statements: readonly StatementDeclaration[];
  /** ARNs or names of managed policies, or references to `policy` declarations. */
  readonly managedPolicies: readonly Value<Target>[];
  /** Policy templates of SAM, expanded by the linker from dated data. */
  readonly policyTemplates: readonly PolicyTemplateUse[];
  /** Services that may assume it: `lambda.amazonaws.com`. Empty when made by the tool for one function. */
  readonly assumedBy: readonly Value<string>[];
  /** False when policies are attached that cannot be read. */
  readonly complete: boolean;
  readonly generated: boolean;
}

export interface PolicyTemplateUse {
  readonly origin: Origin;
  readonly template: string;
  readonly parameters: Readonly<Record<string, Value<Target>>>;
  readonly range: SourceRange;
}

/** A policy of its own, attached to roles, a managed policy, or a resource policy on queues, topics, buckets. */
export interface PolicyDeclaration extends Declared {
  readonly kind: 'policy';
  readonly attachment: 'roles' | 'resource';
  readonly statements: readonly StatementDeclaration[];
  /** False when part of it is known only when deploying. */
  readonly complete: boolean;
  /** Roles it is attached to here; roles that name it stand in `RoleDeclaration.managedPolicies`. */
  readonly roles: readonly Value<Target>[];
}

export interface StatementDeclaration {
  readonly origin: Origin;
  readonly range: SourceRange;
  readonly sid?: string;
  readonly effect: Value<'Allow' | 'Deny'>;
  /** Each as written: `dynamodb:PutItem`, `s3:*`. */
  readonly actions: readonly Value<string>[];
  readonly notActions: readonly Value<string>[];
  readonly resources: readonly Value<Target>[];
  readonly notResources: readonly Value<Target>[];
  readonly hasCondition: boolean;
  /** Its actions are not written one by one: they are given by the name of a set. */
  readonly set?: ActionSet;
  /** The tool gives it to every function, whatever is written: nobody can change it. */
  readonly fixed?: true;
}

/** Actions that a tool gives together under one name: a policy template, a method that grants. */
export interface ActionSet {
  readonly name: string;
  /** Sets of fewer of its actions that are given in the same way, and that can be written in its place. */
  readonly narrower: readonly { readonly name: string; readonly actions: readonly string[] }[];
}

/** A right to call a function, kept with the function. */
export interface PermissionDeclaration extends Declared {
  readonly kind: 'permission';
  readonly function: Value<Target>;
  /** A service, an account, a role; `*` is everybody. */
  readonly principal: Value<string>;
  /** `lambda:InvokeFunction`, `lambda:InvokeFunctionUrl`. */
  readonly action: Value<string>;
  /** The resource on whose behalf a service calls. */
  readonly source: Value<Target>;
  /** The account that resource belongs to. */
  readonly sourceAccount: Value<string>;
  /** Only principals of this organization. */
  readonly organization: Value<string>;
  /** What a skill of Alexa has to show. */
  readonly eventSourceToken: Value<string>;
  /** Only through the function's address, whose own settings decide who may call. */
  readonly onlyThroughUrl: Value<boolean>;
}

/** SAM connectors and kin: rights given from one resource to another without naming actions. */
export interface ConnectorDeclaration extends Declared {
  readonly kind: 'connector';
  readonly source: Value<Target>;
  readonly destination: Value<Target>;
  readonly permissions: readonly ('Read' | 'Write')[];
}

export interface LogGroupDeclaration extends Declared {
  readonly kind: 'log-group';
  /** May hold a function's reference: `{ kind: 'text', text: '/aws/lambda/${Save}' }`. */
  readonly logGroupName: Value<Target>;
  readonly retentionDays: Value<number>;
  /** Made by the tool itself for a function, not written as a resource. */
  readonly generated?: true;
}

export interface AlarmDeclaration extends Declared {
  readonly kind: 'alarm';
  readonly metric: Value<string>;
  readonly namespace: Value<string>;
  readonly dimensions: readonly { readonly name: string; readonly value: Value<Target> }[];
  /** Who is told when it rings. */
  readonly actions: readonly Value<Target>[];
}

export interface WorkflowDeclaration extends Declared {
  readonly kind: 'workflow';
  /** Number of states where the definition can be read. */
  readonly states: Value<number>;
  /** Resources its tasks use, functions among them. */
  readonly tasks: readonly Value<Target>[];
  /** The definition's file, when it is one of its own. */
  readonly definitionFile?: string;
  /** What the definition says, where it can be read. */
  readonly definition?: WorkflowDefinition;
  /** Absent means standard. */
  readonly workflowType?: Value<'STANDARD' | 'EXPRESS'>;
  /** Absent means `OFF`. */
  readonly logLevel?: Value<'ALL' | 'ERROR' | 'FATAL' | 'OFF'>;
  /** Absent means no. */
  readonly tracing?: Value<boolean>;
  readonly role?: Value<Target>;
}

export interface LayerDeclaration extends Declared {
  readonly kind: 'layer';
  readonly folder: Value<string>;
}

export interface AliasDeclaration extends Declared {
  readonly kind: 'alias';
  readonly function: Value<Target>;
  readonly provisionedConcurrency: Value<number>;
}

/** A secret in a store: functions get its name or ARN and read it when they run. */
export interface SecretDeclaration extends Declared {
  readonly kind: 'secret';
}

/** Anything else that keeps data of its own: what is in it cannot be deployed again. */
export interface StoreDeclaration extends Declared {
  readonly kind: 'store';
  readonly store: 'user-pool' | 'file-system' | 'database';
  readonly retention: Retention;
}

/** Any resource no rule asks about: it can still be the target of a reference. */
export interface OtherDeclaration extends Declared {
  readonly kind: 'other';
}

/** A part of a network that functions can have interfaces in. */
export interface SubnetDeclaration extends Declared {
  readonly kind: 'subnet';
  readonly vpc: Value<Target>;
}

export interface RouteTableDeclaration extends Declared {
  readonly kind: 'route-table';
  /** Routes written with the table; others are declarations of their own. */
  readonly routes: readonly Route[];
  /** False when some are known only when deploying. */
  readonly complete: boolean;
}

export interface RouteDeclaration extends Declared, Route {
  readonly kind: 'route';
  readonly table: Value<Target>;
}

/** Where packets for some addresses go. */
export interface Route {
  /** The addresses: `0.0.0.0/0`. */
  readonly destination: Value<string>;
  /** `other`: a transit gateway, a peer, an instance; what lies behind it nobody can tell. */
  readonly via: 'nat-gateway' | 'internet-gateway' | 'other';
}

/** Which table says where packets of a subnet go. */
export interface RouteAssociationDeclaration extends Declared {
  readonly kind: 'route-association';
  readonly table: Value<Target>;
  readonly subnet: Value<Target>;
}

/** A way from a network to a service of AWS that does not leave AWS. */
export interface VpcEndpointDeclaration extends Declared {
  readonly kind: 'vpc-endpoint';
  readonly vpc: Value<Target>;
  /** `com.amazonaws.eu-west-1.s3`, or as much of it as is known. */
  readonly service: Value<string>;
}
