import type { NewValue, TemplateIntent } from '../../../../model/intent.js';
import type { NewCode } from '../../../syntax/edits/new-code.js';
import { isMaking, type ProgramNode } from '../../../syntax/edits/program-nodes.js';
import type { CdkEdit } from './cdk-edit.js';
import { type Making, makingAt, placeIn, propsOf, textOf } from './constructs.js';
import { stageSetting } from './stages.js';
import { constant, duration, plain, retention, runtime, type Writer } from './words.js';

type SetProperty = Extract<TemplateIntent, { kind: 'set-property' }>;

/** Sets a property of a construct, an event source, a target or a method. False where it cannot be expressed. */
export function setProperty(edit: CdkEdit, intent: SetProperty): boolean {
  const making = makingAt(edit.draft, intent.of);
  if (intent.property === 'schedule' && setMinute(edit, intent)) return true;
  const found = propertyOf(intent, making, edit);
  if (!found) return replaceWritten(edit, intent);
  const value = found.value;
  if (intent.replaces) return replaceAt(edit, intent, value);
  return making !== undefined && set(edit, making, found.path, value);
}

/** Writes a property by its path among the props. Props in a variable of their own cannot be added to. */
export function set(edit: CdkEdit, making: Making, path: readonly string[], value: NewCode): boolean {
  const props = propsOf(edit.draft, making, placeOfProps(making, edit));
  return (
    props !== undefined &&
    edit.draft.set(
      props,
      path.map((name) => edit.names(name)),
      value,
    )
  );
}

/** Where a property of the model stands among the props; undefined for one that is no prop. */
export function propertyPath({
  declaration,
  property,
}: Pick<SetProperty, 'declaration' | 'property'>): readonly string[] | undefined {
  const key = `${declaration}.${property}`;
  return (special[key] ?? writers[key]?.[0])?.split('.');
}

/** Constructs take scope and id first; integrations, targets and event sources what they are about. */
export function placeOfProps(making: Making, edit: CdkEdit): number {
  const { node } = making;
  const callee = node.callee;
  const name = callee?.kind === 'member' || callee?.kind === 'name' ? callee.name : '';
  if (/^(?:addFunctionUrl|add_function_url|addRoutes|add_routes|configureAsyncInvoke)$/.test(name)) return 0;
  if (/^(?:addMethod|add_method)$/.test(name)) return 2;
  const [first, second] = node.arguments;
  const isConstruct = first && second && /^(?:this|self|scope|stack)/.test(textOf(edit.draft, first.value));
  return isConstruct ? 2 : 1;
}

/** Where a value is written without being a property: `logRetention` of a function. */
function replaceWritten(edit: CdkEdit, intent: SetProperty): boolean {
  const written = /^(\d+)-(\d+)$/.exec(intent.of.path[0] ?? '');
  if (intent.declaration !== 'log-group' || intent.property !== 'retentionDays' || !written) return false;
  const value = retention(intent.value as number, edit);
  return value !== undefined && edit.draft.replace({ start: Number(written[1]), end: Number(written[2]) }, value);
}

/** Exactly the value that stands there is replaced, wherever that is. */
function replaceAt(edit: CdkEdit, { replaces }: SetProperty, value: NewCode): boolean {
  if (!replaces || replaces.file !== edit.draft.program.path) return false;
  const place = placeIn(edit.draft, replaces);
  const found = edit.draft.at(place, (each): each is ProgramNode => each.end > each.start);
  return found !== undefined && edit.draft.replace(place, value);
}

interface Property {
  readonly path: readonly string[];
  readonly value: NewCode;
}

