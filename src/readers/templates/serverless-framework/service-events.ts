import type { SourceRange } from '../../../model/source.js';
import { definitionOf } from '../../values/composed.js';
import type { Place } from '../../values/place.js';
import type { ServiceFunction } from './service.js';

/** One entry of a function's `events`. */
export interface ServiceEvent {
  /** The framework's word for it: `sqs`. */
  readonly type: string;
  /** What is written behind the word, where that is written. */
  readonly value: Place;
  readonly keyRange: SourceRange;
}

/** The events of a function in their order. An event without settings may be its word alone. */
export function eventsOf({ place }: Pick<ServiceFunction, 'place'>): readonly ServiceEvent[] {
  return place
    .get('events')
    .items()
    .flatMap((item): readonly ServiceEvent[] => {
      const word = item.literal;
      if (word !== undefined && item.range) return [{ type: word, value: item, keyRange: item.range }];
      return item.entries().map(({ key, keyRange, place: value }) => ({
        type: key,
        value: definitionOf(value),
        keyRange,
      }));
    });
}
