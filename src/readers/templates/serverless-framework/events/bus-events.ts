import type { Declaration, Target } from '../../../../model/template.js';
import { absent, known, type Value } from '../../../../model/value.js';
import { scheduleIn } from '../../../resources/schedules.js';
import { eventSelection } from '../../../resources/selections.js';
import { pushTrigger } from '../../../resources/triggers.js';
import { Place } from '../../../values/place.js';
import { busLogicalId } from '../names.js';
import { serviceSchedule } from '../schedules.js';
import { isArn } from '../text.js';
import { type EventReader, type FunctionEvent, numbered, setting } from './event-reader.js';

/** Rules and schedules. */
export const busEvents: Readonly<Record<string, EventReader>> = {
  schedule: scheduled,
  eventBridge: ruled,
  cloudwatchEvent: (event) => [
    pushTrigger(
      event.declared,
      { function: event.function, source: absent },
      { trigger: 'bus', asynchronous: true, enabled: setting(event, 'enabled').boolean() },
    ),
  ],
};

/** Each of several rates is a rule or schedule of its own. */
function scheduled(event: FunctionEvent): readonly Declaration[] {
  const rates = setting(event, 'rate', 'rate').items();
  const count = Math.max(rates.length, 1);
  return Array.from({ length: count }, (_, at) =>
    pushTrigger(
      numbered(event.declared, at),
      { function: event.function, source: absent },
      {
        trigger: 'schedule',
        asynchronous: true,
        enabled: setting(event, 'enabled').boolean(),
        ...serviceSchedule(event.value, rates[at]),
      },
    ),
  );
}

function ruled(event: FunctionEvent): readonly Declaration[] {
  const bus = setting(event, 'eventBus');
  const isSchedule = setting(event, 'pattern').isAbsent && !setting(event, 'schedule').isAbsent;
  const name = bus.literal;
  const isMade = name !== undefined && name !== 'default' && !isArn(name);
  const made = isMade && !event.service.declares(busLogicalId(name)) ? [madeBus(event, name, bus)] : [];
  const source: Value<Target> = isMade
    ? known({ kind: 'resource', id: busLogicalId(name), attribute: 'name' }, bus.range ?? event.keyRange)
    : bus.target();
  const events = eventSelection(setting(event, 'pattern'));
  const trigger = pushTrigger(
    event.declared,
    { function: event.function, source: isSchedule ? absent : source },
    {
      trigger: isSchedule ? 'schedule' : 'bus',
      asynchronous: true,
      deadLetter: setting(event, 'deadLetterQueueArn').target(),
      retryPolicy: setting(event, 'retryPolicy').presence(),
      enabled: setting(event, 'enabled').boolean(),
      ...(events && { events }),
      ...(isSchedule && scheduleIn(Place.absent, 'rule', setting(event, 'schedule'))),
    },
  );
  return [trigger, ...made];
}

function madeBus(event: FunctionEvent, name: string, bus: Place): Declaration {
  const id = busLogicalId(name);
  return {
    ...event.declared,
    id,
    name: id,
    type: 'AWS::Events::EventBus',
    kind: 'bus',
    busName: known(name, bus.range ?? event.keyRange),
  };
}
