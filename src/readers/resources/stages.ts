import type { AccessLog, StageDeclaration, Target } from '../../model/template.js';
import { absent, known, possibilities, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import { firstWritten } from './api-access.js';
import {
  type Declared,
  declared,
  other,
  pointedAt,
  type ReadApplication,
  type ResourceFamily,
} from './resource-reader.js';

/** Stages of APIs. A deployment of a REST API that names a stage makes one too, unless that stage is declared by itself. */
export const stages: ResourceFamily = {
  'AWS::ApiGateway::Stage': (resource, application) => {
    const { properties } = resource;
    return [
      stage(declared(resource, application), application, {
        api: properties.get('RestApiId').target(),
        gateway: 'rest',
        accessLog: accessLogOf(properties.get('AccessLogSetting')),
        throttled: restThrottling(properties),
        executionLogLevel: executionLogLevel(properties),
        cached: properties.get('CacheClusterEnabled').boolean(),
        tracing: properties.get('TracingEnabled').boolean(),
        generated: resource.isGenerated === true,
      }),
    ];
  },
  'AWS::ApiGateway::Deployment': (resource, application) => {
    const { properties } = resource;
    if (properties.get('StageName').isAbsent || hasOwnStage(properties, application))
      return [other(resource, application)];
    const described = properties.get('StageDescription');
    return [
      stage(declared(resource, application), application, {
        api: properties.get('RestApiId').target(),
        gateway: 'rest',
        accessLog: accessLogOf(described.get('AccessLogSetting')),
        throttled: restThrottling(described),
        executionLogLevel: executionLogLevel(described),
        cached: described.get('CacheClusterEnabled').boolean(),
        tracing: described.get('TracingEnabled').boolean(),
        generated: false,
      }),
    ];
  },
  'AWS::ApiGatewayV2::Stage': (resource, application) => {
    const { properties } = resource;
    const api = properties.get('ApiId').target();
    const [owner] = pointedAt(api, application);
    const isWebSocket = owner?.properties.get('ProtocolType').literal === 'WEBSOCKET';
    return [
      stage(declared(resource, application), application, {
        api,
        gateway: isWebSocket ? 'websocket' : 'http',
        accessLog: accessLogOf(properties.get('AccessLogSettings')),
        throttled: httpThrottling(properties),
        executionLogLevel: absent,
        cached: absent,
        tracing: absent,
        generated: resource.isGenerated === true,
      }),
    ];
  },
};

/** Whether a stage of that API, and of that name as far as names are known, is declared beside a deployment. */
function hasOwnStage(deployment: Place, application: ReadApplication): boolean {
  const [api] = pointedAt(deployment.get('RestApiId').target(), application);
  const name = deployment.get('StageName').literal;
  return application.ofType('AWS::ApiGateway::Stage').some(({ properties }) => {
    const isOfApi = pointedAt(properties.get('RestApiId').target(), application).some(({ id }) => id === api?.id);
    const own = properties.get('StageName').literal;
    return isOfApi && (name === undefined || own === undefined || own === name);
  });
}

type Settings = Pick<
  StageDeclaration,
  'api' | 'gateway' | 'accessLog' | 'throttled' | 'executionLogLevel' | 'cached' | 'tracing' | 'generated'
>;

/** A stage, throttled by its own settings, or by what is said of its API elsewhere. */
export function stage(own: Declared, application: ReadApplication, settings: Settings): StageDeclaration {
  const throttled = firstWritten([settings.throttled, plannedThrottling(settings.api, application)]);
  return { ...own, kind: 'stage', ...settings, throttled };
}

/** Where the lines go and how they are written. A setting without a destination logs nothing. */
export function accessLogOf(setting: Place): Value<AccessLog> {
  return setting.value((head) => {
    if (head.kind === 'unknown') return { kind: 'unknown', range: head.range, reason: head.reason };
    const destination = setting.get('DestinationArn').target();
    if (head.kind !== 'map' || destination.kind === 'absent') return absent;
    return known({ destination, format: setting.get('Format').name() }, head.range, head.definedAt);
  });
}

/** Settings of methods, `*` for all of them. */
export function restThrottling(properties: Place): Value<boolean> {
  return firstWritten([
    ...properties
      .get('MethodSettings')
      .items()
      .flatMap((setting) => [
        setting.get('ThrottlingRateLimit').presence(),
        setting.get('ThrottlingBurstLimit').presence(),
      ]),
    properties.get('ThrottlingRateLimit').presence(),
    properties.get('ThrottlingBurstLimit').presence(),
  ]);
}

/** The level of the log of steps, of all methods or of the first that has one. */
export function executionLogLevel(properties: Place): Value<string> {
  const settings = properties.get('MethodSettings').items();
  return firstWritten([...settings, properties].map((setting) => setting.get('LoggingLevel').name()));
}

/** Settings of all routes, or of some by their keys. */
export function httpThrottling(properties: Place): Value<boolean> {
  const all = properties.get('DefaultRouteSettings');
  const some = properties.get('RouteSettings');
  const settings = [all, ...some.entries().map(({ place }) => place), ...some.items()];
  return firstWritten(
    settings.flatMap((each) => [
      each.get('ThrottlingRateLimit').presence(),
      each.get('ThrottlingBurstLimit').presence(),
    ]),
  );
}

/** A usage plan that limits rates, or a firewall in front of an API: both may do so for any stage of it. */
function plannedThrottling(api: Value<Target>, application: ReadApplication): Value<boolean> {
  const plans = application
    .ofType('AWS::ApiGateway::UsagePlan')
    .filter((plan) => concerns(plan.properties.get('ApiStages'), api))
    .map(({ properties }) => properties.get('Throttle').presence());
  const firewalls = application
    .ofType('AWS::WAFv2::WebACLAssociation')
    .map((resource) => known(true, resource.keyRange));
  return firstWritten<boolean>([...plans, ...firewalls]);
}

function concerns(apiStages: Place, api: Value<Target>): boolean {
  const named = apiStages.items().map((each) => each.get('ApiId').target());
  const wanted = ids(api);
  return (
    named.length === 0 || named.some((each) => ids(each).some((id) => wanted.includes(id)) || each.kind !== 'known')
  );
}

function ids(value: Value<Target>): readonly string[] {
  return possibilities(value).flatMap((option) =>
    option.kind === 'known' && option.value.kind === 'resource' ? [option.value.id] : [],
  );
}
