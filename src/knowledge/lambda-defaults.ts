/**
 * What Lambda and its neighbours do when a template says nothing, and how far each setting goes.
 *
 * Sources, read 2026-11-21: AWS Lambda developer guide, "Lambda quotas", "Configure Lambda function timeout", "How
 * Lambda retries asynchronous invocations" and "Lambda parameters for Amazon SQS / Kinesis / DynamoDB event source
 * mappings"; Amazon SQS developer guide, "Amazon SQS visibility timeout" and "Amazon SQS message quotas"; Amazon
 * CloudWatch Logs user guide, "Working with log groups and log streams"; Amazon API Gateway developer guide, "Quotas".
 */

/** Seconds a function may run when nothing is said. */
export const defaultTimeoutSeconds = 3;

/** The longest a function may run, in seconds. */
export const maximumTimeoutSeconds = 900;

/** Memory of a function when nothing is said, in MB. */
export const defaultMemoryMb = 128;

/** The most memory a function can be given, in MB. */
export const maximumMemoryMb = 10_240;

/** Records a poller hands over at once when nothing is said. */
export const defaultBatchSize = { sqs: 10, stream: 100 } as const;

/** The largest batch: a standard queue, a FIFO queue, a stream. */
export const maximumBatchSize = { sqs: 10_000, fifo: 10, stream: 10_000 } as const;

/**
 * Batches that a poller of a standard queue works on at once as soon as there are messages, and the least it can be limited
 * to (AWS Lambda developer guide, "Configuring scaling behavior for SQS event source mappings", read 2026-11-21).
 */
export const fewestSqsPollers = 5;
export const minimumMaximumConcurrency = 2;

/** An SQS batch larger than this needs a batching window of at least one second. */
export const largestBatchWithoutWindow = 10;

/** Retries after a failed asynchronous invocation when nothing is said: three attempts in all. */
export const defaultAsyncRetries = 2;

/** How long an event waits for its asynchronous invocation when nothing is said, in seconds: six hours. */
export const defaultMaximumEventAgeSeconds = 21_600;

/**
 * Retries of a failing stream batch when nothing is said: without end, until the records expire. A template writes -1
 * for it.
 */
export const unlimitedRetries = -1;

/** How long a message is hidden after it was received when nothing is said, in seconds. */
export const defaultVisibilityTimeoutSeconds = 30;

/** The longest a message can be hidden, in seconds: twelve hours. */
export const maximumVisibilityTimeoutSeconds = 43_200;

/** A queue should hide messages at least this many function timeouts, so that a throttled batch can be tried again. */
export const visibilityTimeoutFactor = 6;

/** How long a queue keeps messages when nothing is said, in seconds: four days. */
export const defaultRetentionSeconds = 345_600;

/** The longest a queue can keep messages, in seconds: fourteen days. */
export const maximumRetentionSeconds = 1_209_600;

/** The least number of receives before a message is set aside that AWS advises for a queue read by a function. */
export const advisedMaxReceiveCount = 5;

/** Log groups keep everything for ever when nothing is said. These are the days that can be set. */
export const logRetentionDays: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The longest API Gateway waits for an integration when nothing is said, in seconds. */
export const apiTimeoutSeconds = { rest: 29, http: 30, websocket: 29 } as const;

/** What functions can reserve of the 1,000 at a time that an account has in a region: 100 stay for those without. */
export const reservableConcurrency = 900;
