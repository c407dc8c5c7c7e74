import { type Datum, list, literalOf, type MapDatum, type Site, text, unknown } from '../../../evaluation/data.js';
import { type Construct, partIn } from '../construct.js';
import { emptyMap, mapOf, setAt } from '../draft.js';
import type { Props } from '../props.js';
import { type Conversion, constants, each, seconds } from '../values.js';
import { chainOf, followersOf, linksOf, type StateLinks } from './state-chains.js';
import { inputOf, taskEntries } from './state-tasks.js';

/** Definitions are not nested deeper by people. */
const maximumDepth = 20;

/**
 * The states from the first on in the words of Amazon States Language, each with what leads on from it. Undefined when
 * nothing of it is known.
 */
export function definitionOf(start: Datum | undefined, site: Site, depth = 0): MapDatum | undefined {
  const chain = chainOf(start);
  if (!chain || depth > maximumDepth) return undefined;
  const states = new Set([chain.start]);
  // What is added to a set while it is walked is walked too.
  for (const state of states) for (const following of followersOf(state)) states.add(following);
  const isOpen = [...states].some((state) => linksOf(state).isOpen);
  const written = emptyMap(site, isOpen ? 'what follows a state is known only when it runs' : undefined);
  for (const state of states) {
    written.entries.set(nameOf(state), { datum: stateOf(state, depth), site: state.site, keySite: state.nameSite });
  }
  return mapOf({ StartAt: text(nameOf(chain.start), site), States: written }, site);
}

function nameOf(state: Construct): string {
  return literalOf(state.props.get('stateName')) ?? state.name;
}

function stateOf(state: Construct, depth: number): Datum {
  const { props, site } = state;
  const className = state.type.split('.')[1] ?? '';
  const isTask = state.type.startsWith('aws-stepfunctions-tasks.') || className === 'Task';
  const given = className === 'CustomState' ? props.get('stateJson') : undefined;
  if (className === 'CustomState' && given?.kind !== 'map') {
    return unknown(site, 'what the state does is known only when it runs');
  }
  const map = emptyMap(site);
  if (given?.kind === 'map') for (const [key, slot] of given.entries) map.entries.set(key, slot);
  else
    map.entries.set('Type', { datum: text(isTask ? 'Task' : className.replace('DistributedMap', 'Map'), site), site });
  const { next, isOpen, choices, otherwise } = linksOf(state);
  const entries: Readonly<Record<string, Datum | undefined>> = {
    ...shared(props),
    ...(isTask ? taskEntries(state) : {}),
    ...partsOf(state, className, depth),
    Choices: choices.length > 0 ? list(choices.flatMap(choiceTo), site) : undefined,
    Default: otherwise && nextTo(otherwise),
    Retry: retriesOf(state, className),
    Catch: catchesOf(state),
    Next: next && text(nameOf(next.to), next.site),
    End:
      next || isOpen || /^(Choice|Succeed|Fail)$/.test(className) ? undefined : { kind: 'boolean', value: true, site },
  };
  for (const [key, datum] of Object.entries(entries)) if (datum) setAt(map, [key], { datum, site: datum.site });
  return map;
}

/** What states of every kind may say of their data and time. */
function shared(props: Props): Readonly<Record<string, Datum | undefined>> {
  return {
    InputPath: inputOf(props.get('inputPath')),
    OutputPath: inputOf(props.get('outputPath')),
    ResultPath: inputOf(props.get('resultPath')),
    ResultSelector: inputOf(props.get('resultSelector')),
    Parameters: inputOf(props.get('parameters')),
    TimeoutSeconds: duration(props.get('taskTimeout') ?? props.get('timeout')),
    HeartbeatSeconds: duration(props.get('heartbeatTimeout') ?? props.get('heartbeat')),
  };
}

/** `Timeout.duration(Duration.seconds(5))`, `WaitTime.duration(…)`, or the stretch of time itself. */
function duration(datum: Datum | undefined): Datum | undefined {
  const wrapped = partIn(datum);
  const inner = wrapped?.type.endsWith('.duration') ? wrapped.arguments[0] : datum;
  return inner && seconds(inner);
}

/** What only states of one kind have. */
function partsOf(state: Construct, className: string, depth: number): Readonly<Record<string, Datum | undefined>> {
  const { props, site } = state;
  const { branches, items } = linksOf(state);
  const inner = (start: Datum) =>
    definitionOf(start, start.site, depth + 1) ??
    unknown(start.site, 'which states these are is known only when it runs');
  switch (className) {
    case 'Wait':
      return waitOf(props.get('time'));
    case 'Fail':
      return { Error: inputOf(props.get('error')) };
    case 'Parallel':
      return { Branches: list(branches.map(inner), site) };
    case 'Map':
    case 'DistributedMap': {
      const processor = items && inner(items);
      if (processor?.kind === 'map' && className === 'DistributedMap') {
        setAt(processor, ['ProcessorConfig', 'Mode'], { datum: text('DISTRIBUTED', site), site });
      }
      return {
        ItemProcessor: processor,
        MaxConcurrency: props.get('maxConcurrency'),
        ToleratedFailureCount: props.get('toleratedFailureCount'),
        ToleratedFailurePercentage: props.get('toleratedFailurePercentage'),
      };
    }
    default:
      return {};
  }
}

