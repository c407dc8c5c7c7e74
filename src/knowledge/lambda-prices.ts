/**
 * What Lambda takes, in US dollars, before discounts and the free tier.
 *
 * Source: AWS Lambda pricing, US East (N. Virginia), first tier, as pages that quote it gave it on 2026-11-21; the page of AWS
 * itself works its tables out in the browser. Most regions ask the same, some more.
 */

/** For the seconds a function runs, times its memory in GB. */
export const dollarsPerGbSecond = { x86_64: 0.0000166667, arm64: 0.0000133334 } as const;

/** For a million calls, however short. */
export const dollarsPerMillionCalls = 0.2;

export type PricedArchitecture = keyof typeof dollarsPerGbSecond;

/** The processor of a function when nothing is said. */
export const defaultArchitecture: PricedArchitecture = 'x86_64';
