import type { ClientFact, ImportFact } from '../model/code.js';

/**
 * Whether a client of AWS is told to retry in a way that backs off with jitter and ends: the modes `standard` and
 * `adaptive`, or a number of attempts for the clients of JavaScript, whose mode is `standard` where none is given.
 *
 * Sources, read 2026-11-21: AWS SDKs and Tools reference guide, "Retry behavior"; Boto3, "Retries"; AWS SDK for JavaScript
 * v3, `maxAttempts` and `retryMode`; AWS SDK for .NET v4, `ClientConfig.RetryMode`, all of whose values back off with jitter.
 */
export function retriesWithJitter({ provider, options }: ClientFact): boolean {
  if (provider !== 'aws') return false;
  return Object.entries(options).some(([path, option]) => {
    if (/(?:^|\.)(?:retryMode|retries\.mode)$/.test(path)) return option.kind === 'literal' && isJittered(option.value);
    if (/^maxAttempts$/.test(path)) return option.kind === 'literal' && Number(option.value) > 1;
    return /(?:^|\.)RetryMode$/.test(path);
  });
}

/** Whether a value of `AWS_RETRY_MODE`, or of a client's mode, backs off with jitter. */
export function isJittered(mode: unknown): boolean {
  return mode === 'standard' || mode === 'adaptive';
}

/**
 * Whether what is imported is there to retry with jitter and an end, by the name of what is taken from the package.
 *
 * Sources, read 2026-11-21: tenacity, "Waiting before retrying" (it stops where a `stop_…` is given); backoff for Python,
 * `on_exception` (full jitter by default); async-retry for Node.js (`randomize` is true, ten retries); cockatiel,
 * `ExponentialBackoff` (decorrelated jitter by default); cenkalti/backoff for Go, `NewExponentialBackOff` (randomised, ends
 * after 15 minutes); avast/retry-go (ten attempts, `RandomDelay`); AWS SDK for Go v2, package `aws/retry`; AWS SDK for Java
 * 2.x, `RetryMode`; Polly.Contrib.WaitAndRetry, `DecorrelatedJitterBackoffV2`; Microsoft.Extensions.Http.Resilience.
 */
export function bringsJitter({ module, names, membersUsed = [] }: ImportFact): boolean {
  const used = [...names.map(({ imported }) => imported), ...membersUsed];
  if (module === 'tenacity') {
    return used.some((name) => jitterOfTenacity.has(name)) && used.some((name) => name.startsWith('stop_'));
  }
  return packages.some(({ name, takes }) => name.test(module) && (!takes || used.some((each) => takes.test(each))));
}

const jitterOfTenacity: ReadonlySet<string> = new Set(['wait_random_exponential', 'wait_exponential_jitter']);

const packages: readonly { readonly name: RegExp; readonly takes?: RegExp }[] = [
  { name: /^backoff$/, takes: /^on_(?:exception|predicate)$/ },
  { name: /^async-retry$/ },
  { name: /^cockatiel$/, takes: /^ExponentialBackoff$/ },
  { name: /^github\.com\/cenkalti\/backoff(?:\/v\d+)?$/, takes: /^NewExponentialBackOff$/ },
  { name: /^github\.com\/avast\/retry-go(?:\/v\d+)?$/, takes: /^Do(?:WithData)?$/ },
  { name: /^github\.com\/aws\/aws-sdk-go-v2\/aws$/, takes: /^RetryMode(?:Standard|Adaptive)$/ },
  { name: /^github\.com\/aws\/aws-sdk-go-v2\/aws\/retry$/, takes: /^New(?:Standard|AdaptiveMode)$/ },
  { name: /^software\.amazon\.awssdk\.core\.retry$/, takes: /^RetryMode$/ },
  { name: /^Polly\.Contrib\.WaitAndRetry$/ },
  { name: /^Microsoft\.Extensions\.Http\.Resilience$/ },
];