function propertyOf(intent: SetProperty, making: Making | undefined, edit: CdkEdit): Property | undefined {
  const key = `${intent.declaration}.${intent.property}`;
  if (intent.declaration === 'stage') return stageSetting(intent.property, intent.value, making, edit);
  if (key === 'trigger.onFailure') return failureTarget(intent.value, making, edit);
  if (key === 'async-invoke.onFailure') return destination(intent.value, edit);
  if (key === 'permission.source') return attributeProperty('sourceArn', intent.value, making, edit);
  if (/^(?:trigger|bus-rule|topic)\.deadLetter$/.test(key))
    return constructProperty('deadLetterQueue', intent.value, edit);
  if (key === 'log-group.retentionDays' && !making) return undefined;
  if (key === 'trigger.schedule' || key === 'bus-rule.schedule') return writtenSchedule(intent, edit);
  const [name, writer] = writers[key] ?? [];
  if (name === undefined || !writer || typeof intent.value === 'object') return undefined;
  if (key === 'function.handler') return handler(intent.value, making);
  const value = writer(intent.value, edit);
  return value === undefined ? undefined : { path: name.split('.'), value };
}

/** `Schedule.cron({ hour: '8' })` has its fields one by one; of those a repair fills in the minute that was left out. */
function setMinute(edit: CdkEdit, { value, replaces }: SetProperty): boolean {
  const making = replaces && edit.draft.at(placeIn(edit.draft, replaces), isMaking);
  const { callee } = making?.node ?? {};
  const minute = /^cron\((\S+) /.exec(String(value))?.[1];
  if (!making || callee?.kind !== 'member' || callee.name !== 'cron' || minute === undefined) return false;
  const fields = propsOf(edit.draft, making, 0);
  return fields !== undefined && edit.draft.set(fields, [edit.names('minute')], minute);
}

/** Only one that is written in words: what the CDK makes of numbers is always valid. */
function writtenSchedule({ value, replaces }: SetProperty, edit: CdkEdit): Property | undefined {
  const isText = ({ kind }: ProgramNode) => kind === 'literal';
  const found = replaces && edit.draft.at(placeIn(edit.draft, replaces), (each): each is ProgramNode => isText(each));
  return found && typeof value === 'string' ? { path: ['schedule'], value } : undefined;
}

/** Bundled functions name only the export: the part behind the last dot of a handler string. */
function handler(value: string | number | boolean, making: Making | undefined): Property | undefined {
  const callee = making?.node.callee;
  const name = callee?.kind === 'member' || callee?.kind === 'name' ? callee.name : '';
  const text = String(value);
  const isBundled = name === 'NodejsFunction' || name === 'PythonFunction';
  return { path: ['handler'], value: isBundled ? text.slice(text.lastIndexOf('.') + 1) : text };
}

/** Event sources take a class of their own for the place of failed batches. */
function failureTarget(value: NewValue, making: Making | undefined, edit: CdkEdit): Property | undefined {
  if (typeof value !== 'object' || !('reference' in value) || !making) return undefined;
  const target = edit.construct(value);
  const area = 'aws-lambda-event-sources';
  const type = edit.imports.expression({ area, name: value.kind === 'topic' ? 'SnsDlq' : 'SqsDlq' });
  return target === undefined || type === undefined
    ? undefined
    : { path: ['onFailure'], value: { code: made(edit, type, target) } };
}

function destination(value: NewValue, edit: CdkEdit): Property | undefined {
  const code = destinationCode(value, edit);
  return code === undefined ? undefined : { path: ['onFailure'], value: code };
}

/** The destination of failed asynchronous invocations. */
export function destinationCode(value: NewValue, edit: CdkEdit): NewCode | undefined {
  if (typeof value !== 'object' || !('reference' in value)) return undefined;
  const target = edit.construct(value);
  const name = value.kind === 'topic' ? 'SnsDestination' : 'SqsDestination';
  const type = edit.imports.expression({ area: 'aws-lambda-destinations', name });
  return target === undefined || type === undefined ? undefined : { code: made(edit, type, target) };
}

/** A right that a method gives has no props. */
function attributeProperty(
  name: string,
  value: NewValue,
  making: Making | undefined,
  edit: CdkEdit,
): Property | undefined {
  const callee = making?.node.callee;
  if (callee?.kind === 'member' && /^grant/.test(callee.name)) return undefined;
  const code = edit.code(value);
  return code === undefined ? undefined : { path: [name], value: code };
}

function constructProperty(name: string, value: NewValue, edit: CdkEdit): Property | undefined {
  if (typeof value !== 'object' || !('reference' in value)) return undefined;
  const target = edit.construct(value);
  return target === undefined ? undefined : { path: [name], value: { code: target } };
}

/** Properties whose values are made in ways of their own. */
const special: Readonly<Record<string, string>> = {
  'function.inVpc': 'vpc',
  'function.layers': 'layers',
  'trigger.onFailure': 'onFailure',
  'trigger.deadLetter': 'deadLetterQueue',
  'async-invoke.onFailure': 'onFailure',
  'permission.source': 'sourceArn',
};

function made(edit: CdkEdit, type: string, argument: string): string {
  return `${edit.isPython ? '' : 'new '}${type}(${argument})`;
}

const keep = constant('core', 'RemovalPolicy', { Retain: 'RETAIN' });

const methodAuthorization = constant('aws-apigateway', 'AuthorizationType', { iam: 'IAM', none: 'NONE' });

/**
 * By declaration and property of the model: the prop, and how its value is written.
 *
 * Source: aws-cdk-lib API reference of each construct, 2026-11.
 */
const writers: Readonly<Record<string, readonly [string, Writer]>> = {
  'function.timeoutSeconds': ['timeout', duration],
  'function.memoryMb': ['memorySize', plain],
  'function.runtime': ['runtime', runtime],
  'function.handler': ['handler', plain],
  'function.functionName': ['functionName', plain],
  'function.reservedConcurrency': ['reservedConcurrentExecutions', plain],
  'function.tracing': [
    'tracing',
    constant('aws-lambda', 'Tracing', { Active: 'ACTIVE', PassThrough: 'PASS_THROUGH', Disabled: 'DISABLED' }),
  ],
  'function.logFormat': ['loggingFormat', constant('aws-lambda', 'LoggingFormat', { JSON: 'JSON', Text: 'TEXT' })],
  'trigger.batchSize': ['batchSize', plain],
  'trigger.batchingWindowSeconds': ['maxBatchingWindow', duration],
  'trigger.startingPosition': ['startingPosition', constant('aws-lambda', 'StartingPosition', (word) => word)],
  'trigger.maximumRetryAttempts': ['retryAttempts', plain],
  'trigger.maximumRecordAgeSeconds': ['maxRecordAge', duration],
  'trigger.bisectOnError': ['bisectBatchOnError', plain],
  'trigger.maximumConcurrency': ['maxConcurrency', plain],
  'trigger.reportsBatchItemFailures': ['reportBatchItemFailures', plain],
  'trigger.enabled': ['enabled', plain],
  'trigger.authorization': ['authorizationType', methodAuthorization],
  'api.defaultAuthorization': ['defaultMethodOptions.authorizationType', methodAuthorization],
  'function-url.authorization': [
    'authType',
    constant('aws-lambda', 'FunctionUrlAuthType', { iam: 'AWS_IAM', none: 'NONE' }),
  ],
  'async-invoke.maximumRetryAttempts': ['retryAttempts', plain],
  'async-invoke.maximumEventAgeSeconds': ['maxEventAge', duration],
  'queue.visibilityTimeoutSeconds': ['visibilityTimeout', duration],
  'queue.retentionSeconds': ['retentionPeriod', duration],
  'queue.queueName': ['queueName', plain],
  'queue.maxReceiveCount': ['deadLetterQueue.maxReceiveCount', plain],
  'queue.fifo': ['fifo', plain],
  'queue.contentBasedDeduplication': ['contentBasedDeduplication', plain],
  'queue.encryption': ['encryption', constant('aws-sqs', 'QueueEncryption', { service: 'SQS_MANAGED' })],
  'topic.topicName': ['topicName', plain],
  'table.tableName': ['tableName', plain],
  'table.streamView': ['stream', constant('aws-dynamodb', 'StreamViewType', (word) => word)],
  'table.recovery': ['pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled', plain],
  'table.retention': ['removalPolicy', keep],
  'bucket.emptiedOnDeletion': ['autoDeleteObjects', plain],
  'store.retention': ['removalPolicy', keep],
  'log-group.retentionDays': ['retention', retention],
  'log-group.logGroupName': ['logGroupName', plain],
};
