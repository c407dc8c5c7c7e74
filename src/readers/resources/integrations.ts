import type { HttpTrigger } from '../../model/template.js';
import { absent, known, mapValue, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import { firstWritten } from './api-access.js';

/** What an integration says of requests and answers, for a route that leads through it. */
type Integrated = Pick<HttpTrigger, 'payloadFormat' | 'integration' | 'integrationTimeoutSeconds'>;

/** An integration of a REST API in CloudFormation's words. */
export function restIntegration(integration: Place): Integrated {
  return {
    payloadFormat: absent,
    integration: restKind(
      integration.get('Type'),
      integration.get('RequestParameters'),
      integration.get('ResponseTransferMode'),
    ),
    integrationTimeoutSeconds: inSeconds(integration.get('TimeoutInMillis').number()),
  };
}

/** An integration of an HTTP API. Without a format it depends on how it is made which one is sent. */
export function httpIntegration(integration: Place): Integrated {
  return {
    payloadFormat: payloadFormatOf(integration.get('PayloadFormatVersion')),
    integration: absent,
    integrationTimeoutSeconds: inSeconds(integration.get('TimeoutInMillis').number()),
  };
}

/** An integration in an OpenAPI definition. */
export function openApiIntegration(integration: Place): Integrated {
  return {
    payloadFormat: payloadFormatOf(integration.get('payloadFormatVersion')),
    integration: restKind(
      integration.get('type'),
      integration.get('requestParameters'),
      integration.get('responseTransferMode'),
    ),
    integrationTimeoutSeconds: inSeconds(integration.get('timeoutInMillis').number()),
  };
}

/** `1.0` or `2.0`; a number loses its last digit in YAML. */
export function payloadFormatOf(place: Place): HttpTrigger['payloadFormat'] {
  return place.value((head) => {
    const text = head.kind === 'text' ? head.parts.join('') : '';
    if (/^1(?:\.0)?$/.test(text)) return known('1.0', head.range, head.definedAt);
    if (/^2(?:\.0)?$/.test(text)) return known('2.0', head.range, head.definedAt);
    return { kind: 'unknown', range: head.range, reason: 'the format is not known' };
  });
}

/** The gateway's limits are written in milliseconds. */
export function inSeconds(milliseconds: Value<number>): Value<number> {
  return mapValue(milliseconds, (value) => value / 1000);
}

/** `AWS_PROXY` hands on everything, `AWS` what its templates say; with a header it does not wait for the function. */
function restKind(type: Place, parameters: Place, transfer: Place): HttpTrigger['integration'] {
  const asynchronous = parameters
    .entries()
    .find(({ key, place }) => /\.X-Amz-Invocation-Type$/i.test(key) && place.literal?.replaceAll("'", '') === 'Event');
  if (asynchronous) return known('asynchronous', asynchronous.keyRange);
  if (transfer.literal?.toUpperCase() === 'STREAM' && transfer.range) return known('streamed', transfer.range);
  return type.value((head) => {
    const text = head.kind === 'text' ? head.parts.join('') : '';
    if (/^(?:aws_proxy|http_proxy)$/i.test(text)) return absent;
    if (/^aws$/i.test(text)) return known('mapped', head.range, head.definedAt);
    return { kind: 'unknown', range: head.range, reason: 'the kind of integration is not known' };
  });
}

/** A validator that is named, or models and parameters that are demanded. */
export function validation(...places: readonly Place[]): Value<boolean> {
  return firstWritten(places.map((place) => place.presence()));
}
