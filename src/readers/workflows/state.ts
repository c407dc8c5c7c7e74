import { absent, type Known, unknown, type Value } from '../../model/value.js';
import type { StateType, Transition, WorkflowMap, WorkflowState } from '../../model/workflow.js';
import type { PlaceEntry } from '../values/head.js';
import type { Place } from '../values/place.js';
import { leavesNothingOut } from './choices.js';
import { catchesOf, retriesOf } from './failures.js';
import { stateData } from './state-data.js';
import { type TaskSurroundings, taskOf } from './task.js';

/** The types a state can have (Amazon States Language specification, state types, 2026-11). */
const stateTypes = ['Task', 'Parallel', 'Map', 'Pass', 'Wait', 'Choice', 'Succeed', 'Fail'] as const;

/** One state by its entry in `States`; `language` is what counts where it names none itself. */
export function stateOf(
  { key, keyRange, place }: PlaceEntry,
  language: WorkflowState['queryLanguage'],
  surroundings: TaskSurroundings,
): WorkflowState {
  const type = place.get('Type').oneOf(...stateTypes);
  const certainType = type.kind === 'known' ? type.value : undefined;
  const task = certainType === 'Task' ? taskOf(place, surroundings) : undefined;
  return {
    name: key,
    range: keyRange,
    blockRange: place.range ?? keyRange,
    type,
    queryLanguage: queryLanguage(place, language),
    transitions: transitionsOf(place),
    ends: certainType === 'Succeed' || certainType === 'Fail' || isTrue(place.get('End').boolean()),
    retries: retriesOf(place),
    catches: catchesOf(place),
    timeoutSeconds: orFromData(place, 'TimeoutSeconds'),
    heartbeatSeconds: orFromData(place, 'HeartbeatSeconds'),
    data: stateData(place),
    ...(task && { task }),
    ...partsOfType(certainType, place, surroundings),
  };
}

/** The query language of a machine or state. */
export function queryLanguage(
  place: Place,
  around: WorkflowState['queryLanguage'] = 'JSONPath',
): WorkflowState['queryLanguage'] {
  const written = place.get('QueryLanguage');
  if (written.isAbsent) return around;
  const { literal } = written;
  return literal === 'JSONPath' || literal === 'JSONata' ? literal : 'unknown';
}

function partsOfType(
  type: StateType | undefined,
  place: Place,
  surroundings: TaskSurroundings,
): Pick<WorkflowState, 'map' | 'leavesNothingOut' | 'waitSeconds' | 'failsWith'> {
  if (type === 'Choice') return { leavesNothingOut: leavesNothingOut(place) };
  if (type === 'Map') return { map: mapOf(place, surroundings) };
  if (type === 'Wait') return { waitSeconds: waitSeconds(place) };
  return type === 'Fail' ? { failsWith: orFromData(place, 'Error', (error) => error.string()) } : {};
}

function transitionsOf(state: Place): readonly Transition[] {
  return [
    ...transition('next', state.get('Next')),
    ...state
      .get('Choices')
      .items()
      .flatMap((choice) => transition('choice', choice.get('Next'))),
    ...transition('default', state.get('Default')),
  ];
}

function transition(kind: Transition['kind'], place: Place): readonly Transition[] {
  return place.range && !place.isAbsent ? [{ kind, to: place.string(), range: place.range }] : [];
}

function mapOf(place: Place, surroundings: TaskSurroundings): WorkflowMap {
  const processor = place.get('ItemProcessor', 'ProcessorConfig');
  const reader = taskOf(place.get('ItemReader'), surroundings);
  const writer = taskOf(place.get('ResultWriter'), surroundings);
  return {
    mode: processor.get('Mode').oneOf('INLINE', 'DISTRIBUTED'),
    maximumConcurrency: orFromData(place, 'MaxConcurrency'),
    toleratedFailureCount: orFromData(place, 'ToleratedFailureCount'),
    toleratedFailurePercentage: orFromData(place, 'ToleratedFailurePercentage'),
    executionType: processor.get('ExecutionType').oneOf('STANDARD', 'EXPRESS'),
    ...(reader && { reader }),
    ...(writer && { writer }),
  };
}

function waitSeconds(place: Place): Value<number> {
  const seconds = orFromData(place, 'Seconds');
  if (seconds.kind !== 'absent') return seconds;
  const until = ['Timestamp', 'TimestampPath'].map((key) => place.get(key).range).find((range) => range);
  return until ? unknown(until, 'it waits until a point in time') : absent;
}

/** A property, which a path beside it or an expression in its place may take from the data. */
function orFromData(place: Place, key: string): Value<number>;
function orFromData<T>(place: Place, key: string, read: (place: Place) => Value<T>): Value<T>;
function orFromData(place: Place, key: string, read = (value: Place): Value<unknown> => value.number()) {
  const path = place.get(`${key}Path`);
  if (path.range && !path.isAbsent) return unknown(path.range, 'it comes from the data of the execution');
  const written = place.get(key);
  const isExpression = written.literal?.trimStart().startsWith('{%') && written.range;
  return isExpression ? unknown(isExpression, 'it is worked out when it runs') : read(written);
}

function isTrue(value: Value<boolean>): value is Known<boolean> {
  return value.kind === 'known' && value.value;
}
