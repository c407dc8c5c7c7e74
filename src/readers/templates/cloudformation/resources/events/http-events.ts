import type { Target } from '../../../../../model/template.js';
import { known, type Value } from '../../../../../model/value.js';
import { eventAuthorization } from '../authorization.js';
import { httpTrigger, inCapitals } from '../triggers.js';
import type { EventReader, ServerlessEvent } from './event-reader.js';

/** Routes of REST and HTTP APIs. An event that names no API gets the one SAM makes for the whole template. */
export const httpEvents: Readonly<Record<string, EventReader>> = {
  Api: (event) => [route(event, 'rest', 'RestApiId', implicitRestApi)],
  HttpApi: (event) => [route(event, 'http', 'ApiId', implicitHttpApi)],
};

/** The logical names SAM gives the APIs it makes. */
export const implicitRestApi = 'ServerlessRestApi';
export const implicitHttpApi = 'ServerlessHttpApi';

function route(event: ServerlessEvent, gateway: 'rest' | 'http', idProperty: string, implicit: string) {
  const { declared, properties, owner } = event;
  const given = properties.get(idProperty);
  const source: Value<Target> = given.isAbsent
    ? known({ kind: 'resource', id: owner.stack.prefix + implicit }, declared.range)
    : given.target();
  return httpTrigger(
    declared,
    { function: event.function, source },
    {
      gateway,
      method: inCapitals(properties.get('Method').string()),
      path: properties.get('Path').name(),
      authorization: eventAuthorization(properties.get('Auth')),
    },
  );
}
