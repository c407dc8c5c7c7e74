import { readSchedule } from '../../knowledge/schedule-expressions.js';
import type { Application, LinkedCall, Trigger } from '../../model/application.js';
import type { Schedule } from '../../model/template.js';
import { always } from '../../model/value.js';
import { sightingsAt } from './sighting.js';
import type { Sighting } from './signal.js';

/** Schedules of every few minutes whose function looks through a bucket, a table or a queue that could tell it by itself. */
export function pollingSchedules({ triggers }: Application): readonly Sighting[] {
  return sightingsAt(triggers.filter(isPolling));
}

function isPolling(trigger: Trigger): boolean {
  if (trigger.trigger !== 'schedule' || trigger.schedule === undefined || !isOften(trigger.schedule)) return false;
  if (!always(trigger.enabled, (is) => is, true)) return false;
  const { consumer } = trigger;
  // What else starts it may be what it looks through all of that for.
  if (consumer?.code.kind !== 'found' || consumer.generated) return false;
  if (!consumer.triggers.every((each) => each.trigger === 'schedule')) return false;
  return consumer.code.handler.reach.certainCalls.some(looksThroughAll);
}

const mostMinutes = 5;

function isOften({ expression, service }: Schedule): boolean {
  return always(expression, (text) => {
    const read = readSchedule(text, service);
    if (read.kind === 'rate') return read.everyMinutes <= mostMinutes;
    if (read.kind !== 'cron' || read.fields.hours !== '*') return false;
    const step = /^(?:\*|0)(?:\/(\d+))?$/.exec(read.fields.minutes);
    return step !== null && (step[0] === '*' || Number(step[1] ?? mostMinutes + 1) <= mostMinutes);
  });
}

/** A scan with a condition may look for what is due, of which no event tells. */
function looksThroughAll({
  provider,
  service,
  operation,
  arguments: given,
  argumentsComplete,
  assumed,
}: LinkedCall): boolean {
  if (provider !== 'aws' || assumed) return false;
  if (operation === 'Scan') return argumentsComplete && !Object.keys(given).some((name) => /filter/i.test(name));
  return operation === 'ReceiveMessage' ? service === 'sqs' : /^ListObjects(?:V2)?$/.test(operation);
}
