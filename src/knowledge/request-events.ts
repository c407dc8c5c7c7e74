import type { LinkedHttpTrigger, Trigger } from '../model/application.js';
import { certain } from '../model/value.js';

/**
 * What the requests look like that API Gateway, function URLs and load balancers hand to functions.
 *
 * Sources, read 2026-11-21: Amazon API Gateway developer guide, "Lambda proxy integrations for REST APIs" and "Create AWS
 * Lambda proxy integrations for HTTP APIs"; AWS Lambda developer guide, "Invoking Lambda function URLs" and "Process
 * Application Load Balancer requests with Lambda".
 */

/** `1.0` for REST APIs, load balancers and HTTP APIs that are told so; `2.0` for function URLs and HTTP APIs. */
export type RequestFormat = '1.0' | '2.0';

/** The form of the requests a trigger hands over; undefined when it is not known, or is another one. */
export function requestFormat(trigger: Trigger): RequestFormat | undefined {
  if (!isRequest(trigger)) return undefined;
  switch (trigger.gateway) {
    case 'rest':
    case 'alb':
      return '1.0';
    case 'url':
      return '2.0';
    case 'http':
      return certain(trigger.payloadFormat);
    default:
      return undefined;
  }
}

/** Whether the whole request is the event, and the answer is the whole response. */
export function isRequest(trigger: Trigger): trigger is LinkedHttpTrigger {
  return trigger.trigger === 'http' && trigger.integration.kind === 'absent';
}

/** Fields that only one of the formats has, as the ways to them begin. */
const fieldsOfOneFormat: Readonly<Record<RequestFormat, readonly string[]>> = {
  '1.0': [
    'httpMethod',
    'multiValueHeaders',
    'multiValueQueryStringParameters',
    'requestContext.httpMethod',
    'requestContext.resourcePath',
    'requestContext.resourceId',
    'requestContext.identity',
    'requestContext.authorizer.claims',
    'requestContext.authorizer.principalId',
  ],
  '2.0': [
    'rawPath',
    'rawQueryString',
    'routeKey',
    'cookies',
    'requestContext.http',
    'requestContext.routeKey',
    'requestContext.timeEpoch',
    'requestContext.authorizer.jwt',
    'requestContext.authorizer.lambda',
    'requestContext.authorizer.iam',
  ],
};

/** The format that alone has a field, if one does. */
export function formatOfField(path: readonly string[]): RequestFormat | undefined {
  const way = path.join('.');
  const formats = ['1.0', '2.0'] as const;
  return formats.find((format) =>
    fieldsOfOneFormat[format].some((field) => way === field || way.startsWith(`${field}.`)),
  );
}

/** Fields that are null or missing in a request that has nothing of the kind. */
export const optionalFields: ReadonlySet<string> = new Set([
  'body',
  'queryStringParameters',
  'multiValueQueryStringParameters',
  'pathParameters',
  'stageVariables',
  'cookies',
]);

/** The fields of a response; with any other, a gateway that wants a whole response gives none. */
export const responseFields: ReadonlySet<string> = new Set([
  'statusCode',
  'statusDescription',
  'headers',
  'multiValueHeaders',
  'cookies',
  'body',
  'isBase64Encoded',
]);

/** Ways to the same thing in both formats. */
const renamed: readonly Readonly<Record<RequestFormat, string>>[] = [
  { '1.0': 'httpMethod', '2.0': 'requestContext.http.method' },
  { '1.0': 'requestContext.httpMethod', '2.0': 'requestContext.http.method' },
  { '1.0': 'path', '2.0': 'rawPath' },
  { '1.0': 'path', '2.0': 'requestContext.http.path' },
  { '1.0': 'requestContext.identity.sourceIp', '2.0': 'requestContext.http.sourceIp' },
  { '1.0': 'requestContext.identity.userAgent', '2.0': 'requestContext.http.userAgent' },
  { '1.0': 'requestContext.authorizer.claims', '2.0': 'requestContext.authorizer.jwt.claims' },
  { '1.0': 'requestContext.requestTimeEpoch', '2.0': 'requestContext.timeEpoch' },
];

/** The way to the same thing in the other format; undefined where it has nothing of the kind. */
export function renamedField(path: readonly string[], to: RequestFormat): readonly string[] | undefined {
  const way = path.join('.');
  const from = to === '1.0' ? '2.0' : '1.0';
  for (const names of renamed) {
    if (way === names[from]) return names[to].split('.');
    if (way.startsWith(`${names[from]}.`)) return `${names[to]}${way.slice(names[from].length)}`.split('.');
  }
  return undefined;
}
