import type { WrapperFact } from '../model/code.js';

/**
 * Options by which Powertools loggers write each event to the log: `logEvent` in TypeScript, `log_event` in Python, `LogEvent` in
 * .NET.
 * Source: Powertools for AWS Lambda documentation, Logger, "Log incoming event", November 2026.
 */
const eventLoggingOptions = ['logEvent', 'log_event', 'LogEvent'];

/** Whether a wrapper or decorator is told, by a literal, to write every event to the log. */
export function logsEvent({ options }: WrapperFact): boolean {
  return eventLoggingOptions.some((option) => {
    const value = options[option];
    return value?.kind === 'literal' && value.value === true;
  });
}
