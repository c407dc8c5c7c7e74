import type { Authorization, Cors, HttpTrigger, Target } from '../../../../model/template.js';
import { absent, known, unknown, type Value } from '../../../../model/value.js';
import { corsOf, corsOfWord } from '../../../resources/cors.js';
import { inSeconds, payloadFormatOf, validation } from '../../../resources/integrations.js';
import { httpTrigger, inCapitals } from '../../../resources/triggers.js';
import { changed } from '../../../values/composed.js';
import type { Place } from '../../../values/place.js';
import { httpApiLogicalId, restApiLogicalId, webSocketApiLogicalId } from '../names.js';
import { type EventReader, type FunctionEvent, setting } from './event-reader.js';

/** Routes of REST, HTTP and WebSocket APIs, and of load balancers. An API that is not given is made by the framework. */
export const httpEvents: Readonly<Record<string, EventReader>> = {
  http: (event) => [route(event, 'rest', restApi(event))],
  httpApi: (event) => [route(event, 'http', httpApi(event))],
  websocket: (event) => [webSocketRoute(event)],
  alb: (event) => [
    httpTrigger(
      event.declared,
      { function: event.function, source: setting(event, 'listenerArn').target() },
      {
        gateway: 'alb',
        method: absent,
        path: firstItem(setting(event, 'conditions').get('path')).name(),
        authorization: unknown(event.keyRange, 'the listener of the load balancer decides'),
      },
    ),
  ],
};

function restApi({ service, keyRange }: FunctionEvent): Value<Target> {
  const given = service.provider.get('apiGateway', 'restApiId');
  return given.isAbsent ? made(restApiLogicalId, keyRange) : given.target();
}

function httpApi({ service, keyRange }: FunctionEvent): Value<Target> {
  const given = service.provider.get('httpApi', 'id');
  return given.isAbsent ? made(httpApiLogicalId, keyRange) : given.target();
}

function made(id: string, range: FunctionEvent['keyRange']): Value<Target> {
  return known({ kind: 'resource', id }, range);
}

function route(event: FunctionEvent, gateway: 'rest' | 'http', source: Value<Target>): HttpTrigger {
  const { value, declared, function: consumer } = event;
  const isShort = !value.isMap();
  const [shortMethod, shortPath] = value.literal?.trim().split(/\s+/) ?? [];
  const { range = event.keyRange } = value;
  const method = isShort ? shortValue(shortMethod, value) : setting(event, 'method').string();
  const path = isShort ? shortValue(shortPath, value) : setting(event, 'path').name();
  const isCatchAll = gateway === 'http' && (shortMethod === '*' ? shortPath === undefined : isEverything(event));
  return httpTrigger(
    declared,
    { function: consumer, source },
    {
      gateway,
      method: isCatchAll ? absent : inCapitals(withoutStar(method)),
      path: isCatchAll ? known('$default', range) : fromRoot(path),
      authorization: authorizationOf(event, gateway),
      ...(gateway === 'rest' ? restHandedOn(event) : httpHandedOn(event)),
    },
  );
}

type HandedOn = Partial<HttpTrigger>;

/** Source: Serverless Framework documentation, "REST API", read 2026-11-21. */
function restHandedOn(event: FunctionEvent): HandedOn {
  const request = setting(event, 'request');
  return {
    integration: kindOfIntegration(event),
    integrationTimeoutSeconds: inSeconds(setting(event, 'timeoutInMillis').number()),
    validated: validation(request.get('schemas'), request.get('schema'), request.get('parameters')),
    cors: corsOfRoute(setting(event, 'cors')),
  };
}

/** `lambda` builds the event from templates; `async` does not wait for the function. */
function kindOfIntegration(event: FunctionEvent): HttpTrigger['integration'] {
  const asynchronous = setting(event, 'async');
  if (asynchronous.range && asynchronous.literal === 'true') return known('asynchronous', asynchronous.range);
  return setting(event, 'integration').value((head) => {
    const text = head.kind === 'text' ? head.parts.join('').toLowerCase() : '';
    if (text === 'lambda_proxy' || text === 'lambda-proxy' || text === 'aws_proxy') return absent;
    if (text === 'lambda' || text === 'aws') return known('mapped', head.range, head.definedAt);
    return unknown(head.range, 'the kind of integration is not known');
  });
}

