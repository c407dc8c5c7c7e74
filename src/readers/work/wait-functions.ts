import type { Language } from '../../model/code.js';
import type { TimeUnit } from './durations.js';

/** A function that does nothing for a time. */
export interface WaitFunction {
  /** Its dotted name as `CalleeNames` gives it. */
  readonly name: RegExp;
  /** What a bare number counts. */
  readonly unit: TimeUnit;
}

const script: readonly WaitFunction[] = [
  { name: /^(?:timers\/promises(?:\.promises)?|timers\.promises)\.setTimeout$/, unit: 'milliseconds' },
  { name: /^timers\/promises\.scheduler\.wait$/, unit: 'milliseconds' },
  { name: /^(?:delay|sleep-promise|p-sleep|delay\.(?:delay|setTimeout))$/, unit: 'milliseconds' },
];

/**
 * By language. Sources: the documentation of the standard libraries of Node.js 24, Python 3.14, Java 25, Go 1.26 and
 * .NET 10, as known in November 2026.
 */
export const waitFunctions: Readonly<Record<Language, readonly WaitFunction[]>> = {
  typescript: script,
  javascript: script,
  python: [{ name: /^(?:time|asyncio|anyio|trio|gevent)\.sleep$/, unit: 'seconds' }],
  java: [
    { name: /^(?:java\.lang\.)?Thread\.sleep$/, unit: 'milliseconds' },
    { name: /(?:^|\.)NANOSECONDS\.sleep$/, unit: 'nanoseconds' },
    { name: /(?:^|\.)MICROSECONDS\.sleep$/, unit: 'microseconds' },
    { name: /(?:^|\.)MILLISECONDS\.sleep$/, unit: 'milliseconds' },
    { name: /(?:^|\.)SECONDS\.sleep$/, unit: 'seconds' },
    { name: /(?:^|\.)MINUTES\.sleep$/, unit: 'minutes' },
    { name: /(?:^|\.)HOURS\.sleep$/, unit: 'hours' },
  ],
  go: [{ name: /^time\.Sleep$/, unit: 'nanoseconds' }],
  csharp: [{ name: /^(?:System\.Threading\.)?(?:Thread\.Sleep|(?:Tasks\.)?Task\.Delay)$/, unit: 'milliseconds' }],
};

/** Functions of a project that are called so do what they are called. */
export const waitingName = /^(?:sleep|delay|wait|pause)(?:Ms|MS|_ms|Millis|Milliseconds|For)?$/;
