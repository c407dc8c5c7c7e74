import type { DeclarationKind } from '../model/template.js';

/** What a written ARN or URL names: what may bear the name, and the name, in which parts may stand as `${Name}`. */
export interface NamedResource {
  readonly kinds: readonly DeclarationKind[];
  readonly name: string;
}

/**
 * The resource an ARN, a queue URL or the invocation URI of a function names; undefined for all other text. Placeholders
 * may stand anywhere, `arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Orders.QueueName}` too.
 */
export function namedResource(text: string): NamedResource | undefined {
  const invoked = invocationUri.exec(text)?.[1];
  if (invoked) return namedResource(invoked) ?? { kinds: ['function', 'alias'], name: invoked };
  const queue = queueUrl.exec(text)?.[1];
  if (queue) return { kinds: ['queue'], name: queue };
  const [scheme, , service, , , ...rest] = text.split(outsidePlaceholders);
  if (scheme !== 'arn' || service === undefined) return undefined;
  return resourceNames.get(service)?.(rest);
}

const invocationUri = /^arn:.*:apigateway:.*\/functions\/(.+)\/invocations$/;
const queueUrl = /^https:\/\/(?:sqs\.|[^/]*queue\.|\$\{)[^/]*\/[^/]+\/([^/]+)$/;
const outsidePlaceholders = /:(?![^{}]*\})/;

/** By service: what the parts after the account name. */
const resourceNames: ReadonlyMap<string, (parts: readonly string[]) => NamedResource | undefined> = new Map([
  ['sqs', ([name]: readonly string[]) => resource(['queue'], name)],
  ['sns', ([name]: readonly string[]) => resource(['topic'], name)],
  ['s3', ([path]: readonly string[]) => resource(['bucket'], path?.split('/')[0])],
  ['dynamodb', ([path]: readonly string[]) => resource(['table'], after(path, 'table'))],
  ['kinesis', ([path]: readonly string[]) => resource(['stream'], after(path, 'stream'))],
  ['events', ([path]: readonly string[]) => resource(['bus'], after(path, 'event-bus'))],
  ['iam', ([path]: readonly string[]) => resource(['role', 'policy'], path?.split('/').at(-1))],
  ['lambda', ([type, name]: readonly string[]) => (type === 'function' ? resource(['function'], name) : undefined)],
  ['states', ([type, name]: readonly string[]) => (type === 'stateMachine' ? resource(['workflow'], name) : undefined)],
  ['logs', ([type, name]: readonly string[]) => (type === 'log-group' ? resource(['log-group'], name) : undefined)],
]);

function resource(kinds: readonly DeclarationKind[], name: string | undefined): NamedResource | undefined {
  return name ? { kinds, name } : undefined;
}

function after(path: string | undefined, type: string): string | undefined {
  const [head, name] = path?.split('/') ?? [];
  return head === type ? name : undefined;
}
