import type { SyntaxNode } from '../../syntax/python/tree.js';
import type { Constants } from './constants.js';
import {
  collectionOf,
  collectionOperation,
  identifiersOf,
  operationName,
  operationOf,
  partOf,
} from './libraries/aws.js';
import { type AwsObject, type Meaning, unknownMeaning } from './meaning.js';

interface Given {
  readonly positional: readonly SyntaxNode[];
  readonly keywords: ReadonlyMap<string, SyntaxNode>;
}

const nothingGiven: ReadonlyMap<string, SyntaxNode> = new Map();
const sessions =
  /^(?:boto3\.(?:session\.)?Session|boto3|botocore\.session\.(?:get_session|Session)|boto3\.DEFAULT_SESSION)$/;
const asyncSessions =
  /^(?:aioboto3\.(?:session\.)?Session|aioboto3|aiobotocore\.session\.(?:get_session|AioSession)|aiobotocore\.get_session)$/;

/** What a call gives when it makes or leads to something of AWS. */
export function awsCall(callee: Meaning, given: Given, constants: Constants): Meaning | undefined {
  if (callee.kind === 'symbol') {
    const session = sessionOf(callee.path);
    if (session && !/^(?:aio)?boto3$/.test(callee.path)) return session;
    const dot = callee.path.lastIndexOf('.');
    const module = dot === -1 ? undefined : sessionOf(callee.path.slice(0, dot));
    return module && built(module, callee.path.slice(dot + 1), given, constants);
  }
  if (callee.kind !== 'aws-member') return undefined;
  const { of, name } = callee;
  if (of.form === 'session') return built(of, name, given, constants);
  if (of.form === 'client') return ofClientMethod(of, name, given, constants);
  if (of.form === 'collection') return collectionOperation(of.operation ?? '', name) ? of : unknownMeaning;
  return ofResourceMethod(of, name, given);
}

/** A member of an AWS object. */
export function awsMember(meaning: AwsObject | Extract<Meaning, { kind: 'aws-member' }>, name: string): Meaning {
  if (meaning.kind === 'aws-member') {
    const isClient = meaning.name === 'meta' && name === 'client';
    return isClient ? { ...meaning.of, form: 'client', given: nothingGiven } : unknownMeaning;
  }
  const collection = collectionOf(meaning.service, meaning.form, name);
  if (!collection) return { kind: 'aws-member', of: meaning, name };
  return { ...meaning, form: 'collection', operation: collection.operation, elements: collection.gives ?? '' };
}

/** What a loop over something takes out of it. */
export function elementOf(meaning: Meaning): Meaning {
  if (meaning.kind === 'event') return { kind: 'event', part: meaning.part === 'records' ? 'record' : 'field' };
  if (meaning.kind !== 'aws' || !meaning.elements) return unknownMeaning;
  const { operation: _, elements, ...rest } = meaning;
  return { ...rest, form: elements };
}

const resourceTypes: ReadonlyMap<string, string> = new Map([
  ['Table', 'dynamodb'],
  ['Bucket', 's3'],
  ['Queue', 'sqs'],
  ['Topic', 'sns'],
]);

/**
 * What a type from `mypy_boto3_*` or `types_boto3_*` says of a parameter: `S3Client`, `Table`.
 *
 * @param symbol the dotted name the type goes back to
 */
export function awsOfType(written: string, symbol: string | undefined): AwsObject | undefined {
  const name =
    written
      .replace(/^["']|["']$/g, '')
      .split('.')
      .at(-1) ?? '';
  const service = /^(?:mypy|types)_(?:boto3|aiobotocore|aioboto3)_(\w+)/.exec(symbol ?? '')?.[1];
  const isAsync = /^types_aio/.test(symbol ?? '');
  if (/Client$/.test(name) && (service || awsClientTypes.has(name))) {
    return object(service?.replaceAll('_', '-') ?? awsClientTypes.get(name) ?? '', 'client', isAsync);
  }
  if (!service) return undefined;
  if (/ServiceResource$/.test(name)) return object(service, 'resource', isAsync);
  return resourceTypes.get(name) === service ? object(service, name, isAsync) : undefined;
}

const awsClientTypes: ReadonlyMap<string, string> = new Map([
  ['S3Client', 's3'],
  ['SQSClient', 'sqs'],
  ['SNSClient', 'sns'],
  ['DynamoDBClient', 'dynamodb'],
  ['LambdaClient', 'lambda'],
  ['SFNClient', 'stepfunctions'],
  ['EventBridgeClient', 'events'],
  ['SecretsManagerClient', 'secretsmanager'],
  ['SSMClient', 'ssm'],
  ['KinesisClient', 'kinesis'],
  ['FirehoseClient', 'firehose'],
]);

function object(service: string, form: string, isAsync: boolean, given = nothingGiven): AwsObject {
  return { kind: 'aws', service, form, isAsync, given };
}

function sessionOf(path: string): AwsObject | undefined {
  if (sessions.test(path)) return object('', 'session', false);
  return asyncSessions.test(path) ? object('', 'session', true) : undefined;
}

function built(session: AwsObject, method: string, given: Given, constants: Constants): Meaning {
  const form = method === 'resource' ? 'resource' : 'client';
  if (form === 'client' && method !== 'client' && method !== 'create_client') return unknownMeaning;
  const name = given.positional[0] ?? given.keywords.get('service_name');
  return object(constants.textOf(name) ?? 'unknown', form, session.isAsync);
}

function ofClientMethod(client: AwsObject, method: string, given: Given, constants: Constants): Meaning {
  if (method !== 'get_paginator' && method !== 'get_waiter') return unknownMeaning;
  const name = constants.textOf(given.positional[0] ?? [...given.keywords.values()][0]);
  if (name === undefined) return unknownMeaning;
  const isPaginator = method === 'get_paginator';
  const operation = isPaginator ? operationName(client.service, name) : name;
  return { ...client, form: isPaginator ? 'paginator' : 'waiter', operation };
}

function ofResourceMethod(resource: AwsObject, method: string, given: Given): Meaning {
  const { service, form } = resource;
  const part = partOf(service, form, method);
  if (part) {
    const own = identifiersOf(service, part).filter((name) => !resource.given.has(name));
    const identifiers = new Map(resource.given);
    for (const [position, name] of own.entries()) {
      const value =
        given.positional[position] ??
        given.keywords.get(name) ??
        given.keywords.get(keywordsOfIdentifiers.get(name) ?? '');
      if (value) identifiers.set(name, value);
    }
    return object(service, part, resource.isAsync, identifiers);
  }
  const helper = operationOf(service, form, method);
  if (!helper?.gives) return unknownMeaning;
  const isList = method === 'receive_messages';
  return isList
    ? { ...resource, form: 'collection', elements: helper.gives }
    : object(service, helper.gives, resource.isAsync, resource.given);
}

/** boto3's keyword for an identifier: `Bucket` -> `bucket_name` for S3, `name` for a table, `url` for a queue. */
const keywordsOfIdentifiers: ReadonlyMap<string, string> = new Map([
  ['Bucket', 'bucket_name'],
  ['Key', 'key'],
  ['TableName', 'name'],
  ['QueueUrl', 'url'],
  ['TopicArn', 'arn'],
]);
