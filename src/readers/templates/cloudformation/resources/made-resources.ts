import type { QueueDeclaration, Target, TopicDeclaration } from '../../../../model/template.js';
import { absent, type Known, known, type Value } from '../../../../model/value.js';
import type { Resource } from '../../../resources/resource.js';
import { type Declared, declaredPart, type ReadApplication } from '../../../resources/resource-reader.js';
import type { Place } from '../../../values/place.js';

/** A queue that SAM makes, without any properties. */
export function madeQueue(declared: Declared): QueueDeclaration {
  return {
    ...declared,
    kind: 'queue',
    queueName: absent,
    visibilityTimeoutSeconds: absent,
    retentionSeconds: absent,
    redrive: absent,
    fifo: absent,
    contentBasedDeduplication: absent,
    encryption: absent,
  };
}

/** Where something is sent, and what SAM makes for it. */
export interface Destination {
  readonly target: Value<Target>;
  readonly made?: QueueDeclaration | TopicDeclaration;
}

/** An event of a function or state machine with its `DeadLetterConfig`. */
export interface DeadLetterOwner {
  readonly owner: Resource;
  readonly name: string;
  readonly properties: Place;
  readonly application: ReadApplication;
}

/** The dead-letter queue of a rule or schedule in `Events`; SAM makes it when only its type is given. */
export function eventDeadLetters({ owner, name, properties, application }: DeadLetterOwner): Destination {
  const config = properties.get('DeadLetterConfig');
  const given = config.get('Arn');
  if (!config.range || !config.isMap() || !given.isAbsent) return { target: given.target() };
  const queueName = config.get('QueueLogicalId').literal ?? `${owner.logicalId}${name}Queue`;
  const id = owner.template.prefix + queueName;
  const part = declaredPart(owner, application, { suffix: '', written: config.written, type: 'AWS::SQS::Queue' });
  return {
    target: known({ kind: 'resource', id, attribute: 'arn' }, config.range),
    made: madeQueue({ ...part, id, name: queueName }),
  };
}

/** A destination in `EventInvokeConfig`, `OnSuccess` or `OnFailure`; SAM makes queue or topic when only its type is given. */
export function invokeDestination(
  resource: Resource,
  outcome: 'OnSuccess' | 'OnFailure',
  application: ReadApplication,
): Destination {
  const place = resource.properties.get('EventInvokeConfig', 'DestinationConfig', outcome);
  const written = place.get('Destination');
  const kind = madeKinds.get(place.get('Type').literal ?? '');
  const isGiven = written.heads.every((head) => head.kind !== 'absent');
  if (isGiven || !kind || !place.range) return { target: written.target() };
  const part = declaredPart(resource, application, {
    suffix: `EventInvokeConfig${outcome}${kind.suffix}`,
    written: place.written,
    type: kind.type,
  });
  const made = known<Target>({ kind: 'resource', id: part.id, attribute: 'arn' }, place.range);
  const target = whereAbsent(written.target(), made);
  if (kind.suffix === 'Queue') return { target, made: madeQueue(part) };
  return { target, made: { ...part, kind: 'topic', topicName: absent, subscriptions: [] } };
}

/** The value, with what SAM makes where it may be absent. */
export function whereAbsent(value: Value<Target>, made: Known<Target>): Value<Target> {
  if (value.kind === 'absent') return made;
  if (value.kind !== 'choice') return value;
  return { ...value, options: value.options.map((option) => (option.kind === 'absent' ? made : option)) };
}

const madeKinds: ReadonlyMap<string, { readonly type: string; readonly suffix: 'Queue' | 'Topic' }> = new Map([
  ['SQS', { type: 'AWS::SQS::Queue', suffix: 'Queue' }],
  ['SNS', { type: 'AWS::SNS::Topic', suffix: 'Topic' }],
]);
