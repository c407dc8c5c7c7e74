import type { Schedule } from '../../../model/template.js';
import { scheduleIn } from '../../resources/schedules.js';
import { composedMap } from '../../values/composed.js';
import type { Place } from '../../values/place.js';

/**
 * When a `schedule` event runs: a rule, or a schedule of the scheduler where `method` says so (Serverless Framework
 * documentation, "Schedule", read 2026-11-21). `rate` is one of several, where there are several.
 */
export function serviceSchedule(
  event: Place,
  rate: Place = event.isMap() ? event.get('rate') : event,
): { readonly schedule?: Schedule } {
  const isOfScheduler = event.isMap() && event.get('method').literal === 'scheduler';
  if (!isOfScheduler || !event.written) return scheduleIn(event, 'rule', rate);
  const words = { ScheduleExpressionTimezone: event.get('timezone') };
  return scheduleIn(composedMap(words, event.written), 'scheduler', rate);
}