function corsOfRoute(setting: Place): Value<Cors> {
  if (!setting.isMap()) return corsOfWord(setting);
  const origins = setting.get('origins').isAbsent ? 'origin' : 'origins';
  return corsOf(setting, origins, 'allowCredentials');
}

/** Source: Serverless Framework documentation, "HTTP API": the payload is of version 2.0 unless told otherwise, read 2026-11-21. */
function httpHandedOn(event: FunctionEvent): HandedOn {
  const { provider } = event.service;
  const [own, shared] = [event.owner.place.get('httpApi', 'payload'), provider.get('httpApi', 'payload')];
  const format = payloadFormatOf(own.isAbsent ? shared : own);
  const byDefault = { ...known('2.0' as const, event.keyRange), isDefault: true as const };
  const timeout = setting(event, 'timeout');
  return {
    payloadFormat: format.kind === 'absent' ? byDefault : format,
    integrationTimeoutSeconds: (timeout.isAbsent ? provider.get('httpApi', 'timeout') : timeout).number(),
  };
}

function isEverything(event: FunctionEvent): boolean {
  return setting(event, 'path').literal === '*' || (event.value.isMap() && setting(event, 'path').isAbsent);
}

function shortValue(text: string | undefined, value: Place): Value<string> {
  if (!value.range) return absent;
  return text === undefined ? unknown(value.range, 'the route is known only when deploying') : known(text, value.range);
}

function withoutStar(method: Value<string>): Value<string> {
  return method.kind === 'known' && method.value === '*' ? { ...method, value: 'ANY' } : method;
}

/** REST paths are written with or without the slash in front. */
function fromRoot(path: Value<string>): Value<string> {
  return path.kind === 'known' && !path.value.startsWith('/') ? { ...path, value: `/${path.value}` } : path;
}

/**
 * An authorizer by name, ARN or id; `aws_iam` as a word or type. `private` demands a key of a REST API. What is not
 * written is open to everybody.
 */
function authorizationOf(event: FunctionEvent, gateway: 'rest' | 'http'): Value<Authorization> {
  const authorizer = setting(event, 'authorizer');
  if (!authorizer.isAbsent) return kindOf(authorizer);
  const key = gateway === 'rest' ? setting(event, 'private') : undefined;
  if (key && !key.isAbsent) {
    return key.value((head) => {
      const text = head.kind === 'text' ? head.parts.join('') : undefined;
      if (text === undefined) return unknown(head.range, 'whether a key is required is not known');
      return text === 'true' ? known('key', head.range, head.definedAt) : absent;
    });
  }
  return absent;
}

function kindOf(authorizer: Place): Value<Authorization> {
  const word = authorizer.isMap() ? firstOfType(authorizer) : authorizer;
  return word.value((head) => {
    if (head.kind === 'unknown') return unknown(head.range, head.reason);
    const text = head.kind === 'text' ? head.parts.filter((part) => typeof part === 'string').join('') : '';
    return known(/^aws_iam$/i.test(text) ? 'iam' : 'authorizer', head.range, head.definedAt);
  });
}

function firstOfType(authorizer: Place): Place {
  const type = authorizer.get('type');
  return type.isAbsent ? changed(authorizer, (head) => ({ ...head, kind: 'text', parts: ['authorizer'] })) : type;
}

function webSocketRoute(event: FunctionEvent): HttpTrigger {
  const given = event.service.provider.get('apiGateway', 'websocketApiId');
  const authorizer = setting(event, 'authorizer');
  return httpTrigger(
    event.declared,
    { function: event.function, source: given.isAbsent ? made(webSocketApiLogicalId, event.keyRange) : given.target() },
    {
      gateway: 'websocket',
      method: absent,
      path: setting(event, 'route', 'route').string(),
      authorization: authorizer.isAbsent ? absent : kindOf(authorizer),
    },
  );
}

function firstItem(place: Place): Place {
  return place.items()[0] ?? place;
}
