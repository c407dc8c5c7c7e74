import type { Value } from '../value.js';
import type { Declared, Target } from './declared.js';
import type { Authorization, Cors } from './trigger.js';

export interface ApiDeclaration extends Declared {
  readonly kind: 'api';
  readonly gateway: 'rest' | 'http' | 'websocket' | 'graphql';
  /** What routes get that say nothing themselves. */
  readonly defaultAuthorization: Value<Authorization>;
  /** A resource policy, private endpoint or the like keeps strangers out whatever a route says. */
  readonly restricted: Value<boolean>;
  readonly cors: Value<Cors>;
  /** Its routes stand in a document of their own (OpenAPI), in the template or beside it. */
  readonly fromSpecification: Value<boolean>;
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
  /**
   * Which steps of each request are logged beside: `OFF`, `ERROR` or `INFO`. Only REST APIs have such a log; absent means
   * `OFF`.
   */
  readonly executionLogLevel: Value<string>;
  /** Answers are kept for a while in a cache of the stage. Only REST APIs have one; absent means no. */
  readonly cached: Value<boolean>;
  /** Requests are traced. Only REST APIs can do it; absent means no. */
  readonly tracing: Value<boolean>;
  /** Made by the tool with its API, not written as a resource. */
  readonly generated: boolean;
}

/** A line for each request that reaches a stage, whatever becomes of it. */
export interface AccessLog {
  readonly destination: Value<Target>;
  /** Absent where the tool chooses one. */
  readonly format: Value<string>;
}
