import type { KnownObject, TypeName, TypeVocabulary } from '../../analysis/vocabulary.js';
import { awsClient, awsResult, helperOf } from './libraries/aws.js';
import { eventObject } from './libraries/events.js';
import { loggerOf, loggingResult } from './libraries/loggers.js';
import { powertoolsResult } from './libraries/powertools.js';
import { libraryClient, libraryOf, libraryResult } from './libraries/services.js';

/** What the types of .NET and its libraries are, and what their members give. */
export const csharpTypes: TypeVocabulary = { objectOf, resultOf, fieldOf, elementOf };

const task: TypeName = { name: 'System.Threading.Tasks.Task' };
const futures = /^(?:System\.Threading\.Tasks\.)?(?:Task|ValueTask)$/;

function objectOf(type: string): KnownObject | undefined {
  if (futures.test(type)) return { kind: 'future' };
  return eventObject(type) ?? awsClient(type) ?? loggerOf(type) ?? libraryClient(type);
}

/** Values that are another at every run keep a type of their own, so that what is made of them is known to be, too. */
const values: readonly (readonly [members: RegExp, type: string])[] = [
  [/^(?:System\.)?Guid\.(?:NewGuid|CreateVersion7)$/, 'System.Guid<new>'],
  [/^(?:System\.)?DateTime(?:Offset)?\.(?:Now|UtcNow|Today)$/, 'System.DateTime<now>'],
  [/^System\.DateTime<now>\.(?:Add\w*|ToUniversalTime|ToLocalTime|Date|Subtract|Ticks)$/, 'System.DateTime<now>'],
];

function resultOf(
  method: string,
  receiver: TypeName | undefined,
  given: readonly TypeName[] = [],
): TypeName | undefined {
  const [first] = given;
  if (first && services.test(method)) return first;
  if (tasks.test(method)) return task;
  const name =
    awsResult(method, receiver) ??
    loggingResult(method) ??
    powertoolsResult(method) ??
    values.find(([members]) => members.test(method))?.[1];
  if (name !== undefined) return { name };
  return libraryResult(method) ?? resultOfClient(method);
}

/** A container of services, asked for one by its type. */
const services =
  /\.(?:GetRequiredService|GetService|GetRequiredKeyedService|GetKeyedService|GetServices)$|(?:^|\.)ActivatorUtilities\.CreateInstance$/;

const tasks =
  /^(?:System\.Threading\.Tasks\.)?(?:Task\.(?:Run|WhenAll|WhenAny|Delay|FromResult|FromException|Factory\.StartNew)|(?:Value)?Task\.(?:ContinueWith|ConfigureAwait|WaitAsync|AsTask|Unwrap))$|^(?:System\.)?Console\.(?:Out|Error)\.Write(?:Line)?Async$/;

/** Methods that end so give a task, whoever has them, but for those that tell a mock what to do. */
const asynchronous = /^\.(?!(?:Returns|Throws|Callback|Setup)Async$)\w+Async$/;

function resultOfClient(method: string): TypeName | undefined {
  const dot = method.lastIndexOf('.');
  const name = method.slice(dot + 1);
  const client = dot > 0 ? (awsClient(method.slice(0, dot)) ?? libraryClient(method.slice(0, dot))) : undefined;
  if (client) {
    const isLater = client.form !== undefined && helperOf(client.form, name)?.gives === 'search';
    const isOperation = client.provider === 'aws' || libraryOf(client)?.methods.test(name) === true;
    return !isLater && isOperation && name.endsWith('Async') ? task : undefined;
  }
  return asynchronous.test(method) ? task : undefined;
}

function fieldOf(field: string, receiver: TypeName | undefined): TypeName | undefined {
  if (/(?:^|\.)Task\.CompletedTask$/.test(field)) return task;
  const name =
    loggingResult(field) ??
    awsResult(field, receiver) ??
    powertoolsResult(field) ??
    values.find(([members]) => members.test(field))?.[1] ??
    resultOfDatabase(field, receiver);
  if (name !== undefined) return { name };
  if (/(?:^|\.)Lazy\.Value$/.test(field) || /(?:^|\.)Nullable\.Value$/.test(field)) return receiver?.arguments?.[0];
  if (/(?:^|\.)IOptions(?:Snapshot|Monitor)?\.Value$/.test(field)) return receiver?.arguments?.[0];
  // A static class of loggers is used like an object.
  return loggerOf(field) && /\.(?:Logger|Log)$/.test(field) ? { name: field } : receiver && libraryResult(field);
}

/** The sets of a context of Entity Framework, and the database behind it. */
function resultOfDatabase(field: string, receiver: TypeName | undefined): string | undefined {
  if (!receiver || libraryClient(receiver.name)?.service !== 'efcore') return undefined;
  return field.endsWith('.ChangeTracker') ? undefined : 'Microsoft.EntityFrameworkCore.DbSet';
}

/** The records of an event; otherwise the last type argument. */
function elementOf({ name }: TypeName): TypeName | undefined {
  const event = /^(?:Amazon\.Lambda\.\w+\.)?(SQSEvent|SNSEvent|S3Event|DynamoDBEvent|KinesisEvent)$/.exec(name)?.[1];
  const record = event && recordTypes.get(event);
  return record === undefined ? undefined : { name: `${event}.${record}` };
}

const recordTypes: ReadonlyMap<string, string> = new Map([
  ['SQSEvent', 'SQSMessage'],
  ['SNSEvent', 'SNSRecord'],
  ['S3Event', 'S3EventNotificationRecord'],
  ['DynamoDBEvent', 'DynamodbStreamRecord'],
  ['KinesisEvent', 'KinesisEventRecord'],
]);
