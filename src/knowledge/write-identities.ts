import type { LinkedCall } from '../model/application.js';
import type { Argument } from '../model/code.js';
import type { Declaration, TableDeclaration } from '../model/template.js';
import { knownValues } from '../model/value.js';
import { iamPrefix } from './sdk-services.js';

/** An argument that decides whether a second write is the same as the first, and is different at every attempt. */
export interface GeneratedIdentity {
  /** As the call has it: `Item.id`, `MessageDeduplicationId`. */
  readonly argument: string;
  /** What a repetition makes again: `item`, `message`, `execution`. */
  readonly makes: string;
}

/**
 * The key, name or token of a write when it is made anew at every attempt. The keys of an item are those its table declares;
 * of a table that is not declared, attributes that are called like keys.
 *
 * Sources: API references of DynamoDB (`PutItem`), SQS and SNS (`MessageDeduplicationId`), Step Functions
 * (`StartExecution`), EventBridge Scheduler (`CreateSchedule`), Transcribe; the documentation of Stripe on idempotent
 * requests. Read 2026-11-21.
 */
export function generatedIdentity(
  call: LinkedCall,
  declarations: ReadonlyMap<string, Declaration>,
): GeneratedIdentity | undefined {
  if (call.provider === 'payment' || call.provider === 'http') return generatedKeyOfRequest(call);
  if (call.provider !== 'aws') return undefined;
  const action = `${iamPrefix(call.service) ?? ''}:${call.operation}`;
  if (action === 'dynamodb:PutItem') return generatedKeyOfItem(call, declarations);
  const identity = identities.get(action);
  const argument = identity && generatedIn(call, (name) => identity.arguments.test(name));
  return identity && argument !== undefined ? { argument, makes: identity.makes } : undefined;
}

interface Identity {
  readonly arguments: RegExp;
  readonly makes: string;
}

const message: Identity = { arguments: /(?:^|\.)MessageDeduplicationId$/, makes: 'message' };

const identities: ReadonlyMap<string, Identity> = new Map([
  ['sqs:SendMessage', message],
  ['sqs:SendMessageBatch', message],
  ['sns:Publish', message],
  ['sns:PublishBatch', message],
  ['states:StartExecution', { arguments: /^name$/i, makes: 'execution' }],
  ['scheduler:CreateSchedule', { arguments: /^(?:Name|ClientToken)$/, makes: 'schedule' }],
  ['transcribe:StartTranscriptionJob', { arguments: /^TranscriptionJobName$/, makes: 'job' }],
  ['textract:StartDocumentTextDetection', { arguments: /^ClientRequestToken$/, makes: 'job' }],
  ['textract:StartDocumentAnalysis', { arguments: /^ClientRequestToken$/, makes: 'job' }],
  ['ecs:RunTask', { arguments: /^clientToken$/i, makes: 'task' }],
]);

function generatedKeyOfRequest(call: LinkedCall): GeneratedIdentity | undefined {
  const argument = generatedIn(call, (name) => /idempotency[-_]?key/i.test(name));
  return argument === undefined ? undefined : { argument, makes: call.provider === 'payment' ? 'payment' : 'request' };
}

function generatedKeyOfItem(
  call: LinkedCall,
  declarations: ReadonlyMap<string, Declaration>,
): GeneratedIdentity | undefined {
  // A condition may well ask for something else that the event gives.
  if (Object.keys(call.arguments).some((name) => /^(?:ConditionExpression|Expected)/.test(name))) return undefined;
  const tables = call.resources.flatMap((id): readonly TableDeclaration[] => {
    const declared = declarations.get(id);
    return declared?.kind === 'table' ? [declared] : [];
  });
  const keys = new Set(
    tables.flatMap(({ partitionKey, sortKey }) => [...knownValues(partitionKey), ...knownValues(sortKey)]),
  );
  const isKey = (name: string) => {
    const attribute = /^Item\.([^.]+)(?:\.[SNB])?$/.exec(name)?.[1];
    return attribute !== undefined && (keys.size > 0 ? keys.has(attribute) : likeKey.test(attribute));
  };
  const argument = generatedIn(call, isKey);
  return argument === undefined ? undefined : { argument: argument.replace(/\.[SNB]$/, ''), makes: 'item' };
}

const likeKey = /^(?:id|uuid|key|pk|sk)$/i;

function generatedIn({ arguments: given }: LinkedCall, isMeant: (name: string) => boolean): string | undefined {
  const entries = Object.entries(given).filter(([name]) => isMeant(name));
  return entries.find(([, { kind }]: readonly [string, Argument]) => kind === 'generated')?.[0];
}
