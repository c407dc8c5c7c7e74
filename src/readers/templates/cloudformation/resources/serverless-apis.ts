import type { ApiDeclaration, Cors, Declaration, StageDeclaration } from '../../../../model/template.js';
import { absent, known, type Value } from '../../../../model/value.js';
import { firstWritten, isPrivate } from '../../../resources/api-access.js';
import { authorizationType, defaultAuthorization, graphQlAuthorization } from '../../../resources/authorization.js';
import { asksForCertificates } from '../../../resources/client-certificates.js';
import { corsOf, corsOfWord } from '../../../resources/cors.js';
import {
  openApiCors,
  openApiDefinition,
  openApiRestriction,
  openApiRoutes,
  openApiSecurity,
} from '../../../resources/open-api.js';
import type { Resource } from '../../../resources/resource.js';
import {
  declared,
  declaredPart,
  itself,
  type ReadApplication,
  type ResourceFamily,
} from '../../../resources/resource-reader.js';
import { accessLogOf, executionLogLevel, httpThrottling, restThrottling, stage } from '../../../resources/stages.js';
import { httpTrigger } from '../../../resources/triggers.js';
import type { Place } from '../../../values/place.js';

/** APIs of SAM with the routes of their OpenAPI definition; routes of `Events` stand on the functions. */
export const serverlessApis: ResourceFamily = {
  'AWS::Serverless::Api': (resource, application) => serverlessApi(resource, application, 'rest'),
  'AWS::Serverless::HttpApi': (resource, application) => serverlessApi(resource, application, 'http'),
  'AWS::Serverless::WebSocketApi': webSocketApi,
  'AWS::Serverless::GraphQLApi': graphQlApi,
};

function serverlessApi(
  resource: Resource,
  application: ReadApplication,
  gateway: 'rest' | 'http',
): readonly Declaration[] {
  const { properties } = resource;
  const definition = openApiDefinition(resource, 'DefinitionBody', 'DefinitionUri');
  const own = defaultAuthorization(properties.get('Auth'));
  return [
    {
      ...declared(resource, application),
      kind: 'api',
      gateway,
      defaultAuthorization: own.kind === 'absent' ? openApiSecurity(definition) : own,
      restricted: firstWritten([
        serverlessRestriction(properties),
        openApiRestriction(definition),
        asksForCertificates(properties, application),
      ]),
      cors: firstWritten([serverlessCors(properties, gateway), openApiCors(definition)]),
      fromSpecification: firstWritten([
        properties.get('DefinitionBody').presence(),
        properties.get('DefinitionUri').presence(),
      ]),
      generated: false,
    },
    stage(
      declaredPart(resource, application, { suffix: 'Stage', name: resource.logicalId, written: undefined }),
      application,
      {
        api: itself(resource),
        ...serverlessStage(properties, gateway),
        generated: false,
      },
    ),
    ...openApiRoutes(definition, resource, application, gateway),
  ];
}

/** A resource policy, a private endpoint or client certificates. */
export function serverlessRestriction(properties: Place): Value<boolean> {
  const candidates = [
    properties.get('Auth', 'ResourcePolicy'),
    properties.get('Domain', 'MutualTlsAuthentication'),
  ].map((place) => place.presence());
  const endpoint = properties.get('EndpointConfiguration');
  return firstWritten([...candidates, isPrivate(endpoint.isMap() ? endpoint.get('Type') : endpoint)]);
}

/** An origin in quotes, or settings; `true` of an HTTP API means every origin. */
export function serverlessCors(properties: Place, gateway: 'rest' | 'http'): Value<Cors> {
  const setting = properties.get(gateway === 'rest' ? 'Cors' : 'CorsConfiguration');
  if (!setting.isMap()) return corsOfWord(setting);
  return gateway === 'rest'
    ? corsOf(setting, 'AllowOrigin', 'AllowCredentials')
    : corsOf(setting, 'AllowOrigins', 'AllowCredentials');
}

/** Every API of SAM is deployed to one stage. */
export function serverlessStage(
  properties: Place,
  gateway: 'rest' | 'http',
): Pick<StageDeclaration, 'gateway' | 'accessLog' | 'throttled' | 'executionLogLevel' | 'cached' | 'tracing'> {
  const isRest = gateway === 'rest';
  return {
    gateway,
    accessLog: accessLogOf(properties.get(isRest ? 'AccessLogSetting' : 'AccessLogSettings')),
    throttled: isRest
      ? firstWritten([restThrottling(properties), properties.get('Auth', 'UsagePlan', 'Throttle').presence()])
      : httpThrottling(properties),
    executionLogLevel: isRest ? executionLogLevel(properties) : absent,
    cached: isRest ? properties.get('CacheClusterEnabled').boolean() : absent,
    tracing: isRest ? properties.get('TracingEnabled').boolean() : absent,
  };
}

/** Only `$connect` can be authorized: what comes after it comes through the connection. */
function webSocketApi(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const authorization = authorizationType(properties.get('Auth'), 'AuthType');
  const routes = properties.get('Routes').entries();
  return [
    {
      ...declared(resource, application),
      kind: 'api',
      gateway: 'websocket',
      defaultAuthorization: authorization,
      restricted: absent,
      cors: absent,
      fromSpecification: absent,
      generated: false,
    },
    ...routes.map(({ key, keyRange, place }) => {
      const own = authorizationType(place, 'AuthType');
      return httpTrigger(
        declaredPart(resource, application, { suffix: `.${key}`, name: key, written: place.written, range: keyRange }),
        { function: place.get('FunctionArn').target(), source: itself(resource) },
        {
          gateway: 'websocket',
          method: absent,
          path: known(key, keyRange),
          authorization: key === '$connect' && own.kind === 'absent' ? authorization : own,
        },
      );
    }),
  ];
}

function graphQlApi(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const api: ApiDeclaration = {
    ...declared(resource, application),
    kind: 'api',
    gateway: 'graphql',
    defaultAuthorization: graphQlAuthorization(properties.get('Auth', 'Type')),
    restricted: absent,
    cors: absent,
    fromSpecification: absent,
    generated: false,
  };
  const sources = properties.get('DataSources', 'Lambda').entries();
  return [
    api,
    ...sources.map(({ key, keyRange, place }) =>
      httpTrigger(
        declaredPart(resource, application, { suffix: `.${key}`, name: key, written: place.written, range: keyRange }),
        { function: place.get('FunctionArn').target(), source: itself(resource) },
        { gateway: 'graphql', method: absent, path: absent, authorization: absent },
      ),
    ),
  ];
}
