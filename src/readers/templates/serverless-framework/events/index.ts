import type { Declaration } from '../../../../model/template.js';
import { absent, knownValues } from '../../../../model/value.js';
import { declaredPart, itself, type ReadApplication } from '../../../resources/resource-reader.js';
import { pushTrigger } from '../../../resources/triggers.js';
import type { FunctionResource } from '../function-resource.js';
import { eventsOf, type ServiceEvent } from '../service-events.js';
import { busEvents } from './bus-events.js';
import type { EventReader } from './event-reader.js';
import { httpEvents } from './http-events.js';
import { pollEvents } from './poll-events.js';
import { pushEvents } from './push-events.js';
import { storageEvents } from './storage-events.js';
import { topicEvents } from './topic-events.js';

const readers: ReadonlyMap<string, EventReader> = new Map(
  Object.entries({ ...busEvents, ...httpEvents, ...pollEvents, ...pushEvents, ...storageEvents, ...topicEvents }),
);

/** The triggers of a function with what the framework makes for them. Words of plugins become triggers of type `other`. */
export function readEvents(owner: FunctionResource, application: ReadApplication): readonly Declaration[] {
  const counts = new Map<string, number>();
  return eventsOf(owner.owner).flatMap((event) => {
    const count = (counts.get(event.type) ?? 0) + 1;
    counts.set(event.type, count);
    return readEvent(event, count, owner, application);
  });
}

function readEvent(
  { type, value, keyRange }: ServiceEvent,
  count: number,
  owner: FunctionResource,
  application: ReadApplication,
): readonly Declaration[] {
  const suffix = `.${type}${count === 1 ? '' : count}`;
  const written = value.written ?? owner.place.written ?? { range: keyRange, path: undefined };
  const read = readers.get(type) ?? otherEvent;
  const declared = declaredPart(owner, application, { suffix, name: type, written, range: keyRange, type });
  return read({
    type,
    declared,
    value,
    written,
    keyRange,
    owner,
    function: itself(owner),
    service: owner.service,
    application,
  }).map((declaration) =>
    declaration.kind === 'trigger' ? { ...declaration, name: nameOf(declaration) } : declaration,
  );
}

/** People know an event by what it comes from: the resource, or the last part of its ARN. */
function nameOf(trigger: Extract<Declaration, { kind: 'trigger' }>): string {
  if (trigger.trigger === 'http') {
    const [method] = knownValues(trigger.method);
    const [path] = knownValues(trigger.path);
    return [method, path].filter((part) => part !== undefined).join(' ') || trigger.name;
  }
  const [source] = knownValues(trigger.source);
  if (source?.kind === 'resource') return source.id;
  const last = source?.text.split(/[:/]/).at(-1) ?? '';
  return /^[\w.-]+$/.test(last) ? last : trigger.name;
}

const otherEvent: EventReader = ({ declared, function: consumer }) => [
  pushTrigger(declared, { function: consumer, source: absent }, { trigger: 'other', asynchronous: false }),
];
