import type { Place } from '../values/place.js';

/** What a definition in Amazon States Language holds. */
export interface ReadStates {
  /** All states, those in branches and iterations included. */
  readonly count: number;
  /** Where tasks name the resource they use, in the order of the states. */
  readonly tasks: readonly Place[];
}

/** Reads a state machine, branches and iterations included. Deeper nesting than anybody writes is left out. */
export function readStates(machine: Place, depth = 0): ReadStates {
  const tasks: Place[] = [];
  let count = 0;
  if (depth > maximumDepth) return { count, tasks };
  for (const { place: state } of machine.get('States').entries()) {
    count++;
    if (state.get('Type').literal === 'Task') tasks.push(...usedBy(state));
    const inner = [...state.get('Branches').items(), state.get('Iterator'), state.get('ItemProcessor')];
    for (const part of inner) {
      const read = readStates(part, depth + 1);
      count += read.count;
      tasks.push(...read.tasks);
    }
  }
  return { count, tasks };
}

const maximumDepth = 20;

/**
 * A task either is the resource itself (a function's or activity's ARN), or calls a service and names what it works on in
 * its parameters (`Arguments` in JSONata).
 */
function usedBy(state: Place): readonly Place[] {
  const resource = state.get('Resource');
  const service = resource.literal;
  if (service === undefined || !/^arn:[^:]*:states:[^:]*:[^:]*:(?!activity)/.test(service)) {
    return resource.isAbsent ? [] : [resource];
  }
  return ['Parameters', 'Arguments'].flatMap((key) => {
    const parameters = state.get(key);
    return namingParameters.map((name) => parameters.get(name)).filter((place) => !place.isAbsent);
  });
}

/** The parameters of optimised integrations that name a resource (Step Functions developer guide, 2026-10). */
const namingParameters = [
  'FunctionName',
  'QueueUrl',
  'TopicArn',
  'TableName',
  'StateMachineArn',
  'Bucket',
  'EventBusName',
];
