import type { Handler } from './application.js';
import type { TriggerType } from './template.js';

/** Whether it is known what starts the handler, and it is nothing but these kinds of source. */
export function isStartedOnlyBy({ events }: Pick<Handler, 'events'>, ...types: readonly TriggerType[]): boolean {
  return events.length > 0 && events.every((event) => types.includes(event));
}
