import type { PushTrigger } from '../../../../model/template.js';
import { pushTrigger } from '../../../resources/triggers.js';
import { Place } from '../../../values/place.js';
import { type EventReader, setting } from './event-reader.js';

/**
 * Sources that invoke the function themselves. Which of them wait for an answer: Lambda developer guide, invoking from
 * other services, 2026-10.
 */
export const pushEvents: Readonly<Record<string, EventReader>> = {
  cloudwatchLog: pushing({ trigger: 'log', asynchronous: true }, 'logGroup'),
  cognitoUserPool: pushing({ trigger: 'identity', asynchronous: false }, 'pool'),
  iot: pushing({ trigger: 'other', asynchronous: true }),
  iotFleetProvisioning: pushing({ trigger: 'other', asynchronous: false }),
  alexaSkill: pushing({ trigger: 'other', asynchronous: false }),
  alexaSmartHome: pushing({ trigger: 'other', asynchronous: false }),
  cloudFront: pushing({ trigger: 'other', asynchronous: false }),
};

function pushing(kind: Pick<PushTrigger, 'trigger' | 'asynchronous'>, source?: string): EventReader {
  return (event) => {
    const from = source === undefined ? Place.absent : setting(event, source, source);
    const enabled = kind.trigger === 'other' ? setting(event, 'enabled').boolean() : undefined;
    return [
      pushTrigger(
        event.declared,
        { function: event.function, source: from.target() },
        { ...kind, ...(enabled && { enabled }) },
      ),
    ];
  };
}
