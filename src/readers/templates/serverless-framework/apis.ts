import type {
  AccessLog,
  ApiDeclaration,
  Cors,
  Declaration,
  Origin,
  StageDeclaration,
  Target,
} from '../../../model/template.js';
import { absent, known, knownValues, unknown, type Value } from '../../../model/value.js';
import { firstWritten } from '../../resources/api-access.js';
import { corsOf, corsOfWord } from '../../resources/cors.js';
import { originOf, type ReadApplication } from '../../resources/resource-reader.js';
import { executionLogLevel, httpThrottling, restThrottling } from '../../resources/stages.js';
import type { Place } from '../../values/place.js';
import { httpApiLogicalId, restApiLogicalId, webSocketApiLogicalId } from './names.js';
import type { Service } from './service.js';

/** The APIs the framework makes for the routes of a service. They stand where the provider configures them, or at the first route. */
export function madeApis(
  service: Service,
  declarations: readonly Declaration[],
  application: ReadApplication,
): readonly (ApiDeclaration | StageDeclaration)[] {
  return kinds.flatMap((kind): readonly (ApiDeclaration | StageDeclaration)[] => {
    const { id, gateway, settings, type } = kind;
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
        cors: gateway === 'http' ? corsOfHttpApi(service.provider.get('httpApi', 'cors')) : absent,
        fromSpecification: absent,
        generated: true,
      },
      madeStage(kind, service, first, application),
    ];
  });
}

const kinds = [
  { id: restApiLogicalId, gateway: 'rest', settings: 'apiGateway', type: 'AWS::ApiGateway::RestApi' },
  { id: httpApiLogicalId, gateway: 'http', settings: 'httpApi', type: 'AWS::ApiGatewayV2::Api' },
  { id: webSocketApiLogicalId, gateway: 'websocket', settings: 'websocketsApiName', type: 'AWS::ApiGatewayV2::Api' },
] as const;

/** The stage that every API of the framework has. Its settings stand among those of the provider. */
function madeStage(
  { id, gateway, settings, type }: (typeof kinds)[number],
  service: Service,
  first: Declaration,
  application: ReadApplication,
): StageDeclaration {
  const { provider } = service;
  const { written } = provider.get(settings);
  const logs = logSettings[gateway];
  const range = written?.range ?? first.range;
  const stageId = stageIds[gateway];
  const changes = service.overrides(stageId);
  return {
    kind: 'stage',
    id: stageId,
    name: id,
    type,
    conditional: false,
    range,
    origin: logOrigin(provider, logs, first.origin, application),
    api: known({ kind: 'resource', id }, range),
    gateway,
    accessLog: firstWritten([accessLogOf(provider.get('logs', logs)), accessLogOf(changes.get('AccessLogSettings'))]),
    throttled: firstWritten([
      provider.get('apiGateway', 'usagePlan', 'throttle').presence(),
      ...provider
        .get('apiGateway', 'usagePlan')
        .items()
        .flatMap((plan) => plan.entries().map(({ place }) => place.get('throttle').presence())),
      gateway === 'rest' ? restThrottling(changes) : httpThrottling(changes),
      service.top.get('custom', 'apiGatewayThrottling').presence(),
    ]),
    executionLogLevel:
      gateway === 'rest'
        ? firstWritten([provider.get('logs', logs, 'level').name(), executionLogLevel(changes)])
        : absent,
    cached:
      gateway === 'rest'
        ? firstWritten([
            service.top.get('custom', 'apiGatewayCaching', 'enabled').boolean(),
            changes.get('CacheClusterEnabled').boolean(),
          ])
        : absent,
    tracing:
      gateway === 'rest'
        ? firstWritten([provider.get('tracing', 'apiGateway').boolean(), changes.get('TracingEnabled').boolean()])
        : absent,
    generated: true,
  };
}

/** What can be said of a stage stands among the logs of the provider. */
function logOrigin(provider: Place, logs: string, first: Origin, application: ReadApplication): Origin {
  const { file, path, ...rest } = provider.written
    ? originOf(provider.written, application)
    : { ...first, path: ['provider'] };
  return { ...rest, file, path: [...path, 'logs', logs] };
}

const logSettings = { rest: 'restApi', http: 'httpApi', websocket: 'websocket' } as const;

/** Source: Serverless Framework documentation, "AWS - Resources", table of resource names, read 2026-11-21. */
const stageIds = { rest: 'ApiGatewayStage', http: 'HttpApiStage', websocket: 'WebsocketsDeploymentStage' } as const;

/** `true` or settings; `accessLogging: false` switches only the lines of requests off. */
function accessLogOf(logs: Place): Value<AccessLog> {
  return logs.value((head) => {
    if (head.kind === 'unknown') return { kind: 'unknown', range: head.range, reason: head.reason };
    const isOff =
      head.kind === 'text' ? head.parts.join('') === 'false' : logs.get('accessLogging').literal === 'false';
    if (isOff) return absent;
    const destination = unknown(head.range, 'the framework makes the log group');
    return known({ destination, format: logs.get('format').name() }, head.range, head.definedAt);
  });
}

function corsOfHttpApi(setting: Place): Value<Cors> {
  return setting.isMap() ? corsOf(setting, 'allowedOrigins', 'allowCredentials') : corsOfWord(setting);
}

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
