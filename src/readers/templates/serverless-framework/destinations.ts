import { changed } from '../../values/composed.js';
import type { Place } from '../../values/place.js';
import type { Service } from './service.js';

/** A destination is an ARN, a map of type and ARN, or the key of a function of the service. */
export function destinationOf(destination: Place, service: Service): Place {
  const target = destination.isMap() ? destination.get('arn') : destination;
  return changed(target, (head) => {
    const text = head.kind === 'text' && head.parts.length === 1 ? head.parts[0] : undefined;
    const named = typeof text === 'string' ? service.functionNamed(text) : undefined;
    if (!named || head.kind !== 'text') return head;
    return { ...head, parts: [{ kind: 'resource', id: named.id, attribute: 'arn', name: named.name }] };
  });
}
