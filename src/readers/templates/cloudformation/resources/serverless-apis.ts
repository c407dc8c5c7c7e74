import type { ApiDeclaration, Authorization, Declaration } from '../../../../model/template.js';
import { absent, known, type Value } from '../../../../model/value.js';
import { topOf } from '../evaluate.js';
import { Place } from '../place.js';
import type { StackResource } from '../stack.js';
import { authorizationType, defaultAuthorization } from './authorization.js';
import { asksForCertificates } from './client-certificates.js';
import { openApiRoutes, openApiSecurity } from './open-api.js';
import { declared, declaredPart, itself, type ReadApplication, type ResourceFamily } from './resource-reader.js';
import { httpTrigger } from './triggers.js';

/** APIs of SAM with the routes of their OpenAPI definition; routes of `Events` stand on the functions. */
export const serverlessApis: ResourceFamily = {
  'AWS::Serverless::Api': (resource, application) => serverlessApi(resource, application, 'rest'),
  'AWS::Serverless::HttpApi': (resource, application) => serverlessApi(resource, application, 'http'),
  'AWS::Serverless::WebSocketApi': webSocketApi,
  'AWS::Serverless::GraphQLApi': graphQlApi,
};

function serverlessApi(
  resource: StackResource,
  application: ReadApplication,
  gateway: 'rest' | 'http',
): readonly Declaration[] {
  const { properties } = resource;
  const definition = definitionOf(resource);
  const own = defaultAuthorization(properties.get('Auth'));
  return [
    {
      ...declared(resource, application),
      kind: 'api',
      gateway,
      defaultAuthorization: own.kind === 'absent' ? openApiSecurity(definition) : own,
      restricted: firstWritten([serverlessRestriction(properties), asksForCertificates(properties, application)]),
      generated: false,
    },
    ...openApiRoutes(definition, resource, application, gateway),
  ];
}

function definitionOf({ properties, stack }: StackResource): Place {
  const body = properties.get('DefinitionBody');
  if (!body.isAbsent) return body;
  const location = properties.get('DefinitionUri').literal;
  const file = location === undefined ? undefined : stack.fileAt(location);
  return file ? topOf(file, stack) : Place.absent;
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

/** Whether an endpoint type, or a list of them, is `PRIVATE`; absent when it is not. */
export function isPrivate(types: Place): Value<boolean> {
  const [item] = types.items();
  if (!item) return absent;
  return item.value((head) => {
    if (head.kind === 'unknown') return { kind: 'unknown', range: head.range, reason: head.reason };
    return head.kind === 'text' && head.parts.join('') === 'PRIVATE' ? known(true, head.range, head.definedAt) : absent;
  });
}

/** The first that is not absent. */
export function firstWritten<T>(values: readonly Value<T>[]): Value<T> {
  return values.find((value) => value.kind !== 'absent') ?? absent;
}

/** Only `$connect` can be authorized: what comes after it comes through the connection. */
function webSocketApi(resource: StackResource, application: ReadApplication): readonly Declaration[] {
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

function graphQlApi(resource: StackResource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const api: ApiDeclaration = {
    ...declared(resource, application),
    kind: 'api',
    gateway: 'graphql',
    defaultAuthorization: graphQlAuthorization(properties.get('Auth', 'Type')),
    restricted: absent,
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

/** The authorization of a GraphQL API by its type (AWS AppSync developer guide, 2026-10). */
export function graphQlAuthorization(type: Place): Value<Authorization> {
  return type.value((head) => {
    const [text] = head.kind === 'text' ? head.parts : [];
    if (typeof text !== 'string') {
      return { kind: 'unknown', range: head.range, reason: 'the kind of authorization is not known' };
    }
    const authorization = text === 'API_KEY' ? 'key' : text === 'AWS_IAM' ? 'iam' : 'authorizer';
    return known(authorization, head.range, head.definedAt);
  });
}
