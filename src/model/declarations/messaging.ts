import type { SourceRange } from '../source.js';
import type { Value } from '../value.js';
import type { Declared, Origin, Target } from './declared.js';
import type { Schedule } from './trigger.js';

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
    /** As in `PushTrigger.retryPolicy`. */
    readonly retryPolicy?: Value<boolean>;
    readonly range: SourceRange;
    readonly origin: Origin;
  }[];
}
