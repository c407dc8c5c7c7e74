import type { Declaration } from '../../model/template.js';
import { absent, known, possibilities, unknown, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import { firstWritten } from './api-access.js';
import { authorizationType } from './authorization.js';
import { asksForCertificates } from './client-certificates.js';
import { corsOf } from './cors.js';
import { httpIntegration } from './integrations.js';
import { openApiCors, openApiDefinition, openApiRoutes, openApiSecurity } from './open-api.js';
import type { Resource } from './resource.js';
import {
  declared,
  declaredPart,
  itself,
  mayBeFunction,
  other,
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
      cors: firstWritten([
        corsOf(properties.get('CorsConfiguration'), 'AllowOrigins', 'AllowCredentials'),
        openApiCors(body),
      ]),
      fromSpecification: firstWritten([properties.get('Body').presence(), properties.get('BodyS3Location').presence()]),
      generated: false,
    },
    ...(gateway === 'http' ? openApiRoutes(body, resource, application, 'http') : []),
  ];
  if (!mayBeFunction(mentioned(quick), application)) return declarations;
  const own = declaredPart(resource, application, { suffix: '.$default', name: '$default', written: quick.written });
  const ends = { function: mentioned(quick), source: itself(resource) };
  const payloadFormat = known('2.0' as const, resource.keyRange);
  const defaults = { gateway, method: absent, path: absent, authorization: absent, payloadFormat };
  return [...declarations, httpTrigger(own, ends, defaults)];
}

function gatewayOf({ properties }: Resource): 'http' | 'websocket' {
  return properties.get('ProtocolType').literal === 'WEBSOCKET' ? 'websocket' : 'http';
}

function route(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const own = declared(resource, application);
  const source = properties.get('ApiId').target();
  const integration = integrationOf(properties.get('Target'), application);
  const consumer = integration ? mentioned(integration.get('IntegrationUri')) : absent;
  if (!mayBeFunction(consumer, application)) return [other(resource, application)];
  const [owner] = pointedAt(source, application);
  return [
    httpTrigger(
      own,
      { function: consumer, source },
      {
        gateway: owner ? gatewayOf(owner) : 'unknown',
        ...methodAndPath(properties.get('RouteKey')),
        authorization: authorizationType(properties),
        ...(integration && httpIntegration(integration)),
      },
    ),
  ];
}

/** `integrations/${Integration}` leads to an integration, which leads to the function. */
function integrationOf(target: Place, application: ReadApplication): Place | undefined {
  const [found] = pointedAt(mentioned(target), application);
  return found?.type === 'AWS::ApiGatewayV2::Integration' ? found.properties : undefined;
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
