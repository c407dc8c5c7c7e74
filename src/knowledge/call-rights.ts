import type { CallFact } from '../model/code.js';
import type { RightNeed } from '../model/rights.js';
import { canonicalAction } from './iam-actions.js';
import { actionsOf } from './sdk-actions.js';
import { iamPrefix } from './sdk-services.js';

/** An action that one call needs. */
export interface CallRight {
  readonly action: string;
  readonly need: RightNeed;
  /** The parameters that name what it is needed on, in lower case, where they are not those of the service. */
  readonly parameters?: ReadonlySet<string>;
  /** A part of what is named: `/index/ByCustomer`. */
  readonly part?: string;
  /** What it is needed on when no parameter names it. */
  readonly otherwise?: string;
}

type Call = Pick<CallFact, 'service' | 'operation' | 'arguments' | 'argumentsComplete'>;

/**
 * The actions that a call needs, its arguments considered: an object by its version needs another action than an object,
 * a query on an index needs its right on the index.
 *
 * Sources, read 2026-11-21: Amazon S3 user guide, "Required permissions for Amazon S3 API operations", and the API
 * reference of `GetObject` (404 only for those who may list the bucket) and `CopyObject` (tags); DynamoDB developer guide,
 * "Using IAM policy conditions" (indexes), "Using IAM with transactions", "IAM security policies with PartiQL"; the API
 * references of SNS, Lambda and EventBridge.
 */
export function rightsOf(call: Call): readonly CallRight[] {
  const key = `${iamPrefix(call.service) ?? ''}:${call.operation}`;
  const special = byOperation[key];
  if (special) return special(call);
  const actions = actionsOf(call.service, call.operation);
  if (actions.length > 0) return actions.map(always);
  // Whoever allows what is open to everybody has seen the call, and thinks it needs that.
  const own = canonicalAction(key);
  return own === undefined ? [] : [helpful(own)];
}

function always(action: string): CallRight {
  return { action, need: 'always' };
}

function helpful(action: string): CallRight {
  return { action, need: 'helpful' };
}

const byOperation: Readonly<Record<string, (call: Call) => readonly CallRight[]>> = {
  's3:GetObject': readObject,
  's3:HeadObject': readObject,
  's3:SelectObjectContent': readObject,
  's3:GetObjectAttributes': (call) => [...readObject(call), always('s3:GetObjectAttributes')],
  's3:PutObject': writeObject,
  's3:CreateMultipartUpload': writeObject,
  's3:CompleteMultipartUpload': writeObject,
  's3:UploadPart': writeObject,
  's3:Upload': writeObject,
  's3:CopyObject': copyObject,
  's3:UploadPartCopy': copyObject,
  's3:DeleteObject': (call) =>
    gives(call, 'VersionId')
      ? [always('s3:DeleteObjectVersion'), helpful('s3:DeleteObject')]
      : [always('s3:DeleteObject'), helpful('s3:DeleteObjectVersion')],
  's3:DeleteObjects': () => [always('s3:DeleteObject'), helpful('s3:DeleteObjectVersion')],
  'dynamodb:Query': readThroughIndex,
  'dynamodb:Scan': readThroughIndex,
  'dynamodb:TransactWriteItems': transactWrite,
  'dynamodb:ExecuteStatement': partiql,
  'dynamodb:BatchExecuteStatement': partiql,
  'dynamodb:ExecuteTransaction': partiql,
  'sns:Publish': (call) =>
    gives(call, 'PhoneNumber') ? [{ ...always('sns:Publish'), otherwise: '*' }] : [always('sns:Publish')],
  'lambda:Invoke': invoke,
  'lambda:InvokeAsync': invoke,
  'lambda:InvokeWithResponseStream': invoke,
  'events:PutEvents': (call) => [
    {
      ...always('events:PutEvents'),
      ...(call.argumentsComplete && !gives(call, 'EventBusName') && { otherwise: 'default' }),
    },
  ],
  'ses:SendEmail': sendMail,
  'ses:SendBulkEmail': sendMail,
  'translate:TranslateText': translate,
  'translate:TranslateDocument': translate,
  'ssm:GetParametersByPath': () => [
    always('ssm:GetParametersByPath'),
    { ...always('ssm:GetParametersByPath'), part: '/*' },
  ],
};

/** Only those who may list a bucket are told that an object is missing; others are refused. */
function readObject(call: Call): readonly CallRight[] {
  const [own, other] = gives(call, 'VersionId')
    ? ['s3:GetObjectVersion', 's3:GetObject']
    : ['s3:GetObject', 's3:GetObjectVersion'];
  return [always(own), helpful(other), helpful('s3:ListBucket')];
}

/** What else a written object may get with it, by the argument that asks for it. */
const written: readonly (readonly [argument: string, action: string])[] = [
  ['ACL', 's3:PutObjectAcl'],
  ['GrantRead', 's3:PutObjectAcl'],
  ['GrantFullControl', 's3:PutObjectAcl'],
  ['Tagging', 's3:PutObjectTagging'],
  ['ObjectLockRetainUntilDate', 's3:PutObjectRetention'],
  ['ObjectLockLegalHoldStatus', 's3:PutObjectLegalHold'],
];

