import type { Authorization, HttpTrigger } from '../../../../model/template.js';
import { absent, known, type Value } from '../../../../model/value.js';
import { declaredPart, itself, type ReadApplication } from '../../../resources/resource-reader.js';
import { httpTrigger, inCapitals } from '../../../resources/triggers.js';
import type { Place } from '../../../values/place.js';
import type { PulumiResource } from './pulumi-resource.js';

/** REST APIs with their routes in one: of the package `aws-apigateway`, and of Crosswalk's first version. */
export function isRestApi(token: string): boolean {
  return restApis.has(token);
}

const restApis: ReadonlySet<string> = new Set([
  'aws-apigateway:RestAPI',
  'awsx:apigateway:API',
  'awsx:classic:apigateway:API',
]);

/** The routes of such an API that lead to functions. */
export function restApiRoutes(resource: PulumiResource, application: ReadApplication): readonly HttpTrigger[] {
  if (!isRestApi(resource.token)) return [];
  const api = application.resource(resource.id);
  if (!api) return [];
  return resource.inputs
    .get('routes')
    .items()
    .flatMap((route, at) => {
      const handler = first(route, 'eventHandler', 'event_handler');
      if (handler.isAbsent) return [];
      const method = inCapitals(route.get('method').string());
      const path = route.get('path').name();
      const part = declaredPart(api, application, {
        suffix: `.Route${at}`,
        name: [resource.name, certainText(method), certainText(path)].filter(Boolean).join(' '),
        written: route.written,
      });
      return [
        httpTrigger(
          part,
          { function: handler.target(), source: itself(api) },
          { method, path, authorization: authorizationOf(route), gateway: 'rest' },
        ),
      ];
    });
}

function certainText(value: Value<string>): string {
  return value.kind === 'known' ? value.value : '';
}

/** Of a route that says nothing of it, everybody may call (README of pulumi-aws-apigateway, 2026-11). */
function authorizationOf(route: Place): Value<Authorization> {
  const authorizers = route.get('authorizers');
  if (authorizers.range && !authorizers.isAbsent) return known('authorizer', authorizers.range);
  const iam = first(route, 'iamAuthEnabled', 'iam_auth_enabled');
  if (iam.range && iam.literal === 'true') return known('iam', iam.range);
  const key = first(route, 'apiKeyRequired', 'api_key_required');
  return key.range && key.literal === 'true' ? known('key', key.range) : absent;
}

function first(place: Place, ...keys: readonly string[]): Place {
  const found = keys.map((key) => place.get(key)).find((each) => !each.isAbsent);
  return found ?? place.get(keys[0] ?? '');
}
