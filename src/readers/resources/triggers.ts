import type { HttpTrigger, PollTrigger, PushTrigger, Target } from '../../model/template.js';
import { absent, known, mapValue, unknown, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import { mentionedIn, targetOf } from '../values/text.js';
import { type Declared, listHolds } from './resource-reader.js';

/** The two ends of a trigger. */
export interface Ends {
  readonly function: Value<Target>;
  readonly source: Value<Target>;
}

/** What differs between the mappings that poll. */
export interface PollKind {
  readonly trigger: PollTrigger['trigger'];
  readonly service: PollTrigger['service'];
}

/** A polling mapping from its properties, which SAM events and `AWS::Lambda::EventSourceMapping` share. */
export function pollTrigger(declared: Declared, ends: Ends, kind: PollKind, properties: Place): PollTrigger {
  return {
    ...declared,
    kind: 'trigger',
    ...kind,
    ...ends,
    batchSize: properties.get('BatchSize').number(),
    batchingWindowSeconds: properties.get('MaximumBatchingWindowInSeconds').number(),
    reportsBatchItemFailures: listHolds(properties.get('FunctionResponseTypes'), 'ReportBatchItemFailures'),
    onFailure: properties.get('DestinationConfig', 'OnFailure', 'Destination').target(),
    maximumRetryAttempts: properties.get('MaximumRetryAttempts').number(),
    maximumRecordAgeSeconds: properties.get('MaximumRecordAgeInSeconds').number(),
    startingPosition: properties.get('StartingPosition').string(),
    bisectOnError: properties.get('BisectBatchOnFunctionError').boolean(),
    maximumConcurrency: properties.get('ScalingConfig', 'MaximumConcurrency').number(),
    parallelizationFactor: properties.get('ParallelizationFactor').number(),
    filtered: properties.get('FilterCriteria').presence(),
    enabled: properties.get('Enabled').boolean(),
  };
}

/** A trigger whose source pushes. */
export function pushTrigger(
  declared: Declared,
  ends: Ends,
  push: Pick<PushTrigger, 'trigger' | 'asynchronous'> &
    Partial<
      Pick<
        PushTrigger,
        'deadLetter' | 'retryPolicy' | 'enabled' | 'schedule' | 'ruleName' | 'objects' | 'events' | 'filtered'
      >
    >,
): PushTrigger {
  return { ...declared, kind: 'trigger', ...ends, deadLetter: absent, enabled: absent, ...push };
}

/** A route of an API. */
export function httpTrigger(
  declared: Declared,
  ends: Ends,
  route: Pick<HttpTrigger, 'method' | 'path' | 'authorization' | 'gateway'> & Partial<HandedOn>,
): HttpTrigger {
  return { ...declared, kind: 'trigger', trigger: 'http', ...ends, ...handedOnWhole, ...route };
}

/** How requests of a route get to its function. */
type HandedOn = Pick<HttpTrigger, 'payloadFormat' | 'integration' | 'integrationTimeoutSeconds' | 'validated' | 'cors'>;

const handedOnWhole: HandedOn = {
  payloadFormat: absent,
  integration: absent,
  integrationTimeoutSeconds: absent,
  validated: absent,
  cors: absent,
};

/** `ENABLED` and `DISABLED`, as rules and schedules write it, or true and false. */
export function enabledState(properties: Place): Value<boolean> {
  const state = properties.get('State');
  if (state.isAbsent) return properties.get('Enabled').boolean();
  return state.value((head) => {
    const text = head.kind === 'text' ? head.parts.join('') : undefined;
    if (text === undefined) return { kind: 'unknown', range: head.range, reason: 'its state is not known' };
    return known(text !== 'DISABLED', head.range, head.definedAt);
  });
}

/** HTTP methods are written in any case; the model has them in capitals, `ANY` for all of them. */
export function inCapitals(method: Value<string>): Value<string> {
  return mapValue(method, (text) => (/any-method$/.test(text) ? 'ANY' : text.toUpperCase()));
}

/** The function an invocation address, integration or target mentions. */
export function mentioned(place: Place): Value<Target> {
  return place.value((head) => {
    if (head.kind !== 'text') return unknown(head.range, head.kind === 'unknown' ? head.reason : 'it is no address');
    return known(mentionedIn(head.parts) ?? targetOf(head.parts), head.range, head.definedAt);
  });
}
