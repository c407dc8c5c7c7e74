import type { HttpTrigger, Target } from '../../../../../model/template.js';
import { absent, known, type Value } from '../../../../../model/value.js';
import { eventAuthorization } from '../../../../resources/authorization.js';
import { inSeconds, payloadFormatOf, validation } from '../../../../resources/integrations.js';
import { httpTrigger, inCapitals } from '../../../../resources/triggers.js';
import type { Place } from '../../../../values/place.js';
import type { EventReader, ServerlessEvent } from './event-reader.js';

/**
 * Routes of REST and HTTP APIs. An event that names no API gets the one SAM makes for the whole template; an event of an
 * HTTP API without method and path gets all requests that no other route takes.
 */
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
  const path = properties.get('Path');
  const isCatchAll = gateway === 'http' && path.isAbsent && properties.get('Method').isAbsent;
  const source: Value<Target> = given.isAbsent
    ? known({ kind: 'resource', id: owner.template.prefix + implicit }, declared.range)
    : givenApi(given, event);
  return httpTrigger(
    declared,
    { function: event.function, source },
    {
      gateway,
      method: inCapitals(properties.get('Method').string()),
      path: isCatchAll ? known('$default', declared.range) : path.name(),
      authorization: eventAuthorization(properties.get('Auth')),
      payloadFormat: gateway === 'http' ? payloadFormat(event) : absent,
      integrationTimeoutSeconds: inSeconds(properties.get('TimeoutInMillis').number()),
      validated: gateway === 'rest' ? demanded(properties) : absent,
    },
  );
}

/** SAM sends version 2.0 unless told otherwise (SAM specification, `HttpApi`, read 2026-11-21). */
function payloadFormat({ properties, declared }: ServerlessEvent): HttpTrigger['payloadFormat'] {
  const given = payloadFormatOf(properties.get('PayloadFormatVersion'));
  return given.kind === 'absent' ? { ...known('2.0' as const, declared.range), isDefault: true } : given;
}

/** A model or parameters with `Required: true`, or that are validated. */
function demanded(properties: Place): Value<boolean> {
  const parameters = properties
    .get('RequestParameters')
    .items()
    .flatMap((item) => item.entries())
    .filter(({ place }) => place.get('Required').literal === 'true');
  return validation(properties.get('RequestModel'), ...parameters.map(({ place }) => place));
}

/** SAM takes the logical name of an API as text too. */
function givenApi(given: Place, { owner }: ServerlessEvent): Value<Target> {
  const name = given.literal;
  const isName = name !== undefined && owner.template.declares(name);
  return isName
    ? given.value(({ range, definedAt }) =>
        known({ kind: 'resource', id: owner.template.prefix + name }, range, definedAt),
      )
    : given.target();
}