function waitOf(time: Datum | undefined): Readonly<Record<string, Datum | undefined>> {
  const part = partIn(time);
  const [first] = part?.arguments ?? [];
  const key = {
    duration: 'Seconds',
    secondsPath: 'SecondsPath',
    timestamp: 'Timestamp',
    timestampPath: 'TimestampPath',
  }[part?.type.split('.').at(-1) ?? ''];
  return key === undefined ? {} : { [key]: key === 'Seconds' ? first && seconds(first) : inputOf(first) };
}

/**
 * The retries of a state. `LambdaInvoke` retries faults of the service by itself unless it is told not to (aws-cdk-lib API
 * reference, `retryOnServiceExceptions`, 2026-11).
 */
function retriesOf(state: Construct, className: string): Datum | undefined {
  const { props, site } = state;
  const retried = props.get('retryOnServiceExceptions');
  const isDefault = className === 'LambdaInvoke' && !(retried?.kind === 'boolean' && !retried.value);
  const own = linksOf(state).retries.map(({ props: retry, site: at }) =>
    mapOf(
      {
        ErrorEquals: errorsOf(retry, at),
        IntervalSeconds: duration(retry.get('interval')),
        MaxAttempts: retry.get('maxAttempts'),
        BackoffRate: retry.get('backoffRate'),
        MaxDelaySeconds: duration(retry.get('maxDelay')),
        JitterStrategy: jitter(retry.get('jitterStrategy')),
      },
      at,
    ),
  );
  const all = isDefault ? [retriedByDefault(site), ...own] : own;
  return all.length > 0 ? list(all, site) : undefined;
}

function retriedByDefault(site: Site): Datum {
  const errors = ['ClientExecutionTimeoutException', 'ServiceException', 'AWSLambdaException', 'SdkClientException'];
  const number = (value: number): Datum => ({ kind: 'number', value, site });
  return mapOf(
    {
      ErrorEquals: list(
        errors.map((error) => text(`Lambda.${error}`, site)),
        site,
      ),
      IntervalSeconds: number(2),
      MaxAttempts: number(6),
      BackoffRate: number(2),
    },
    site,
  );
}

function catchesOf(state: Construct): Datum | undefined {
  const catches = linksOf(state).catches.map(({ handler, props, site }) =>
    mapOf(
      { ErrorEquals: errorsOf(props, site), Next: nextTo(handler), ResultPath: inputOf(props.get('resultPath')) },
      site,
    ),
  );
  return catches.length > 0 ? list(catches, state.site) : undefined;
}

/** All errors where none are named. */
function errorsOf(props: Props, site: Site): Datum {
  const errors = props.get('errors');
  return errors ? each(errorNames)(errors) : list([text('States.ALL', site)], site);
}

/** Constants of `sfn.Errors` (aws-cdk-lib API reference, class `Errors`, 2026-11). */
const errorNames: Conversion = constants({
  ALL: 'States.ALL',
  BRANCH_FAILED: 'States.BranchFailed',
  HEARTBEAT_TIMEOUT: 'States.HeartbeatTimeout',
  NO_CHOICE_MATCHED: 'States.NoChoiceMatched',
  PARAMETER_PATH_FAILURE: 'States.ParameterPathFailure',
  PERMISSIONS: 'States.Permissions',
  RESULT_PATH_MATCH_FAILURE: 'States.ResultPathMatchFailure',
  TASKS_FAILED: 'States.TaskFailed',
  TIMEOUT: 'States.Timeout',
});

function jitter(strategy: Datum | undefined): Datum | undefined {
  return strategy && constants({ FULL: 'FULL', NONE: 'NONE' })(strategy);
}

function choiceTo({ condition, next }: StateLinks['choices'][number]): readonly Datum[] {
  const to = nextTo(next);
  return to ? [mapOf({ ...conditionEntries(condition), Next: to }, next.site)] : [];
}

/** `Condition.booleanEquals('$.paid', true)` as the rule it makes; what several conditions are joined by is left out. */
function conditionEntries(condition: Datum | undefined, depth = 0): Readonly<Record<string, Datum | undefined>> {
  const part = partIn(condition);
  const [, name] = /^aws-stepfunctions\.Condition\.(\w+)$/.exec(part?.type ?? '') ?? [];
  const [first, second] = part?.arguments ?? [];
  if (name === undefined || !first || depth > maximumDepth) return {};
  if (name === 'not') return { Not: mapOf(conditionEntries(first, depth + 1), first.site) };
  if (name === 'jsonata') return { Condition: first };
  const negated = /^isNot([A-Z]\w*)$/.exec(name)?.[1];
  const isTest = /^is[A-Z]/.test(name);
  const key = negated ? `Is${negated}` : (name[0]?.toUpperCase() ?? '') + name.slice(1);
  const value: Datum | undefined = isTest ? { kind: 'boolean', value: !negated, site: first.site } : second;
  return { Variable: inputOf(first), [key]: inputOf(value) };
}

function nextTo(next: Datum): Datum | undefined {
  const chain = chainOf(next);
  return chain && text(nameOf(chain.start), next.site);
}
