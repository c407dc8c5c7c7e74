import type { Target } from '../../model/template.js';
import { certain, knownValues, type Value } from '../../model/value.js';
import type { WorkflowTarget, WorkflowTask } from '../../model/workflow.js';
import type { Place } from '../values/place.js';
import { withPlaceholders } from '../values/text.js';
import { type Integration, integrationOf, unknownIntegration } from './integration.js';
import { mentions } from './mentions.js';

/** What the reader of a definition may ask of the resources around it. */
export interface TaskSurroundings {
  /** What a resource that stands as a task itself is; undefined for all others. */
  kindOf(target: Target): 'function' | 'activity' | undefined;
}

/** The call of a task state, an item reader or a result writer. Undefined where none is written. */
export function taskOf(state: Place, surroundings: TaskSurroundings): WorkflowTask | undefined {
  const resource = state.get('Resource');
  const { range } = resource;
  if (!range || resource.isAbsent) return undefined;
  const integration = calledBy(resource, surroundings);
  const input = [state.get('Parameters'), state.get('Arguments')].filter((place) => !place.isAbsent);
  const isItself = integration.integration !== 'optimised' && integration.integration !== 'sdk';
  return {
    range,
    resource: resource.target(),
    ...integration,
    passesToken: input.some((place) => mentions(place, isTaskToken)),
    asynchronous: input.some((place) => place.get('InvocationType').literal === 'Event'),
    targets: isItself
      ? [{ parameter: 'Resource', target: resource.target(), range }]
      : input.flatMap((place) => namedIn(place)),
  };
}

function calledBy(resource: Place, surroundings: TaskSurroundings): Integration {
  const [target, ...others] = knownValues(resource.target());
  if (!target || others.length > 0) return unknownIntegration;
  const kind = surroundings.kindOf(target);
  if (kind === 'function') return { integration: 'function', waitsFor: 'response' };
  if (kind === 'activity') return { integration: 'activity', waitsFor: 'callback' };
  const [head] = resource.heads;
  return head?.kind === 'text' ? integrationOf(withPlaceholders(head.parts)) : unknownIntegration;
}

/** The token in the context of a task, as a path and as an expression, or the context around it as a whole. */
function isTaskToken(text: string): boolean {
  return /\$\$\.Task(?:\.Token)?(?!\w)|^\$\$$|\$states\.context(?:\.Task(?:\.Token)?)?(?![\w.])/.test(text);
}

/**
 * Parameters that name a resource, as SDKs and optimised integrations spell them (API references of the services,
 * 2026-11).
 */
const namingParameters: ReadonlySet<string> = new Set([
  'FunctionName',
  'QueueUrl',
  'TopicArn',
  'TableName',
  'StateMachineArn',
  'Bucket',
  'EventBusName',
  'StreamName',
  'StreamARN',
  'SecretId',
]);

/** Parameters that hold data of the application, where any key may be called anything. */
const dataParameters: ReadonlySet<string> = new Set([
  'Payload',
  'Input',
  'Message',
  'MessageBody',
  'MessageAttributes',
  'Detail',
  'Item',
  'Key',
  'Body',
  'Data',
  'ExpressionAttributeValues',
]);

/** Lists of calls in one (`TransactItems[0].Put.TableName`) are not nested deeper. */
const maximumDepth = 4;

function namedIn(parameters: Place, depth = 0): readonly WorkflowTarget[] {
  if (depth > maximumDepth) return [];
  return parameters.entries().flatMap(({ key, keyRange, place }): readonly WorkflowTarget[] => {
    const name = key.replace(/\.\$$/, '');
    if (dataParameters.has(name)) return [];
    if (namingParameters.has(name)) {
      const { range } = place;
      return range && !place.isAbsent ? [{ parameter: name, target: namedBy(place, name !== key), range }] : [];
    }
    if (name === 'RequestItems') return tablesOf(place);
    const inner = place.isMap() ? [place] : place.items().filter((item) => item.isMap());
    return keyRange ? inner.flatMap((item) => namedIn(item, depth + 1)) : [];
  });
}

/** Behind a path or in an expression the name comes from the data and is known only when it runs. */
function namedBy(place: Place, isPath: boolean): Value<Target> {
  const target = place.target();
  const value = certain(target);
  const isWorkedOut = isPath || (value?.kind === 'text' && /^\{%.*%\}$/s.test(value.text.trim()));
  if (!isWorkedOut || target.kind === 'absent') return target;
  return { kind: 'unknown', range: target.range, reason: 'the data of the execution names it' };
}

/** Batch operations of tables have the tables as keys. */
function tablesOf(requests: Place): readonly WorkflowTarget[] {
  return requests.entries().map(({ key, keyRange }) => ({
    parameter: 'TableName',
    target: { kind: 'known', value: { kind: 'text', text: key }, range: keyRange },
    range: keyRange,
  }));
}
