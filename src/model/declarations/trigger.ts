import type { Value } from '../value.js';
import type { Declared, Target } from './declared.js';

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

export interface TriggerBase extends Declared {
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
  /** How many batches of one shard are worked on at a time, 1 to 10; absent means 1. Only streams of Kinesis and DynamoDB. */
  readonly parallelizationFactor: Value<number>;
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
  /** It says itself how often and how long delivery is tried; of a rule's target or schedule. Absent means for a day. */
  readonly retryPolicy?: Value<boolean>;
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
  /** Of the scheduler only: it may start some minutes later, so that not everything starts at once. */
  readonly flexibleWindow: Value<boolean>;
}
