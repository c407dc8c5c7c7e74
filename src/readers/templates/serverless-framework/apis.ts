import type { ApiDeclaration, Declaration, Target } from '../../../model/template.js';
import { absent, known, knownValues, type Value } from '../../../model/value.js';
import { firstWritten } from '../../resources/api-access.js';
import { originOf, type ReadApplication } from '../../resources/resource-reader.js';
import type { Place } from '../../values/place.js';
import { httpApiLogicalId, restApiLogicalId, webSocketApiLogicalId } from './names.js';
import type { Service } from './service.js';

/** The APIs the framework makes for the routes of a service. They stand where the provider configures them, or at the first route. */
export function madeApis(
  service: Service,
  declarations: readonly Declaration[],
  application: ReadApplication,
): readonly ApiDeclaration[] {
  return kinds.flatMap(({ id, gateway, settings, type }): readonly ApiDeclaration[] => {
    const first = declarations.find(
      (each) =>
        each.kind === 'trigger' &&
        each.trigger === 'http' &&
        knownValues(each.source).some((target) => isIt(target, id)),
    );
    if (!first) return [];
    const { written } = service.provider.get(settings);
    return [
      {
        kind: 'api',
        id,
        name: id,
        type,
        conditional: false,
        range: written?.range ?? first.range,
        origin: written ? originOf(written, application) : first.origin,
        gateway,
        defaultAuthorization: absent,
        restricted: gateway === 'rest' ? restriction(service) : disabled(service.provider.get('httpApi')),
        generated: true,
      },
    ];
  });
}

const kinds = [
  { id: restApiLogicalId, gateway: 'rest', settings: 'apiGateway', type: 'AWS::ApiGateway::RestApi' },
  { id: httpApiLogicalId, gateway: 'http', settings: 'httpApi', type: 'AWS::ApiGatewayV2::Api' },
  { id: webSocketApiLogicalId, gateway: 'websocket', settings: 'websocketsApiName', type: 'AWS::ApiGatewayV2::Api' },
] as const;

function isIt(target: Target, id: string): boolean {
  return target.kind === 'resource' && target.id === id;
}

/** A resource policy or a private endpoint keeps strangers out. */
function restriction({ provider }: Service): Value<boolean> {
  const gateway = provider.get('apiGateway');
  return firstWritten([
    gateway.get('resourcePolicy').presence(),
    provider.get('resourcePolicy').presence(),
    provider.get('vpcEndpointIds').presence(),
    privateType(provider.get('endpointType')),
    disabled(gateway),
  ]);
}

function privateType(type: Place): Value<boolean> {
  return type.value((head) => {
    if (head.kind === 'unknown') return { kind: 'unknown', range: head.range, reason: head.reason };
    const text = head.kind === 'text' ? head.parts.join('').toUpperCase() : '';
    return text === 'PRIVATE' ? known(true, head.range, head.definedAt) : absent;
  });
}

/** With its own address switched off an API is behind a domain, which may ask for certificates. */
function disabled(settings: Place): Value<boolean> {
  const off = settings.get('disableDefaultEndpoint');
  return off.isAbsent || !off.range ? absent : { kind: 'unknown', range: off.range, reason: 'the domain decides' };
}
