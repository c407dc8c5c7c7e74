import type { Declaration, PushTrigger, Target } from '../../../../../model/template.js';
import { absent, known, type Value } from '../../../../../model/value.js';
import { declaredPart } from '../resource-reader.js';
import { enabledState, pushTrigger } from '../triggers.js';
import type { EventReader, ServerlessEvent } from './event-reader.js';

/** Sources that invoke the function themselves. Which of them wait for an answer: Lambda developer guide, 2026-10. */
export const pushEvents: Readonly<Record<string, EventReader>> = {
  Schedule: scheduled,
  ScheduleV2: scheduled,
  EventBridgeRule: ruled,
  CloudWatchEvent: ruled,
  S3: pushing({ trigger: 'storage', asynchronous: true }, 'Bucket'),
  CloudWatchLogs: pushing({ trigger: 'log', asynchronous: true }, 'LogGroupName'),
  IoTRule: pushing({ trigger: 'other', asynchronous: true }, undefined),
  AlexaSkill: pushing({ trigger: 'other', asynchronous: false }, undefined),
  Cognito: pushing({ trigger: 'identity', asynchronous: false }, 'UserPool'),
};

function pushing(kind: Pick<PushTrigger, 'trigger' | 'asynchronous'>, sourceProperty: string | undefined): EventReader {
  return ({ declared, properties, function: consumer }) => {
    const source = sourceProperty === undefined ? absent : properties.get(sourceProperty).target();
    return [pushTrigger(declared, { function: consumer, source }, kind)];
  };
}

function scheduled(event: ServerlessEvent): readonly Declaration[] {
  return withDeadLetters(event, { trigger: 'schedule', source: absent });
}

function ruled(event: ServerlessEvent): readonly Declaration[] {
  return withDeadLetters(event, { trigger: 'bus', source: event.properties.get('EventBusName').target() });
}

/** SAM makes the dead-letter queue itself when only its type is given. */
function withDeadLetters(
  event: ServerlessEvent,
  { trigger, source }: { trigger: 'schedule' | 'bus'; source: Value<Target> },
): readonly Declaration[] {
  const { properties, owner, application } = event;
  const config = properties.get('DeadLetterConfig');
  const given = config.get('Arn');
  const isMade = !config.isAbsent && given.isAbsent && config.isMap();
  const queueName = config.get('QueueLogicalId').literal ?? `${owner.logicalId}${event.name}Queue`;
  const queueId = owner.stack.prefix + queueName;
  const deadLetter: Value<Target> = isMade
    ? known({ kind: 'resource', id: queueId, attribute: 'arn' }, config.range ?? event.keyRange)
    : given.target();
  const triggerDeclaration = pushTrigger(
    event.declared,
    { function: event.function, source },
    { trigger, asynchronous: true, deadLetter, enabled: enabledState(properties) },
  );
  if (!isMade) return [triggerDeclaration];
  const queue = declaredPart(owner, application, { suffix: '', written: config.written, type: 'AWS::SQS::Queue' });
  return [triggerDeclaration, { ...queue, ...madeQueue, id: queueId, name: queueName }];
}

/** A queue SAM makes without any properties. */
export const madeQueue = {
  kind: 'queue',
  queueName: absent,
  visibilityTimeoutSeconds: absent,
  retentionSeconds: absent,
  redrive: absent,
  fifo: absent,
} as const;
