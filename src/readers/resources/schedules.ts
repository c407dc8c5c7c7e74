import type { Schedule } from '../../model/template.js';
import { absent, mapValue } from '../../model/value.js';
import type { Place } from '../values/place.js';

/** When a rule or schedule runs, to be added to what it starts; nothing for one that is no schedule. */
export function scheduleIn(
  properties: Place,
  service: Schedule['service'],
  expression: Place = properties.get('ScheduleExpression'),
): { readonly schedule?: Schedule } {
  if (expression.isAbsent) return {};
  const timeZone = service === 'scheduler' ? properties.get('ScheduleExpressionTimezone').string() : absent;
  return {
    schedule: { expression: expression.string(), service, timeZone, flexibleWindow: window(properties, service) },
  };
}

function window(properties: Place, service: Schedule['service']): Schedule['flexibleWindow'] {
  if (service !== 'scheduler') return absent;
  return mapValue(properties.get('FlexibleTimeWindow', 'Mode').oneOf('FLEXIBLE', 'OFF'), (mode) => mode === 'FLEXIBLE');
}
