import type { Schedule } from '../../../../model/template.js';
import { scheduleIn } from '../../../resources/schedules.js';
import type { Place } from '../../../values/place.js';

/** When an event of type `Schedule` or `ScheduleV2` runs: the first is a rule, the other a schedule of the scheduler. */
export function samSchedule(type: string | undefined, properties: Place): { readonly schedule?: Schedule } {
  if (type === 'Schedule') return scheduleIn(properties, 'rule', properties.get('Schedule'));
  return type === 'ScheduleV2' ? scheduleIn(properties, 'scheduler') : {};
}
