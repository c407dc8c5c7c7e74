import { type Datum, list, literalOf, mapOptions, type Site, text, unknown } from '../../../evaluation/data.js';
import type { Slot } from '../../../evaluation/slots.js';
import { type CdkApplication, copyProps, setDefault } from '../application.js';
import { type Construct, constructIn, partIn, reference } from '../construct.js';
import { appendAt, type Draft, mapOf, setAt } from '../draft.js';
import type { ConstructFamily } from '../family.js';
import { Props } from '../props.js';
import { arn, constantName, seconds, upperCase } from '../values.js';

/** Stages that a program makes itself. */
export const stageFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-apigateway.Stage'],
    make: (construct, { application }) => {
      const deployment = constructIn(construct.props.get('deployment'));
      declareRestStage(construct, constructIn(deployment?.props.get('api')), application, false);
    },
  },
  {
    types: ['aws-apigatewayv2.HttpStage', 'aws-apigatewayv2.WebSocketStage'],
    make: (construct, { application }) => {
      const { props } = construct;
      const api = constructIn(props.get('httpApi') ?? props.get('webSocketApi'));
      declareHttpStage(construct, api, application, false);
    },
  },
  {
    types: ['aws-apigateway.UsagePlan'],
    make: (construct, { application }) => {
      application.declare(construct, 'AWS::ApiGateway::UsagePlan', { Throttle: 'throttle' });
    },
  },
];

/** A stage of a REST API from its `StageOptions`. */
export function declareRestStage(
  construct: Construct,
  api: Construct | undefined,
  application: CdkApplication,
  isGenerated: boolean,
): void {
  const { props } = construct;
  const settings = { CacheClusterEnabled: 'cacheClusterEnabled', TracingEnabled: 'tracingEnabled' };
  const draft = application.declare(construct, 'AWS::ApiGateway::Stage', settings, isGenerated);
  setOwner(draft, 'RestApiId', api);
  setAccessLog(draft, 'AccessLogSetting', props.slot('accessLogDestination'), props.slot('accessLogFormat'));
  const methods = props.get('methodOptions');
  const options = [props, ...(methods?.kind === 'map' ? [...methods.entries].map(([, slot]) => inside(slot)) : [])];
  for (const each of options) {
    const setting = { properties: mapOf({}, draft.site) };
    copyProps(each, methodSettings, setting);
    if (setting.properties.entries.size === 0) continue;
    appendAt(draft.properties, ['MethodSettings'], { datum: setting.properties, site: draft.site });
  }
}

/** A stage of an HTTP or WebSocket API. */
export function declareHttpStage(
  construct: Construct,
  api: Construct | undefined,
  application: CdkApplication,
  isGenerated: boolean,
): void {
  const { props } = construct;
  const draft = application.declare(construct, 'AWS::ApiGatewayV2::Stage', {}, isGenerated);
  setOwner(draft, 'ApiId', api);
  const log = props.inner('accessLogSettings');
  setAccessLog(draft, 'AccessLogSettings', log.slot('destination'), log.slot('format'));
  const rates = { ThrottlingRateLimit: 'rateLimit', ThrottlingBurstLimit: 'burstLimit' };
  const settings = { properties: mapOf({}, draft.site) };
  copyProps(props.inner('throttle'), rates, settings);
  if (settings.properties.entries.size > 0)
    setAt(draft.properties, ['DefaultRouteSettings'], { datum: settings.properties, site: draft.site });
}

const methodSettings = {
  ThrottlingRateLimit: 'throttlingRateLimit',
  ThrottlingBurstLimit: 'throttlingBurstLimit',
  LoggingLevel: ['loggingLevel', upperCase],
} as const;

function setOwner(draft: Draft, property: string, api: Construct | undefined): void {
  const owner = api ? reference(api, undefined, draft.site) : unknown(draft.site, 'its API is not known');
  setDefault(draft, property, owner);
}

/** Source: aws-cdk-lib, `StageOptions.accessLogFormat`: the common log format unless told otherwise, 2026-11. */
function setAccessLog(draft: Draft, property: string, destination: Slot | undefined, format: Slot | undefined): void {
  if (!destination) return;
  const part = partIn(destination.datum);
  const target = part?.arguments[0];
  setAt(draft.properties, [property, 'DestinationArn'], {
    ...destination,
    datum: target ? arn(target) : unknown(destination.site, 'where the lines go is not known'),
  });
  const written = format ?? { datum: text(commonFormat, destination.site), site: destination.site };
  setAt(draft.properties, [property, 'Format'], { ...written, datum: formatOf(written.datum, written.site) });
}

const commonFormat = '$context.identity.sourceIp $context.requestTime $context.httpMethod $context.status';

function formatOf(datum: Datum, site: Site): Datum {
  const part = partIn(datum);
  if (!part) return datum;
  if (part.type.endsWith('.jsonWithStandardFields')) return text('{ "requestId": "$context.requestId" }', site);
  if (part.type.endsWith('.clf')) return text(commonFormat, site);
  return part.arguments[0] ?? unknown(site, 'the format is not known');
}

/** `allowOrigins` and `allowCredentials` in the words of an HTTP API. */
export function corsSettings(props: Props, origins: string): Slot | undefined {
  const given = props.slot(origins);
  const { site } = props;
  if (!given) return undefined;
  const credentials = props.slot('allowCredentials');
  const settings = mapOf({}, site);
  setAt(settings, ['AllowOrigins'], { ...given, datum: originsIn(given.datum) });
  if (credentials) setAt(settings, ['AllowCredentials'], credentials);
  return { datum: settings, site };
}

/** `Cors.ALL_ORIGINS` is a list with a star. */
function originsIn(datum: Datum): Datum {
  return mapOptions(
    datum,
    (option): Datum => (constantName(option) === 'ALL_ORIGINS' ? list([text('*', option.site)], option.site) : option),
  );
}

/** A stretch of time in milliseconds. */
export function milliseconds(datum: Datum): Datum {
  return mapOptions(
    seconds(datum),
    (option): Datum => (option.kind === 'number' ? { ...option, value: option.value * 1000 } : option),
  );
}

/** `VERSION_1_0` is `1.0`; versions can be made of a text too. */
export function payloadFormat(datum: Datum): Datum {
  const given = literalOf(partIn(datum)?.arguments[0]);
  const version =
    given ??
    /^VERSION_(\d)_(\d)$/
      .exec(constantName(datum) ?? '')
      ?.slice(1)
      .join('.');
  return version === undefined ? unknown(datum.site, 'the format is not known') : text(version, datum.site);
}

function inside(slot: Slot): Props {
  return Props.of(slot.datum, slot.site);
}
