import type { Argument, CallFact, WrapperFact } from '../model/code.js';
import { accessLevel } from './iam-actions.js';
import { actionsOf } from './sdk-actions.js';
import { iamPrefix } from './sdk-services.js';

/**
 * What happens when the same event makes a call a second time:
 *
 * - `read`: nothing is changed.
 * - `repeatable`: the second call leaves things as the first did (a write under a key that comes from the event).
 * - `guarded`: the call itself carries what makes a repetition harmless (a condition, a token, a fixed name).
 * - `not-repeatable`: it takes effect again (a message more, a counter higher, a payment twice).
 * - `unknown`: the call's arguments or the library's behaviour leave it open.
 */
export type RepeatEffect = 'read' | 'repeatable' | 'guarded' | 'not-repeatable' | 'unknown';

/** The parts of a call that decide. */
export type RepeatedCall = Pick<CallFact, 'provider' | 'service' | 'operation' | 'arguments' | 'argumentsComplete'>;

/**
 * What repeating a call does. Only what the call itself shows counts; a guard around it (an idempotency utility, a table
 * of handled events) is for the caller to look for.
 *
 * Sources, read 2026-11-21: the API reference of each operation named below; RFC 9110, section 9.2.2, on HTTP methods.
 */
export function repeatEffect(call: RepeatedCall): RepeatEffect {
  switch (call.provider) {
    case 'aws':
      return awsEffect(call);
    case 'http':
      return httpEffect(call);
    case 'payment':
      return has(call, /idempotency[-_]?key/i) ? 'guarded' : readingName(call.operation) ? 'read' : charged(call);
    case 'mail':
      return readingName(call.operation) ? 'read' : 'not-repeatable';
    case 'powertools':
    case 'model':
      return 'read';
    default:
      return 'unknown';
  }
}

/**
 * Whether a call or a wrapper is there to make a repetition harmless: a conditional write, a token, the idempotency utility
 * of Powertools or one like it (`makeIdempotent`, `makeHandlerIdempotent`, `idempotent`, `idempotent_function`).
 *
 * Source: Powertools for AWS Lambda (Python and TypeScript), "Idempotency", read 2026-11-21.
 */
export function guardsAgainstRepeats(fact: RepeatedCall | Pick<WrapperFact, 'module' | 'name'>): boolean {
  return 'operation' in fact ? repeatEffect(fact) === 'guarded' : /idempoten/i.test(`${fact.module} ${fact.name}`);
}

function awsEffect(call: RepeatedCall): RepeatEffect {
  const prefix = iamPrefix(call.service);
  if (!prefix) return 'unknown';
  const judge = judges.get(`${prefix}:${call.operation}`);
  if (judge) return judge(call);
  const levels = actionsOf(call.service, call.operation).map(accessLevel);
  if (levels.length > 0 && levels.every((level) => level === 'read' || level === 'list')) return 'read';
  // Deleting, tagging and setting something to a value end in the same state, however often they are done.
  return /^(Delete|Put|Set|Tag|Untag|Change|Enable|Disable)/.test(call.operation) ? 'repeatable' : 'unknown';
}

type Judge = (call: RepeatedCall) => RepeatEffect;

const always =
  (answer: RepeatEffect): Judge =>
  () =>
    answer;

/** Guarded when one of the arguments is there, with a value that is the same at every try. */
const guardedBy =
  (argument: RegExp, otherwise: RepeatEffect = 'not-repeatable'): Judge =>
  (call) => {
    const guards = given(call, argument);
    if (guards.some(({ kind }) => kind !== 'generated')) return 'guarded';
    return guards.length === 0 && !call.argumentsComplete ? 'unknown' : otherwise;
  };

/** A write under a key is the same write again, unless the key is a new one at every try. */
const upsert =
  (key: RegExp, guard: RegExp): Judge =>
  (call) => {
    if (given(call, guard).length > 0) return 'guarded';
    const keys = given(call, key, noKey);
    if (keys.some(({ kind }) => kind === 'generated')) return 'not-repeatable';
    return keys.length === 0 && !call.argumentsComplete ? 'unknown' : 'repeatable';
  };

/** Attributes that say when an item was written are part of no key, as a rule. */
const noKey = /(?:created|updated|modified|processed|expir|ttl|timestamp|time|date|At$|_at$)/i;

/** Objects often have the day in their key, which a repetition shares: a generated key proves nothing. */
const storing =
  (key: RegExp, guard: RegExp): Judge =>
  (call) => {
    const effect = upsert(key, guard)(call);
    return effect === 'not-repeatable' ? 'unknown' : effect;
  };

