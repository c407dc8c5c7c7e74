import type { Cors, Declaration } from '../../model/template.js';
import { absent, known, unknown, type Value } from '../../model/value.js';
import { firstWritten, isPrivate } from './api-access.js';
import { authorizationType, graphQlAuthorization } from './authorization.js';
import { asksForCertificates } from './client-certificates.js';
import { corsOf } from './cors.js';
import { restIntegration, validation } from './integrations.js';
import { openApiCors, openApiDefinition, openApiRestriction, openApiRoutes, openApiSecurity } from './open-api.js';
import type { Resource } from './resource.js';
import {
  declared,
  mayBeFunction,
  other,
  pointedAt,
  type ReadApplication,
  type ResourceFamily,
} from './resource-reader.js';
import { httpTrigger, inCapitals, mentioned } from './triggers.js';

/** REST APIs of API Gateway, and GraphQL APIs, resource by resource. */
export const restApis: ResourceFamily = {
  'AWS::ApiGateway::RestApi': restApi,
  'AWS::ApiGateway::Method': method,
  'AWS::AppSync::GraphQLApi': (resource, application) => [
    {
      ...declared(resource, application),
      kind: 'api',
      gateway: 'graphql',
      defaultAuthorization: graphQlAuthorization(resource.properties.get('AuthenticationType')),
      restricted: isPrivate(resource.properties.get('Visibility')),
      cors: absent,
      fromSpecification: absent,
      generated: false,
    },
  ],
  'AWS::AppSync::DataSource': dataSource,
};

function restApi(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const body = openApiDefinition(resource, 'Body', 'BodyS3Location');
  return [
    {
      ...declared(resource, application),
      kind: 'api',
      gateway: 'rest',
      defaultAuthorization: openApiSecurity(body),
      restricted: firstWritten([
        properties.get('Policy').presence(),
        isPrivate(properties.get('EndpointConfiguration', 'Types')),
        openApiRestriction(body),
        asksForCertificates(properties, application),
      ]),
      // Dialects that write the answers to preflight requests as one setting of a REST API give it by the name it has on others.
      cors: firstWritten([
        corsOf(properties.get('CorsConfiguration'), 'AllowOrigins', 'AllowCredentials'),
        openApiCors(body),
        ...preflightAnswers(resource, application),
      ]),
      fromSpecification: firstWritten([properties.get('Body').presence(), properties.get('BodyS3Location').presence()]),
      generated: false,
    },
    ...openApiRoutes(body, resource, application, 'rest'),
  ];
}

/** What the answers to preflight requests allow, where they are written method by method. */
function preflightAnswers(api: Resource, application: ReadApplication): readonly Value<Cors>[] {
  return application
    .ofType('AWS::ApiGateway::Method')
    .filter(
      ({ properties }) =>
        properties.get('HttpMethod').literal === 'OPTIONS' &&
        pointedAt(properties.get('RestApiId').target(), application).includes(api),
    )
    .flatMap(({ properties }) => properties.get('Integration', 'IntegrationResponses').items())
    .map((response) => response.get('ResponseParameters'))
    .filter((headers) => !headers.get(allowedOrigin).isAbsent)
    .map((headers) => corsOf(headers, allowedOrigin, allowedCredentials));
}

const allowedOrigin = 'method.response.header.Access-Control-Allow-Origin';
const allowedCredentials = 'method.response.header.Access-Control-Allow-Credentials';

function method(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const own = declared(resource, application);
  const consumer = mentioned(properties.get('Integration', 'Uri'));
  if (!mayBeFunction(consumer, application)) return [other(resource, application)];
  return [
    httpTrigger(
      own,
      { function: consumer, source: properties.get('RestApiId').target() },
      {
        gateway: 'rest',
        method: inCapitals(properties.get('HttpMethod').string()),
        path: pathOf(resource, application),
        authorization: authorizationType(properties),
        ...restIntegration(properties.get('Integration')),
        validated: validation(properties.get('RequestValidatorId')),
      },
    ),
  ];
}

/** The path of a method, put together from its resource and all resources above it. */
function pathOf(resource: Resource, application: ReadApplication): Value<string> {
  const parts: string[] = [];
  const seen = new Set<Resource>();
  let place = resource.properties.get('ResourceId');
  const { range } = place;
  if (!range) return absent;
  for (;;) {
    const [above] = pointedAt(place.target(), application);
    if (!above || seen.has(above)) return unknown(range, 'the path above is not declared here');
    if (above.type === 'AWS::ApiGateway::RestApi') return known(`/${parts.join('/')}`, range);
    const part = above.properties.get('PathPart').literal;
    if (part === undefined) return unknown(range, `the path of ${above.logicalId} is known only when deploying`);
    seen.add(above);
    parts.unshift(part);
    place = above.properties.get('ParentId');
  }
}

function dataSource(resource: Resource, application: ReadApplication): readonly Declaration[] {
  const { properties } = resource;
  const own = declared(resource, application);
  const arn = properties.get('LambdaConfig', 'LambdaFunctionArn');
  if (arn.isAbsent) return [other(resource, application)];
  return [
    httpTrigger(
      own,
      { function: arn.target(), source: properties.get('ApiId').target() },
      { gateway: 'graphql', method: absent, path: absent, authorization: absent },
    ),
  ];
}
