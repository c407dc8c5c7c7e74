import type { Declaration } from '../../../../../model/template.js';
import { absent } from '../../../../../model/value.js';
import type { StackResource } from '../../stack.js';
import { declaredPart, itself, type ReadApplication } from '../resource-reader.js';
import { pushTrigger } from '../triggers.js';
import type { EventReader } from './event-reader.js';
import { httpEvents } from './http-events.js';
import { pollEvents } from './poll-events.js';
import { pushEvents } from './push-events.js';
import { topicEvents } from './topic-events.js';

const readers: ReadonlyMap<string, EventReader> = new Map(
  Object.entries({ ...httpEvents, ...pollEvents, ...pushEvents, ...topicEvents }),
);

/** The triggers of a SAM function, one for each entry of `Events`. Kinds nobody knows become triggers of type `other`. */
export function eventsOf(resource: StackResource, application: ReadApplication): readonly Declaration[] {
  return resource.properties
    .get('Events')
    .entries()
    .flatMap(({ key, keyRange, place }) => {
      const type = place.get('Type').literal;
      if (type === undefined) return [];
      const read = readers.get(type) ?? otherEvent;
      return read({
        declared: declaredPart(resource, application, {
          suffix: `.${key}`,
          name: key,
          written: place.written,
          range: keyRange,
          type,
        }),
        name: key,
        keyRange,
        place,
        properties: place.get('Properties'),
        owner: resource,
        function: itself(resource),
        application,
      });
    });
}

const otherEvent: EventReader = ({ declared, function: consumer }) => [
  pushTrigger(declared, { function: consumer, source: absent }, { trigger: 'other', asynchronous: false }),
];