/** Large uploads are made in parts by helpers of the SDKs, and given up when one fails. */
function writeObject(call: Call): readonly CallRight[] {
  const besides = written.flatMap(([argument, action]) => {
    if (gives(call, argument)) return [always(action)];
    return call.argumentsComplete ? [] : [helpful(action)];
  });
  return [
    always('s3:PutObject'),
    ...besides,
    helpful('s3:AbortMultipartUpload'),
    helpful('s3:ListMultipartUploadParts'),
  ];
}

const copySource: ReadonlySet<string> = new Set(['copysource', 'copysource.bucket', 'sourcebucket']);
const copyTarget: ReadonlySet<string> = new Set(['bucket', 'destinationbucket']);

function copyObject(call: Call): readonly CallRight[] {
  return [
    { ...always('s3:GetObject'), parameters: copySource },
    { ...helpful('s3:GetObjectVersion'), parameters: copySource },
    { ...helpful('s3:GetObjectTagging'), parameters: copySource },
    ...writeObject(call).map((right) => ({ ...right, parameters: copyTarget })),
    { ...helpful('s3:PutObjectTagging'), parameters: copyTarget },
    helpful('s3:ListBucket'),
  ];
}

/** A query on an index is allowed or refused on the index alone. */
function readThroughIndex(call: Call): readonly CallRight[] {
  const action = `dynamodb:${call.operation}`;
  const index = argument(call, 'IndexName');
  if (index?.kind === 'literal') return [{ ...always(action), part: `/index/${index.value}` }];
  if (index) return [{ ...always(action), part: '/index/*' }];
  return call.argumentsComplete ? [always(action)] : [always(action), { ...helpful(action), part: '/index/*' }];
}

const transactions: readonly (readonly [part: string, action: string])[] = [
  ['Put', 'dynamodb:PutItem'],
  ['Update', 'dynamodb:UpdateItem'],
  ['Delete', 'dynamodb:DeleteItem'],
  ['ConditionCheck', 'dynamodb:ConditionCheckItem'],
];

function transactWrite(call: Call): readonly CallRight[] {
  const parts = new Set(Object.keys(call.arguments).flatMap((path) => path.split('.')));
  const seen = transactions.filter(([part]) => parts.has(part));
  const possible = seen.length > 0 && call.argumentsComplete ? seen : transactions;
  return possible.map(([part, action]) => ({
    action,
    need: parts.has(part) ? 'always' : 'at-times',
    parameters: new Set([`${part.toLowerCase()}.tablename`]),
  }));
}

const statements: Readonly<Record<string, string>> = {
  SELECT: 'dynamodb:PartiQLSelect',
  INSERT: 'dynamodb:PartiQLInsert',
  UPDATE: 'dynamodb:PartiQLUpdate',
  DELETE: 'dynamodb:PartiQLDelete',
};

function partiql(call: Call): readonly CallRight[] {
  const written = Object.entries(call.arguments).filter(([path]) => path.endsWith('Statement'));
  const actions = written.map(([, value]) => {
    const word = value.kind === 'literal' ? String(value.value).trim().split(/\s/)[0] : undefined;
    return statements[word?.toUpperCase() ?? ''];
  });
  const known = actions.filter((action) => action !== undefined);
  if (known.length > 0 && known.length === actions.length && call.argumentsComplete) {
    return [...new Set(known)].map(always);
  }
  return Object.values(statements).map((action) => ({ action, need: 'at-times' }));
}

/** Version 2 of the interface sends all kinds of mail by one operation, each with a right of its own. */
function sendMail(call: Call): readonly CallRight[] {
  const actions = actionsOf(call.service, call.operation).map(always);
  const isVersion2 = gives(call, 'FromEmailAddress') || gives(call, 'Content') || !call.argumentsComplete;
  if (!isVersion2) return actions;
  return [...actions, ...['ses:SendRawEmail', 'ses:SendTemplatedEmail', 'ses:SendBulkTemplatedEmail'].map(helpful)];
}

/**
 * Source: Amazon Translate developer guide, "Using identity-based policies": to find out the language it asks Comprehend
 * with the rights of the caller, read 2026-11-21.
 */
function translate(call: Call): readonly CallRight[] {
  const actions = actionsOf(call.service, call.operation).map(always);
  const language = argument(call, 'SourceLanguageCode');
  if (language?.kind === 'literal' && language.value !== 'auto') return actions;
  const isAuto = language?.kind === 'literal';
  return [...actions, { action: 'comprehend:DetectDominantLanguage', need: isAuto ? 'always' : 'at-times' }];
}

function invoke(call: Call): readonly CallRight[] {
  const right = always('lambda:InvokeFunction');
  const qualifier = argument(call, 'Qualifier');
  if (!qualifier) return [right];
  return [{ ...right, part: qualifier.kind === 'literal' ? `:${qualifier.value}` : ':*' }];
}

function gives(call: Call, name: string): boolean {
  return argument(call, name) !== undefined;
}

/** The argument of this name, wherever it stands. */
function argument({ arguments: given }: Call, name: string): Call['arguments'][string] | undefined {
  const wanted = name.toLowerCase();
  for (const [path, value] of Object.entries(given)) {
    if (path.slice(path.lastIndexOf('.') + 1).toLowerCase() === wanted) return value;
  }
  return undefined;
}
