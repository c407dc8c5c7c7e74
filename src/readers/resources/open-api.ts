import type { Authorization, HttpTrigger } from '../../model/template.js';
import { absent, known, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';
import { declaredPart, itself, mayBeFunction, type ReadApplication } from './resource-reader.js';
import { httpTrigger, inCapitals, mentioned } from './triggers.js';

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
        const uri = operation.get('x-amazon-apigateway-integration', 'uri');
        const consumer = mentioned(uri);
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
              authorization: security(operation.get('security'), definition),
            },
          ),
        ];
      }),
    );
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
