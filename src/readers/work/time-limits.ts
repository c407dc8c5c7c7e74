import type { TimeLimitFact } from '../../model/work.js';
import type { FlowFile, NamedCall } from '../flow/index.js';
import type { Expression, MapEntryNode, SpreadNode } from '../syntax/program.js';
import { breakerTimeouts } from './circuit-breakers.js';
import { numberOf } from './numbers.js';
import { timeLimit } from './requests/index.js';

/**
 * How long clients of AWS and circuit breakers wait for an answer, where they are told so. Sources, read 2026-11-21: botocore, "Config"
 * (`read_timeout`, `retries`: `max_attempts` counts retries, `total_max_attempts` all); AWS SDK for JavaScript v3,
 * "NodeHttpHandlerOptions", and v2, "AWS.Config" (`httpOptions`, `maxRetries`); AWS SDK for Java 2.x, "Timeouts"; AWS SDK for
 * .NET, "Retries and timeouts" (`Timeout`, `MaxErrorRetry`).
 */
export function clientLimits(file: FlowFile): readonly TimeLimitFact[] {
  switch (file.program.language) {
    case 'typescript':
    case 'javascript':
      return [...file.tree.of('entry').flatMap((entry) => scriptLimit(entry, file)), ...breakerLimits(file)];
    case 'python':
      return file.calls.flatMap((call) => pythonLimit(call, file));
    case 'java':
      return file.calls.flatMap((call) => javaLimit(call, file));
    case 'csharp':
      return file.calls.flatMap((call) => csharpLimit(call, file));
    case 'go':
      return [];
  }
}

/** `requestHandler: { requestTimeout: 5000 }`, `new NodeHttpHandler({ … })`, `httpOptions: { timeout: 5000 }`. */
function scriptLimit(entry: MapEntryNode, file: FlowFile): readonly TimeLimitFact[] {
  const { key = '', value } = entry;
  if (!/^(?:requestTimeout|socketTimeout|timeout)$/.test(key)) return [];
  const map = file.parentOf(entry);
  if (!map || !('kind' in map) || map.kind !== 'map') return [];
  const around = file.parentOf(map);
  const isOptions = around && 'kind' in around && around.kind === 'entry';
  const owner = isOptions ? (around.key ?? '') : '';
  if (key === 'timeout' && owner !== 'httpOptions') return [];
  const isHandler = owner === 'requestHandler' || owner === 'httpOptions' || isGivenToHandler(map, file);
  const limit = isHandler ? timeLimit({ value, place: entry, unit: 'milliseconds' }, key, file) : undefined;
  return limit ? [{ ...limit, ...attemptsBeside(map, file) }] : [];
}

/** `new CircuitBreaker(send, { timeout: 3000 })` */
function breakerLimits(file: FlowFile): readonly TimeLimitFact[] {
  return breakerTimeouts(file).flatMap(
    (entry) => timeLimit({ value: entry.value, place: entry, unit: 'milliseconds' }, 'The circuit breaker', file) ?? [],
  );
}

function isGivenToHandler(map: Expression, file: FlowFile): boolean {
  const argument = file.parentOf(map);
  const call = argument && file.parentOf(argument);
  return call !== undefined && 'kind' in call && call.kind === 'new' && call.type.name.endsWith('HttpHandler');
}

/** What the options of the client around say of attempts. */
function attemptsBeside(map: Expression, file: FlowFile): { readonly attempts?: number } {
  let steps = 0;
  for (const around of file.tree.ancestorsOf(map)) {
    if (steps++ > 4) break;
    if (!('kind' in around) || around.kind !== 'map') continue;
    const all = entryNumber(around.entries, 'maxAttempts', file);
    const again = entryNumber(around.entries, 'maxRetries', file);
    if (all !== undefined) return { attempts: all };
    if (again !== undefined) return { attempts: again + 1 };
  }
  return {};
}

function entryNumber(
  entries: readonly (MapEntryNode | SpreadNode)[],
  name: string,
  file: FlowFile,
): number | undefined {
  const entry = entries.find((each) => each.kind === 'entry' && each.key === name);
  return entry && numberOf(entry.value, file);
}

function pythonLimit({ node, name = '' }: NamedCall, file: FlowFile): readonly TimeLimitFact[] {
  if (!/^botocore\.(?:config|client)\.Config$/.test(name)) return [];
  const read = node.arguments.find((argument) => argument.name === 'read_timeout');
  const limit = read && timeLimit({ value: read.value, place: read, unit: 'seconds' }, 'read_timeout', file);
  if (!limit) return [];
  const retries = node.arguments.find((argument) => argument.name === 'retries')?.value;
  const entries = retries?.kind === 'map' ? retries.entries : [];
  const all = entryNumber(entries, 'total_max_attempts', file);
  const again = entryNumber(entries, 'max_attempts', file);
  const attempts = all ?? (again === undefined ? undefined : again + 1);
  return [attempts === undefined ? limit : { ...limit, attempts }];
}

/** `apiCallTimeout` holds for all attempts, the others for one. */
function javaLimit({ node, last }: NamedCall, file: FlowFile): readonly TimeLimitFact[] {
  const [given] = node.arguments;
  if (!given || !/^(?:apiCallTimeout|apiCallAttemptTimeout|socketTimeout)$/.test(last)) return [];
  const limit = timeLimit({ value: given.value, place: given, unit: 'milliseconds' }, last, file);
  return limit ? [limit] : [];
}

function csharpLimit({ node }: NamedCall, file: FlowFile): readonly TimeLimitFact[] {
  if (node.kind !== 'new' || !/(?:^|\.)Amazon\w+Config$/.test(node.type.name)) return [];
  const timeout = node.entries.find(({ key }) => key === 'Timeout');
  const limit = timeout && timeLimit({ value: timeout.value, place: timeout, unit: 'milliseconds' }, 'Timeout', file);
  if (!limit) return [];
  const again = entryNumber(node.entries, 'MaxErrorRetry', file);
  return [again === undefined ? limit : { ...limit, attempts: again + 1 }];
}
