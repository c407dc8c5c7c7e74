/**
 * Services that say on whose behalf they call a function, so that a right to call it can be given for one source.
 *
 * Source: AWS Lambda developer guide, "Using Lambda with other services" and the page of each service; CloudFormation
 * template reference, `AWS::Lambda::Permission`; read 2026-11-21. Left out: Elastic Load Balancing, whose target group can
 * only be made when the right is there already; Alexa, Lex and services of which the guide names no source.
 */
export type SourceOfService = 'arn' | 'account';

/** What narrows a right of this service: its resource, or at least the account. Undefined when neither is documented. */
export function sourceOf(principal: string): SourceOfService | undefined {
  const service = /^([\w-]+)(?:\.[a-z]{2}(?:-[a-z]+)+-\d)?\.amazonaws\.com(?:\.cn)?$/.exec(principal)?.[1];
  return service === undefined ? undefined : services[service];
}

const services: Readonly<Record<string, SourceOfService>> = {
  s3: 'arn',
  sns: 'arn',
  events: 'arn',
  scheduler: 'arn',
  apigateway: 'arn',
  logs: 'arn',
  iot: 'arn',
  'cognito-idp': 'arn',
  codecommit: 'arn',
  cloudwatch: 'arn',
  config: 'account',
  ses: 'account',
  secretsmanager: 'account',
};
