import { describe, expect, test } from 'vitest';
import {
  advisedMaxReceiveCount,
  apiTimeoutSeconds,
  defaultAsyncRetries,
  defaultBatchSize,
  defaultMaximumEventAgeSeconds,
  defaultMemoryMb,
  defaultRetentionSeconds,
  defaultTimeoutSeconds,
  defaultVisibilityTimeoutSeconds,
  largestBatchWithoutWindow,
  logRetentionDays,
  maximumBatchSize,
  maximumMemoryMb,
  maximumRetentionSeconds,
  maximumTimeoutSeconds,
  maximumVisibilityTimeoutSeconds,
  unlimitedRetries,
  visibilityTimeoutFactor,
} from '../../src/knowledge/lambda-defaults.js';

describe('defaults and limits', () => {
  test.each([
    ['timeout', defaultTimeoutSeconds, maximumTimeoutSeconds],
    ['memory', defaultMemoryMb, maximumMemoryMb],
    ['visibility', defaultVisibilityTimeoutSeconds, maximumVisibilityTimeoutSeconds],
    ['retention', defaultRetentionSeconds, maximumRetentionSeconds],
    ['batch of a queue', defaultBatchSize.sqs, maximumBatchSize.sqs],
    ['batch of a stream', defaultBatchSize.stream, maximumBatchSize.stream],
  ])('%s: what is set by itself is allowed and can be raised', (_, byDefault, maximum) => {
    expect(byDefault).toBeGreaterThan(0);
    expect(byDefault).toBeLessThan(maximum);
  });

  test('are in the unit they are named for', () => {
    const [hour, day] = [3600, 86_400];
    expect(maximumTimeoutSeconds).toBe(hour / 4);
    expect(maximumVisibilityTimeoutSeconds).toBe(12 * hour);
    expect(defaultRetentionSeconds).toBe(4 * day);
    expect(maximumRetentionSeconds).toBe(14 * day);
    expect(defaultMaximumEventAgeSeconds).toBe(6 * hour);
  });

  test('agree with one another', () => {
    // The defaults of queue and function go together, and so do the longest function and the longest visibility.
    expect(defaultTimeoutSeconds * visibilityTimeoutFactor).toBeLessThan(defaultVisibilityTimeoutSeconds);
    expect(maximumTimeoutSeconds * visibilityTimeoutFactor).toBeLessThan(maximumVisibilityTimeoutSeconds);
    expect(defaultBatchSize.sqs).toBe(largestBatchWithoutWindow);
    expect(maximumBatchSize.fifo).toBe(largestBatchWithoutWindow);
    expect(unlimitedRetries).toBeLessThan(defaultAsyncRetries);
    expect(advisedMaxReceiveCount).toBeGreaterThan(defaultAsyncRetries);
    for (const seconds of Object.values(apiTimeoutSeconds)) expect(seconds).toBeLessThan(maximumTimeoutSeconds);
  });

  test('of log retention are days CloudWatch Logs takes, in order', () => {
    expect(logRetentionDays).toEqual([...new Set(logRetentionDays)].sort((a, b) => a - b));
    expect(logRetentionDays).toEqual(expect.arrayContaining([1, 14, 30, 365, 3653]));
  });
});
