import type { Authorization, Cors, HttpTrigger } from '../../model/template.js';
import { absent, known, unknown, type Value } from '../../model/value.js';
import { Place } from '../values/place.js';
import { firstWritten } from './api-access.js';
import { corsOf } from './cors.js';
import { openApiIntegration, validation } from './integrations.js';
import type { Resource } from './resource.js';
import { declaredPart, itself, mayBeFunction, type ReadApplication } from './resource-reader.js';
import { httpTrigger, inCapitals, mentioned } from './triggers.js';

/**
 * The OpenAPI definition (version 3, or Swagger 2) of an API: written in the template as a map, or as JSON or YAML text; or
 * in a file. Absent where there is none that can be read.
 */
export function openApiDefinition({ properties, template }: Resource, ...names: readonly string[]): Place {
  for (const name of names) {
    const written = properties.get(name);
    if (written.isMap()) return written;
    const { literal } = written;
    const inFile = literal === undefined || literal.includes('\n') ? undefined : template.definitionAt(literal)?.place;
    const found = inFile ?? template.definitionIn(written);
    if (found) return found;
  }
  return Place.absent;
}

/** Whether the definition itself keeps strangers out: a resource policy, or no address of API Gateway's own. */
export function openApiRestriction(definition: Place): Value<boolean> {
  const endpoint = definition.get('x-amazon-apigateway-endpoint-configuration');
  const endpoints = endpoint.get('vpcEndpointIds');
  return firstWritten([definition.get('x-amazon-apigateway-policy').presence(), endpoints.presence()]);
}

/** What the definition of an HTTP API says of other origins. */
export function openApiCors(definition: Place): Value<Cors> {
  return corsOf(definition.get('x-amazon-apigateway-cors'), 'allowOrigins', 'allowCredentials');
}

/** The routes of an OpenAPI definition that API Gateway hands to functions. */
export function openApiRoutes(
  definition: Place,
  resource: Resource,
  application: ReadApplication,
  gateway: 'rest' | 'http',
): readonly HttpTrigger[] {
  return definition
    .get('paths')
    .entries()
    .flatMap(({ key: path, keyRange: pathRange, place: operations }) =>
      operations.entries().flatMap(({ key: method, keyRange, place: operation }) => {
        const integration = integrationOf(operation, definition);
        const consumer = mentioned(integration.get('uri'));
        if (!mayBeFunction(consumer, application)) return [];
        const own = declaredPart(resource, application, {
          suffix: `.${method.toUpperCase()} ${path}`,
          name: `${method.toUpperCase()} ${path}`,
          written: operation.written,
          range: keyRange,
        });
        return [
          httpTrigger(
            own,
            { function: consumer, source: itself(resource) },
            {
              gateway,
              method: inCapitals(known(method, keyRange)),
              path: known(path, pathRange),
              authorization: authorizationOf(operation, definition),
              ...openApiIntegration(integration),
              validated: validation(
                operation.get('x-amazon-apigateway-request-validator'),
                definition.get('x-amazon-apigateway-request-validator'),
              ),
            },
          ),
        ];
      }),
    );
}

/** Of HTTP APIs, several operations may refer to one integration (API Gateway developer guide, OpenAPI extensions, 2026-11). */
function integrationOf(operation: Place, definition: Place): Place {
  const written = operation.get('x-amazon-apigateway-integration');
  const reference = /^#\/components\/x-amazon-apigateway-integrations\/([^/]+)$/.exec(
    written.get('$ref').literal ?? '',
  );
  const [, name] = reference ?? [];
  return name === undefined ? written : definition.get('components', 'x-amazon-apigateway-integrations', name);
}

/** What an operation says itself: the schemes it demands, or that it is open or signed with IAM. */
function authorizationOf(operation: Place, definition: Place): Value<Authorization> {
  const type = operation.get('x-amazon-apigateway-auth', 'type');
  const own: Value<Authorization> = type.value((head) => {
    const [text] = head.kind === 'text' ? head.parts : [];
    if (typeof text !== 'string') return unknown(head.range, 'the kind of authorization is not known');
    return known(text.toUpperCase() === 'NONE' ? 'none' : 'iam', head.range, head.definedAt);
  });
  return own.kind === 'absent' ? security(operation.get('security'), definition) : own;
}

/** What the definition demands of every operation that demands nothing itself. */
export function openApiSecurity(definition: Place): Value<Authorization> {
  return security(definition.get('security'), definition);
}

/** Several schemes may be named; the first says enough: somebody must be let in. */
function security(demanded: Place, definition: Place): Value<Authorization> {
  return demanded.value((head) => {
    if (head.kind === 'unknown') return { kind: 'unknown', range: head.range, reason: head.reason };
    if (head.kind !== 'list') return absent;
    const [scheme] = head.items.flatMap((item) => item.entries());
    if (!scheme) return known('none', head.range, head.definedAt);
    return known(kindOfScheme(scheme.key, definition), head.range, head.definedAt);
  });
}

/** SAM itself writes `NONE`, which no definition declares, for routes that are open to all. */
function kindOfScheme(name: string, definition: Place): Authorization {
  const current = definition.get('components', 'securitySchemes', name);
  const scheme = current.isAbsent ? definition.get('securityDefinitions', name) : current;
  if (scheme.isAbsent && name === 'NONE') return 'none';
  if (scheme.get('x-amazon-apigateway-authtype').literal?.toLowerCase() === 'awssigv4') return 'iam';
  const isBareKey =
    scheme.get('type').literal === 'apiKey' &&
    scheme.get('x-amazon-apigateway-authorizer').isAbsent &&
    scheme.get('x-amazon-apigateway-authtype').isAbsent;
  return isBareKey ? 'key' : 'authorizer';
}
