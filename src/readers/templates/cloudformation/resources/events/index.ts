import type { Declaration } from '../../../../../model/template.js';
import { absent } from '../../../../../model/value.js';
import type { Resource } from '../../../../resources/resource.js';
import { declaredPart, itself, type ReadApplication } from '../../../../resources/resource-reader.js';
import { pushTrigger } from '../../../../resources/triggers.js';
import type { PlaceEntry } from '../../../../values/head.js';
import type { Place } from '../../../../values/place.js';
import type { EventReader } from './event-reader.js';
import { httpEvents } from './http-events.js';
import { pollEvents } from './poll-events.js';
import { pushEvents } from './push-events.js';
import { topicEvents } from './topic-events.js';

const readers: ReadonlyMap<string, EventReader> = new Map(
  Object.entries({ ...httpEvents, ...pollEvents, ...pushEvents, ...topicEvents }),
);

/**
 * The triggers of a SAM function, one for each entry of `Events`, or for each branch where a condition chooses the entry.
 * Kinds nobody knows become triggers of type `other`.
 */
export function eventsOf(resource: Resource, application: ReadApplication): readonly Declaration[] {
  return resource.properties
    .get('Events')
    .entries()
    .flatMap((entry) =>
      entry.place.alternatives().flatMap((place, at) => readEvent(entry, place, at, resource, application)),
    );
}

function readEvent(
  { key, keyRange }: PlaceEntry,
  place: Place,
  at: number,
  resource: Resource,
  application: ReadApplication,
): readonly Declaration[] {
  const type = place.get('Type').literal;
  if (type === undefined) return [];
  const name = at === 0 ? key : `${key}${at + 1}`;
  const read = readers.get(type) ?? otherEvent;
  const part = { suffix: `.${name}`, name, written: place.written, range: keyRange, type };
  return read({
    declared: declaredPart(resource, application, part),
    name,
    keyRange,
    place,
    properties: place.get('Properties'),
    owner: resource,
    function: itself(resource),
    application,
  });
}

const otherEvent: EventReader = ({ declared, function: consumer }) => [
  pushTrigger(declared, { function: consumer, source: absent }, { trigger: 'other', asynchronous: false }),
];
