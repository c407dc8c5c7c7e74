import type { Declaration, PushTrigger, Target } from '../../../../../model/template.js';
import { absent, type Value } from '../../../../../model/value.js';
import { eventSelection, objectSelection } from '../../../../resources/selections.js';
import { enabledState, pushTrigger } from '../../../../resources/triggers.js';
import { eventDeadLetters } from '../made-resources.js';
import { samSchedule } from '../schedules.js';
import type { EventReader, ServerlessEvent } from './event-reader.js';

/** Sources that invoke the function themselves. Which of them wait for an answer: Lambda developer guide, 2026-10. */
export const pushEvents: Readonly<Record<string, EventReader>> = {
  Schedule: scheduled,
  ScheduleV2: scheduled,
  EventBridgeRule: ruled,
  CloudWatchEvent: ruled,
  S3: stored,
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

function stored({ declared, properties, function: consumer }: ServerlessEvent): readonly Declaration[] {
  const ends = { function: consumer, source: properties.get('Bucket').target() };
  const objects = objectSelection(properties);
  return [pushTrigger(declared, ends, { trigger: 'storage', asynchronous: true, objects })];
}

function scheduled(event: ServerlessEvent): readonly Declaration[] {
  return withDeadLetters(event, { trigger: 'schedule', source: absent });
}

function ruled(event: ServerlessEvent): readonly Declaration[] {
  return withDeadLetters(event, { trigger: 'bus', source: event.properties.get('EventBusName').target() });
}

function withDeadLetters(
  event: ServerlessEvent,
  { trigger, source }: { trigger: 'schedule' | 'bus'; source: Value<Target> },
): readonly Declaration[] {
  const { target: deadLetter, made } = eventDeadLetters(event);
  const schedule = trigger === 'schedule' ? samSchedule(event.declared.type, event.properties) : {};
  const events = trigger === 'bus' ? eventSelection(event.properties.get('Pattern')) : undefined;
  const declared = pushTrigger(
    event.declared,
    { function: event.function, source },
    {
      trigger,
      asynchronous: true,
      deadLetter,
      retryPolicy: event.properties.get('RetryPolicy').presence(),
      enabled: enabledState(event.properties),
      ruleName: event.owner.logicalId + event.name,
      ...schedule,
      ...(events && { events }),
    },
  );
  return made ? [declared, made] : [declared];
}