/**
 * An update sets values, which can be repeated, or works on the old ones (`ADD`, `SET n = n + :one`, `list_append`), which
 * cannot.
 */
const update: Judge = (call) => {
  if (given(call, /^ConditionExpression$/).length > 0) return 'guarded';
  const [expression] = given(call, /^UpdateExpression$/);
  if (expression?.kind === 'literal') return accumulates(String(expression.value)) ? 'not-repeatable' : 'repeatable';
  // The older form: `AttributeUpdates.<name>.Action`.
  const actions = given(call, /^AttributeUpdates\..+\.Action$/);
  if (actions.some((action) => action.kind === 'literal' && action.value === 'ADD')) return 'not-repeatable';
  return actions.length > 0 && call.argumentsComplete ? 'repeatable' : 'unknown';
};

function accumulates(expression: string): boolean {
  return /\bADD\s|\blist_append\b|=[^,]*[\w)\]]\s*[+-]\s*[:#\w]/i.test(expression);
}

/** PartiQL and SQL say in their first word what they do. */
const statement: Judge = (call) => {
  const [text] = given(call, /^(Statement|sql)$/);
  if (text?.kind !== 'literal') return 'unknown';
  const sql = String(text.value).trim();
  if (/^(select|show|describe|explain)\b/i.test(sql)) return 'read';
  if (/^insert\b/i.test(sql)) return /\bon\s+(conflict|duplicate)\b/i.test(sql) ? 'guarded' : 'not-repeatable';
  return /^delete\b/i.test(sql) ? 'repeatable' : 'unknown';
};

/** An invoked function does whatever it does; only a dry run does nothing. */
const invoke: Judge = (call) => {
  const [type] = given(call, /^InvocationType$/);
  return type?.kind === 'literal' && type.value === 'DryRun' ? 'read' : 'not-repeatable';
};

const judges: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  // An item under the same key is overwritten with the same values.
  ['dynamodb:PutItem', upsert(/^Item\./, /^(ConditionExpression|Expected)/)],
  ['dynamodb:UpdateItem', update],
  ['dynamodb:DeleteItem', always('repeatable')],
  ['dynamodb:BatchWriteItem', upsert(/^RequestItems\./, /^$/)],
  // The token makes ten minutes of repetitions one; conditions guard for good.
  ['dynamodb:TransactWriteItems', guardedBy(/^ClientRequestToken$|ConditionExpression$/, 'unknown')],
  ['dynamodb:ExecuteStatement', statement],
  ['rds-data:ExecuteStatement', statement],
  ['s3:PutObject', storing(/^Key$/, /^If(None)?Match$/)],
  ['s3:CopyObject', storing(/^Key$/, /^If(None)?Match$/)],
  ['s3:Upload', storing(/^(params\.)?Key$/, /IfNoneMatch$/)],
  ['s3:UploadPart', always('repeatable')],
  ['s3:CompleteMultipartUpload', always('repeatable')],
  // Reading a message hides it and deleting it once more does no harm: that is what a queue is for.
  ['sqs:ReceiveMessage', always('repeatable')],
  // Only FIFO queues and topics know the deduplication id, and forget it after five minutes.
  ['sqs:SendMessage', guardedBy(/^MessageDeduplicationId$/)],
  ['sqs:SendMessageBatch', guardedBy(/MessageDeduplicationId$/)],
  ['sns:Publish', guardedBy(/^MessageDeduplicationId$/)],
  ['sns:PublishBatch', guardedBy(/MessageDeduplicationId$/)],
  ['ses:SendEmail', always('not-repeatable')],
  ['ses:SendRawEmail', always('not-repeatable')],
  ['ses:SendBulkEmail', always('not-repeatable')],
  ['ses:SendTemplatedEmail', always('not-repeatable')],
  ['ses:SendBulkTemplatedEmail', always('not-repeatable')],
  ['sms-voice:SendTextMessage', always('not-repeatable')],
  ['mobiletargeting:SendMessages', always('not-repeatable')],
  // A second execution under the name of the first is refused (standard workflows, ninety days).
  ['states:StartExecution', guardedBy(/^name$/i)],
  ['states:StartSyncExecution', always('not-repeatable')],
  ['states:SendTaskSuccess', always('repeatable')],
  ['states:SendTaskFailure', always('repeatable')],
  ['states:SendTaskHeartbeat', always('repeatable')],
  ['events:PutEvents', always('not-repeatable')],
  ['kinesis:PutRecord', always('not-repeatable')],
  ['kinesis:PutRecords', always('not-repeatable')],
  ['firehose:PutRecord', always('not-repeatable')],
  ['firehose:PutRecordBatch', always('not-repeatable')],
  ['iot:Publish', always('not-repeatable')],
  ['lambda:Invoke', invoke],
  ['lambda:InvokeAsync', always('not-repeatable')],
  ['lambda:InvokeWithResponseStream', invoke],
  ['execute-api:PostToConnection', always('not-repeatable')],
  // Measurements and logs: a second data point skews a sum by one, which nobody guards against.
  ['cloudwatch:PutMetricData', always('repeatable')],
  ['logs:PutLogEvents', always('repeatable')],
  ['logs:CreateLogGroup', always('repeatable')],
  ['logs:CreateLogStream', always('repeatable')],
  ['xray:PutTraceSegments', always('repeatable')],
  // They answer from their input alone and change nothing, whatever access level IAM gives them.
  ['kms:Encrypt', always('read')],
  ['kms:Decrypt', always('read')],
  ['kms:Sign', always('read')],
  ['kms:GenerateDataKey', always('read')],
  ['kms:ReEncrypt', always('read')],
  ['sts:AssumeRole', always('read')],
  ['sts:GetCallerIdentity', always('read')],
  ['bedrock:InvokeModel', always('read')],
  ['bedrock:InvokeModelWithResponseStream', always('read')],
  ['bedrock:Converse', always('read')],
  ['bedrock:ConverseStream', always('read')],
  ['sagemaker:InvokeEndpoint', always('read')],
  ['ssm:PutParameter', always('repeatable')],
  ['secretsmanager:PutSecretValue', guardedBy(/^ClientRequestToken$/, 'repeatable')],
  ['scheduler:CreateSchedule', guardedBy(/^(ClientToken|Name)$/)],
  ['cognito-idp:AdminCreateUser', guardedBy(/^Username$/)],
  ['cognito-idp:SignUp', guardedBy(/^Username$/)],
  ['ecs:RunTask', guardedBy(/^clientToken$/i)],
  ['batch:SubmitJob', always('not-repeatable')],
  ['transcribe:StartTranscriptionJob', guardedBy(/^TranscriptionJobName$/)],
  ['textract:StartDocumentTextDetection', guardedBy(/^ClientRequestToken$/)],
  ['textract:StartDocumentAnalysis', guardedBy(/^ClientRequestToken$/)],
  ['athena:StartQueryExecution', guardedBy(/^ClientRequestToken$/, 'unknown')],
  ['cloudfront:CreateInvalidation', guardedBy(/CallerReference$/, 'repeatable')],
]);

