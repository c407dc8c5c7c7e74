import type { NewValue, TemplateIntent } from '../../../../model/intent.js';
import { mapOf, type NewNode } from '../../../documents/edits/new-node.js';

/** Where a property of the model stands in a service, and what is written there when that is not the value itself. */
export interface Setting {
  readonly path: readonly string[];
  readonly value?: NewNode;
}

/** A function's settings stand together, before its environment and events. */
export const settings = [
  'handler',
  'image',
  'name',
  'description',
  'runtime',
  'architecture',
  'memorySize',
  'timeout',
  'tracing',
  'role',
];

type SetProperty = Extract<TemplateIntent, { readonly kind: 'set-property' }>;
type Property = Pick<SetProperty, 'declaration' | 'property'>;

interface Writer {
  /** Where the property may stand; of several ways to say it, only one is written. */
  paths(event: string | undefined): readonly (readonly string[])[];
  write(value: NewValue, event: string | undefined): Setting | undefined;
}

/**
 * The setting for a property; undefined when a service has no word for it. `path` leads to the event, or to the function.
 */
export function settingOf({ declaration, property, value }: SetProperty, path: readonly string[]): Setting | undefined {
  return writers[`${declaration}.${property}`]?.write(value, eventType(path));
}

/** Where a property may be written, from the event or the function that `path` leads to. */
export function settingPaths(
  { declaration, property }: Property,
  path: readonly string[],
): readonly (readonly string[])[] {
  return writers[`${declaration}.${property}`]?.paths(eventType(path)) ?? [];
}

/** The framework's word for the event at a path; undefined for one that is written elsewhere and put in. */
export function eventType(path: readonly string[]): string | undefined {
  return path.at(-3) === 'events' ? path.at(-1) : undefined;
}

const plain = (...path: string[]): Writer => ({ paths: () => [path], write: () => ({ path }) });

const words = (translations: Readonly<Record<string, string>>, ...path: string[]): Writer => ({
  paths: () => [path],
  write(value) {
    const word = typeof value === 'string' ? translations[value] : undefined;
    return word === undefined ? undefined : { path, value: word };
  },
});

/** What is not set by a value here, and can only be taken away. */
const removable = (...path: string[]): Writer => ({ paths: () => [path], write: () => undefined });

/** Events that have a setting under words of their own. */
const byEvent = (writersByEvent: Readonly<Record<string, Writer>>): Writer => ({
  paths: (event) => writersByEvent[event ?? '']?.paths(event) ?? [],
  write: (value, event) => writersByEvent[event ?? '']?.write(value, event),
});

const streams = ['stream', 'msk', 'kafka', 'activemq', 'rabbitmq', 'documentDb'];

function ofStreams(writer: Writer): Readonly<Record<string, Writer>> {
  return Object.fromEntries(streams.map((event) => [event, writer]));
}

const requireIam: Writer = {
  paths: () => [['authorizer']],
  write(value, event) {
    if (value !== 'iam') return undefined;
    if (event === 'http') return { path: ['authorizer'], value: 'aws_iam' };
    return event === 'httpApi' ? { path: ['authorizer'], value: mapOf({ type: 'aws_iam' }) } : undefined;
  },
};

const reportFailures: Writer = {
  paths: () => [['functionResponseType']],
  write: (value) => (value === true ? { path: ['functionResponseType'], value: 'ReportBatchItemFailures' } : undefined),
};

const topicDeadLetter: Writer = {
  paths: () => [
    ['redrivePolicy', 'deadLetterTargetRef'],
    ['redrivePolicy', 'deadLetterTargetArn'],
  ],
  write: (value) =>
    typeof value === 'object' && 'reference' in value
      ? { path: ['redrivePolicy', 'deadLetterTargetRef'], value: value.reference }
      : { path: ['redrivePolicy', 'deadLetterTargetArn'] },
};

/**
 * By declaration and property of the model.
 *
 * Source: Serverless Framework documentation, serverless.yml reference and the pages of the events, read 2026-11-21.
 */
const writers: Readonly<Record<string, Writer>> = {
  'function.timeoutSeconds': plain('timeout'),
  'function.memoryMb': plain('memorySize'),
  'function.runtime': plain('runtime'),
  'function.handler': plain('handler'),
  'function.functionName': plain('name'),
  'function.reservedConcurrency': plain('reservedConcurrency'),
  'function.tracing': words({ Active: 'Active', PassThrough: 'PassThrough' }, 'tracing'),
  'function.layers': plain('layers'),
  'function.inVpc': removable('vpc'),
  'function.logGroup': plain('logs', 'logGroup'),
  'function.logFormat': plain('logs', 'logFormat'),
  'function.applicationLogLevel': plain('logs', 'applicationLogLevel'),
  'function.systemLogLevel': plain('logs', 'systemLogLevel'),
  'log-group.retentionDays': plain('logRetentionInDays'),
  'function-url.authorization': words({ iam: 'aws_iam' }, 'authorizer'),
  'async-invoke.onFailure': removable('destinations', 'onFailure'),
  'async-invoke.maximumRetryAttempts': plain('maximumRetryAttempts'),
  'async-invoke.maximumEventAgeSeconds': plain('maximumEventAge'),
  'trigger.batchSize': plain('batchSize'),
  'trigger.batchingWindowSeconds': byEvent({ sqs: plain('maximumBatchingWindow'), ...ofStreams(plain('batchWindow')) }),
  'trigger.reportsBatchItemFailures': reportFailures,
  'trigger.onFailure': removable('destinations', 'onFailure'),
  'trigger.maximumRetryAttempts': plain('maximumRetryAttempts'),
  'trigger.maximumRecordAgeSeconds': plain('maximumRecordAgeInSeconds'),
  'trigger.bisectOnError': plain('bisectBatchOnFunctionError'),
  'trigger.maximumConcurrency': plain('maximumConcurrency'),
  'trigger.enabled': plain('enabled'),
  'trigger.startingPosition': plain('startingPosition'),
  'trigger.schedule': byEvent({ schedule: plain('rate'), eventBridge: plain('schedule') }),
  'trigger.deadLetter': byEvent({
    eventBridge: plain('deadLetterQueueArn'),
    sns: topicDeadLetter,
  }),
  'trigger.authorization': requireIam,
};
