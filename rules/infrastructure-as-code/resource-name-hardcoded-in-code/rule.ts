import { clientPinnedBy, isDefault } from '../../../src/knowledge/pinned-regions.js';
import type { Application, Handler, LinkedCall, Reach, Reached } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { PlaceNameFact } from '../../../src/model/flow.js';
import type { Intent, NewReference } from '../../../src/model/intent.js';
import type { Rule } from '../../../src/model/rule.js';
import { rangeKey, type SourceRange } from '../../../src/model/source.js';
import type { Declaration } from '../../../src/model/template.js';
import { certain } from '../../../src/model/value.js';

/** Names of resources that differ from stage to stage come from outside of the code. */
export const check: Rule = (application, verdict) => {
  for (const { written, others, handlers } of writtenNames(application)) {
    const [first] = handlers.flatMap(({ functions }) => functions);
    verdict.fails(
      { range: written.range, name: written.text },
      {
        message: messageOf(written),
        ...(first && { function: first.name }),
        related: others.map((range) => ({ range, message: `${written.text} is written out here too` })),
        fix: () => readVariable(written, [written.range, ...others], [...new Set(handlers)]),
      },
    );
  }
  for (const { reach } of application.handlers) {
    for (const call of reach.calls) if (namesFromEnvironment(call)) verdict.holds(call);
  }
};

/** A name that is written out in code. */
interface WrittenName {
  readonly range: SourceRange;
  readonly text: string;
  readonly type: 'region' | 'address' | 'name';
  /** What a person calls it: `the queue orders`. */
  readonly what: string;
  /** The resource that is meant, where it is declared here. */
  readonly resource?: Declaration;
}

/** One name in one file, however often it is written there. */
interface Found {
  readonly written: WrittenName;
  readonly others: SourceRange[];
  /** Everything that runs this code. */
  readonly handlers: Handler[];
}

function writtenNames(application: Application): Iterable<Found> {
  const found = new Map<string, Found>();
  for (const handler of application.handlers) {
    const { reach } = handler;
    const names = [
      ...reach.placeNames.flatMap((name) => placeName(name, reach, application) ?? []),
      ...reach.calls.flatMap((call) => argumentName(call, application) ?? []),
    ];
    for (const written of names) {
      const key = `${written.range.file} ${written.type} ${written.text}`;
      const known = found.get(key);
      if (!known) found.set(key, { written, others: [], handlers: [handler] });
      else {
        known.handlers.push(handler);
        const places = [known.written.range, ...known.others].map(rangeKey);
        if (!places.includes(rangeKey(written.range))) known.others.push(written.range);
      }
    }
  }
  return found.values();
}

/** Accounts of documentation are nobody's. */
const accountOfExamples =
  /:(?:123456789012|111122223333|444455556666|000000000000|(\d)\1{11}):|\/(?:123456789012|000000000000)\//;

function placeName(name: Reached<PlaceNameFact>, reach: Reach, { declarations }: Application): WrittenName | undefined {
  const { type, value, range } = name;
  if (accountOfExamples.test(value) || isDefault(range, reach)) return undefined;
  if (type === 'region') {
    const client = clientPinnedBy(name, reach);
    return client && { range, text: value, type, what: `${client.text} is given ${value}` };
  }
  if (type !== 'queue-url' && !(type === 'arn' && /^arn:[^:]*:[^:]*:[^:]*:\d{12}:/.test(value))) return undefined;
  const last = value.split(/[:/]/).findLast((part) => part !== '' && part !== '*') ?? value;
  const what = `${type === 'arn' ? 'The ARN' : 'The address'} of ${last} is written out`;
  const resource = [...declarations.values()].find((each) => ownName(each) === last);
  return { range, text: value, type: 'address', what, ...(resource && { resource }) };
}

/** Arguments that name a resource, in the SDK's spelling. */
const naming = ['TableName', 'Bucket', 'QueueName', 'StreamName', 'FunctionName', 'EventBusName'];