/** By RFC 9110 every method but POST and PATCH can be repeated; an idempotency key makes those repeatable too. */
function httpEffect(call: RepeatedCall): RepeatEffect {
  switch (call.operation.toUpperCase()) {
    case 'GET':
    case 'HEAD':
    case 'OPTIONS':
      return 'read';
    case 'PUT':
    case 'DELETE':
      return 'repeatable';
    case 'POST':
    case 'PATCH':
      if (has(call, /idempotency[-_]?key/i)) return 'guarded';
      // OAuth (RFC 6749, section 4): a request for a token names its grant, and is sent as a form.
      if (has(call, /(?:^|\.)grant_type$/)) return 'read';
      if (isForm(call)) return 'unknown';
      // GraphQL queries and searches are posted too, but nothing here tells.
      return call.argumentsComplete ? 'not-repeatable' : 'unknown';
    default:
      return 'unknown';
  }
}

function isForm(call: RepeatedCall): boolean {
  return given(call, /content-type$/i).some(
    (type) => type.kind === 'literal' && String(type.value).startsWith('application/x-www-form-urlencoded'),
  );
}

/** Payments need the key of the provider (`idempotencyKey`, `Idempotency-Key`), which may sit in what cannot be read. */
function charged(call: RepeatedCall): RepeatEffect {
  return call.argumentsComplete ? 'not-repeatable' : 'unknown';
}

function readingName(operation: string): boolean {
  return /(^|\.)(get|list|retrieve|search|find|fetch|describe|verify)/i.test(operation);
}

function has(call: RepeatedCall, name: RegExp): boolean {
  return given(call, name).some(({ kind }) => kind !== 'generated');
}

function given(call: RepeatedCall, name: RegExp, except?: RegExp): readonly Argument[] {
  return Object.entries(call.arguments).flatMap(([path, argument]) =>
    name.test(path) && !except?.test(path) ? [argument] : [],
  );
}
