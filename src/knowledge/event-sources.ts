import type { TriggerType } from '../model/template.js';

/**
 * How a kind of source starts a function.
 *
 * Sources, read 2026-11-21: AWS Lambda developer guide, "Invoking Lambda with events from other AWS services" and the
 * page of each service; Amazon SNS and Amazon S3 user guides on delivery.
 */
export interface EventSource {
  /**
   * - `waits`: the caller waits for the answer and sees the failure.
   * - `asynchronous`: Lambda takes the event, answers at once, and retries by itself.
   * - `polls`: Lambda fetches batches and retries them until they succeed or expire.
   */
  readonly invocation: 'waits' | 'asynchronous' | 'polls';
  /** One event can arrive more than once. A caller that waits may repeat a request too, but decides that itself. */
  readonly atLeastOnce: boolean;
  /** The event has a `Records` list. */
  readonly records: 'none' | 'one' | 'many';
}

/** What is documented of a kind of trigger; undefined where it depends on the service behind it. */
export function eventSource(trigger: TriggerType): EventSource | undefined {
  return sources[trigger];
}

const sources: Readonly<Record<TriggerType, EventSource | undefined>> = {
  http: { invocation: 'waits', atLeastOnce: false, records: 'none' },
  queue: { invocation: 'polls', atLeastOnce: true, records: 'many' },
  stream: { invocation: 'polls', atLeastOnce: true, records: 'many' },
  // A topic delivers each message in an invocation of its own, as a list of one.
  topic: { invocation: 'asynchronous', atLeastOnce: true, records: 'one' },
  // A bucket reports each object in an invocation of its own, as a list of one.
  storage: { invocation: 'asynchronous', atLeastOnce: true, records: 'one' },
  bus: { invocation: 'asynchronous', atLeastOnce: true, records: 'none' },
  schedule: { invocation: 'asynchronous', atLeastOnce: true, records: 'none' },
  log: { invocation: 'asynchronous', atLeastOnce: true, records: 'none' },
  identity: { invocation: 'waits', atLeastOnce: false, records: 'none' },
  // A state machine waits for the function, and repeats it where the state has a `Retry`.
  workflow: { invocation: 'waits', atLeastOnce: true, records: 'none' },
  // CloudFormation waits for what the function puts to the address it was given.
  deployment: { invocation: 'asynchronous', atLeastOnce: true, records: 'none' },
  other: undefined,
};
