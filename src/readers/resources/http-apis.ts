import type { Declaration, HttpTrigger } from '../../model/template.js';
import { absent, known, possibilities, unknown, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import { authorizationType } from './authorization.js';
import { asksForCertificates } from './client-certificates.js';
import { openApiDefinition, openApiRoutes, openApiSecurity } from './open-api.js';
import type { Resource } from './resource.js';
import {
  declared,
  declaredPart,
  itself,
  mayBeFunction,
  pointedAt,
  type ReadApplication,
  type ResourceFamily,
} from './resource-reader.js';
import { httpTrigger, mentioned } from './triggers.js';

/** HTTP and WebSocket APIs of API Gateway v2. */
export const httpApis: ResourceFamily = {
  'AWS::ApiGatewayV2::Api': api,
  'AWS::ApiGatewayV2::Route': route,
};

function api(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const gateway = gatewayOf(resource);
  const body = openApiDefinition(resource, 'Body', 'BodyS3Location');
  const quick = properties.get('Target');
  const declarations: Declaration[] = [
    {
      ...declared(resource, application),
      kind: 'api',
      gateway,
      defaultAuthorization: openApiSecurity(body),
      restricted: asksForCertificates(properties, application),
      generated: false,
    },
    ...(gateway === 'http' ? openApiRoutes(body, resource, application, 'http') : []),
  ];
  if (!mayBeFunction(mentioned(quick), application)) return declarations;
  const own = declaredPart(resource, application, { suffix: '.$default', name: '$default', written: quick.written });
  const ends = { function: mentioned(quick), source: itself(resource) };
  const defaults = { gateway, method: absent, path: absent, authorization: absent };
  return [...declarations, httpTrigger(own, ends, defaults)];
}

function gatewayOf({ properties }: Resource): 'http' | 'websocket' {
  return properties.get('ProtocolType').literal === 'WEBSOCKET' ? 'websocket' : 'http';
}

function route(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const own = declared(resource, application);
  const source = properties.get('ApiId').target();
  const consumer = consumerOf(properties.get('Target'), application);
  if (!mayBeFunction(consumer, application)) return [{ ...own, kind: 'other' }];
  const [owner] = pointedAt(source, application);
  return [
    httpTrigger(
      own,
      { function: consumer, source },
      {
        gateway: owner ? gatewayOf(owner) : 'unknown',
        ...methodAndPath(properties.get('RouteKey')),
        authorization: authorizationType(properties),
      },
    ),
  ];
}

/** `integrations/${Integration}` leads to an integration, which leads to the function. */
function consumerOf(target: Place, application: ReadApplication): HttpTrigger['function'] {
  const integration = mentioned(target);
  const [found] = pointedAt(integration, application);
  return found?.type === 'AWS::ApiGatewayV2::Integration' ? mentioned(found.properties.get('IntegrationUri')) : absent;
}

/** A route key is `GET /orders`, or one word: `$default`, or what a WebSocket message selects. */
function methodAndPath(routeKey: Place): { readonly method: Value<string>; readonly path: Value<string> } {
  const key = routeKey.string();
  const half = (part: 'method' | 'path'): Value<string> => {
    const [option] = possibilities(key);
    if (!option || option.kind === 'absent') return absent;
    if (option.kind === 'unknown' || key.kind === 'choice') return unknown(option.range, 'the route is not known');
    const [method, path] = option.value.split(/\s+/);
    if (path === undefined) return part === 'path' ? known(option.value, option.range) : absent;
    return known(part === 'method' ? (method ?? '').toUpperCase() : path, option.range, option.definedAt);
  };
  return { method: half('method'), path: half('path') };
}
