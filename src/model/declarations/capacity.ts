import type { Value } from '../value.js';
import type { Declared } from './declared.js';

/** What a model is served on. */
export interface ModelEndpointDeclaration extends Declared {
  readonly kind: 'model-endpoint';
  readonly variants: readonly ModelVariant[];
  /** Requests wait in a queue, and answers are put where the caller finds them. */
  readonly asynchronous: Value<boolean>;
}

/** One of the models behind an endpoint. */
export interface ModelVariant {
  /** In MB, of one that runs only while it is asked. */
  readonly memoryMb: Value<number>;
  /** The most requests at a time of one that runs only while it is asked; absent for one on instances of its own. */
  readonly maximumConcurrency: Value<number>;
  /** How much of that is kept warm; absent means nothing. */
  readonly provisionedConcurrency: Value<number>;
}

/** Capacity that follows a schedule or what is used of it. */
export interface ScalingDeclaration extends Declared {
  readonly kind: 'scaling';
  /** What grows and shrinks, as the service calls it: `lambda:function:ProvisionedConcurrency`. */
  readonly dimension: Value<string>;
}

/** How long answers may be kept near users. */
export interface CachePolicyDeclaration extends Declared {
  readonly kind: 'cache-policy';
  /** Whatever the origin says; absent means a year, 0 that nothing is kept. */
  readonly maximumSeconds: Value<number>;
}