/** Only of resources that are declared here: those of others may have one name for good. */
function argumentName(call: LinkedCall, { declarations }: Application): WrittenName | undefined {
  for (const argument of naming) {
    const given = call.arguments[argument];
    if (given?.kind !== 'literal' || typeof given.value !== 'string') continue;
    const text = given.value;
    const resource = call.resources
      .map((id) => declarations.get(id))
      .find((declared) => declared && ownName(declared) === text);
    if (resource) {
      return { range: call.range, text, type: 'name', what: `${argument} ${text} is written out`, resource };
    }
  }
  return undefined;
}

function namesFromEnvironment({ arguments: given }: LinkedCall): boolean {
  return [...naming, 'QueueUrl', 'TopicArn', 'StateMachineArn'].some((name) => given[name]?.kind === 'environment');
}

/** The name a resource is given in the template. */
function ownName(declaration: Declaration): string | undefined {
  switch (declaration.kind) {
    case 'table':
      return certain(declaration.tableName);
    case 'queue':
      return certain(declaration.queueName);
    case 'topic':
      return certain(declaration.topicName);
    case 'bucket':
      return certain(declaration.bucketName);
    case 'stream':
      return certain(declaration.streamName);
    case 'bus':
      return certain(declaration.busName);
    case 'function':
      return certain(declaration.functionName);
    default:
      return undefined;
  }
}

function messageOf({ type, what }: WrittenName): string {
  switch (type) {
    case 'region':
      return `${what}: deployed to another region, the code still works in this one. Leave the region to AWS_REGION, which Lambda sets.`;
    case 'address':
      return `${what} here: in another stage, account or region the code still works on this one. Read it from a variable that the template sets.`;
    case 'name':
      return `${what} here and in the template: a second stage in the account needs another name, and the code keeps this one. Read it from a variable that the template sets.`;
  }
}

/** The text becomes a variable, which every function that runs the code is given. */
function readVariable(
  { text, type, resource }: WrittenName,
  places: readonly SourceRange[],
  handlers: readonly Handler[],
): readonly FixProposal[] {
  const reading = (name: string) => places.map((at): Intent => ({ kind: 'read-environment', at, text, name }));
  if (type === 'region') {
    const intents = reading('AWS_REGION');
    return [{ title: 'Read AWS_REGION', safety: 'suggested', intents }];
  }
  const functions = handlers.flatMap((handler) => handler.functions);
  if (functions.length === 0 || handlers.some((handler) => handler.functions.length === 0)) return [];
  const attribute = attributeFor(type, text);
  const name = variableName(text, attribute);
  const parameter = name
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
  const isTaken = functions.some(({ environment }) => environment.variables.some((each) => each.name === name));
  if (isTaken) return [];
  const intents = functions.map(
    ({ origin }): Intent =>
      resource
        ? { kind: 'set-environment', of: origin, name, value: referenceTo(resource, attribute) }
        : { kind: 'set-environment-from-parameter', of: origin, name, parameter },
  );
  const from = resource ? resource.name : `the parameter ${parameter}`;
  return [
    {
      title: `Read ${name}, which ${functions.length === 1 ? functions[0]?.name : `${functions.length} functions`} ${functions.length === 1 ? 'gets' : 'get'} from ${from}`,
      safety: 'suggested',
      intents: [...reading(name), ...intents],
    },
  ];
}

function attributeFor(type: WrittenName['type'], text: string): NewReference['attribute'] {
  if (type === 'name') return 'name';
  return text.startsWith('arn:') ? 'arn' : 'url';
}

function referenceTo({ name, kind, origin }: Declaration, attribute: NewReference['attribute']): NewReference {
  return { reference: name, attribute, kind, origin };
}

/** `ORDERS_ARN` for `arn:aws:sns:eu-west-1:…:orders`. */
function variableName(text: string, attribute: NewReference['attribute']): string {
  const name = text.split(/[:/]/).findLast((part) => part !== '' && part !== '*') ?? text;
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/\.fifo$/, '')
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
  return `${/^\d/.test(words) ? `RESOURCE_${words}` : words}_${attribute.toUpperCase()}`;
}
