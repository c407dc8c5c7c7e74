import type { Language } from '../../../model/code.js';
import type { CodeIntent } from '../../../model/intent.js';
import type { Declaration } from '../../analysis/scopes.js';
import { contains, descendants, isFunction, type Node } from '../../analysis/tree.js';
import { iteratedObject } from '../../flow/index.js';
import type { Expression, FunctionNode, Pattern, Placed, TypeNode } from '../../syntax/program.js';
import { generating } from '../file-functions.js';
import type { Draft } from './draft.js';
import { constantOf } from './names.js';
import { dropUnusedImport } from './script-imports.js';

type TakeEventIdentity = Extract<CodeIntent, { readonly kind: 'take-event-identity' }>;
type Source = TakeEventIdentity['source'];

/**
 * Takes the id of the event, or of the record of it, where a call is given one that is made anew: in the loop over the
 * records itself, so that each record has one. The import of what made it goes when nothing else needs it.
 */
export function takeEventIdentity(draft: Draft, { at, argument, source }: TakeEventIdentity): boolean {
  const call = draft.nodesAt(at).find((node) => 'kind' in node && (node.kind === 'call' || node.kind === 'new'));
  const name = argument.slice(argument.lastIndexOf('.') + 1);
  const given = call && argumentNamed(call, name);
  const made = given && madeAnew(given, draft);
  const owner = made && ownerOf(made, call, source, draft);
  if (!call || !made || owner === undefined) return false;
  if (ownerOf(call, call, source, draft) !== owner) return false;
  const id = identity(owner, source, draft);
  if (isGivenAs(name, id, draft)) return false;
  draft.changes.replace(made.start, made.end, id);
  const root = rootOf(made);
  if (root !== undefined) dropUnusedImport(draft, root, [made]);
  return true;
}

/** Something else has the id under the same name already: as one more item it would replace that one. */
function isGivenAs(name: string, id: string, draft: Draft): boolean {
  return draft.file.tree.of('entry').some(({ key, value }) => key === name && draft.textOf(value) === id);
}

/** What a call is given under a name, wherever it stands in its arguments; undefined when that is not one place. */
function argumentNamed(call: Node, name: string): Expression | undefined {
  const isMeant = (written: string | undefined) => written?.toLowerCase() === name.toLowerCase();
  const found = [...descendants(call)].flatMap((node): readonly Expression[] => {
    if ('kind' in node && node.kind === 'entry') return isMeant(node.key) ? [node.value] : [];
    if (
      'kind' in node &&
      node.kind === 'call' &&
      node !== call &&
      node.callee.kind === 'member' &&
      isMeant(node.callee.name)
    ) {
      const [only, ...others] = node.arguments;
      return only && others.length === 0 ? [only.value] : [];
    }
    return 'name' in node &&
      'value' in node &&
      !('kind' in node) &&
      isMeant(node.name) &&
      node.value &&
      'kind' in node.value
      ? [node.value as Expression]
      : [];
  });
  const [only, ...others] = found;
  return others.length === 0 ? only : undefined;
}

/** The one id that is made in a value, or in the variable that it is. Nothing else in it may be new each time. */
function madeAnew(given: Expression, draft: Draft): Expression | undefined {
  const value = constantOf(given, draft)?.value ?? given;
  const all = [...descendants(value)].filter(
    (node): node is Expression & Node => 'kind' in node && isMade(node as Expression, draft),
  );
  const [made] = all;
  if (!made || all.some((each) => each !== made && !(made.start <= each.start && each.end <= made.end)))
    return undefined;
  const rest = draft.text.slice(value.start, made.start) + draft.text.slice(made.end, value.end);
  return (rest.match(/[\w$]+/g) ?? []).some((word) => generating.test(word)) ? undefined : made;
}

/** Texts that are made to be one of a kind. Sources: documentation of Node.js, uuid, nanoid, ulid, Python, Java, google/uuid and .NET. */
const makers: Readonly<Record<Language, RegExp>> = {
  typescript: /^(?:crypto(?:\.default)?\.randomUUID|uuid\.v[147]|uuid\.default\.v[147]|nanoid\.nanoid|ulid\.ulid)$/,
  javascript: /^(?:crypto(?:\.default)?\.randomUUID|uuid\.v[147]|uuid\.default\.v[147]|nanoid\.nanoid|ulid\.ulid)$/,
  python: /^uuid\.uuid[14]$/,
  java: /^(?:java\.util\.)?UUID\.randomUUID\(\)\.toString$/,
  go: /^github\.com\/google\/uuid\.(?:NewString|New\(\)\.String)$/,
  csharp: /^(?:System\.)?Guid\.NewGuid\(\)\.ToString$/,
};

function isMade(node: Expression, draft: Draft): boolean {
  const { language } = draft.file.program;
  const isCalled = (each: Expression) =>
    each.kind === 'call' && makers[language].test(draft.file.callees.of(each) ?? '');
  if (language !== 'python') return isCalled(node);
  if (node.kind === 'member') return node.name === 'hex' && isCalled(node.object);
  const [only] = node.kind === 'call' ? node.arguments : [];
  return node.kind === 'call' && draft.file.callees.of(node) === 'str' && only !== undefined && isCalled(only.value);
}

/** The name that the way to a call begins with. */
function rootOf(node: Expression): string | undefined {
  let at: Expression | undefined = node;
  if (at.kind === 'call' && at.callee.kind === 'name' && at.callee.name === 'str') at = at.arguments[0]?.value;
  while (at?.kind === 'call' || at?.kind === 'member') at = at.kind === 'call' ? at.callee : at.object;
  return at?.kind === 'name' ? at.name : undefined;
}

/** The variable that holds the record or event which a place works on. What is written inside of the call runs with it. */
function ownerOf(place: Placed, call: Placed, source: Source, draft: Draft): string | undefined {
  for (const around of draft.file.tree.ancestorsOf(place)) {
    if (contains(call, around)) continue;
    if (isFunction(around)) {
      const records = iteratedObject(around, draft.file);
      const [first] = around.parameters;
      if (source !== 'bus') return records && first && recordIn(records, first.pattern, source, draft);
      return isOutermost(around, draft) && first && mayBeEvent(first.type, draft)
        ? keptName(first.pattern, draft)
        : undefined;
    }
    if ('kind' in around && around.kind === 'loop') {
      return source !== 'bus' && around.over && around.variable
        ? recordIn(around.over, around.variable, source, draft)
        : undefined;
    }
  }
  return undefined;
}

/** Typed languages have several types for events of a bus, not all of which say that there is an id. */
function mayBeEvent(type: TypeNode | undefined, { file }: Draft): boolean {
  const { language } = file.program;
  if (language === 'python' || language === 'javascript') return true;
  return language === 'typescript' && (type === undefined || /^(?:any|EventBridgeEvent)$/.test(type.name));
}

function isOutermost(node: FunctionNode, { file }: Draft): boolean {
  return file.functionAround(node) === undefined;
}

function recordIn(over: Expression, variable: Pattern, source: Source, draft: Draft): string | undefined {
  const value = constantOf(over, draft)?.value ?? over;
  const event = eventOf(value, draft);
  return event && isOfType(event, source, draft) ? keptName(variable, draft) : undefined;
}

function keptName(pattern: Pattern, { file }: Draft): string | undefined {
  if (pattern.kind !== 'name-pattern') return undefined;
  const isGiven = file.tree
    .of('assign')
    .some(({ target }) => target.kind === 'name-pattern' && target.name === pattern.name);
  return isGiven ? undefined : pattern.name;
}

/** The parameter whose records are looped over: `event.Records`, `event["Records"]`, `event.getRecords()`. */
function eventOf(records: Expression, draft: Draft): Declaration | undefined {
  const [, name] =
    /^(\w+)(?:\??\.Records|\[['"]Records['"]\]|\.get\(['"]Records['"](?:,\[\])?\)|\.getRecords\(\))(?:(?:\?\?|\|\|)\[\])?$/.exec(
      draft.textOf(records).replace(/\s+/g, ''),
    ) ?? [];
  const declaration = name === undefined ? undefined : draft.file.declarationOf(name, records);
  return declaration?.kind === 'parameter' ? declaration : undefined;
}

/** Where types are written it has to be the one of the source; where they need not be, nobody has to say so. */
function isOfType({ type }: Declaration, source: Source, { file }: Draft): boolean {
  const { language } = file.program;
  const name = type?.name.slice(type.name.lastIndexOf('.') + 1) ?? '';
  if (language === 'python' || language === 'javascript') return true;
  // Amazon.Lambda.KinesisEvents spells it in another way than the events of tables.
  if (language === 'csharp' && name === 'KinesisEvent') return false;
  if (language === 'typescript' && (name === '' || name === 'any')) return source !== 'stream';
  // The types of streams for TypeScript say that their records need no id.
  return language === 'typescript' ? source !== 'stream' && typeOf[source].test(name) : typeOf[source].test(name);
}

const typeOf: Readonly<Record<Source, RegExp>> = {
  queue: /^SQSEvent$/,
  topic: /^SNSEvent$/,
  stream: /^(?:Dynamo[Dd][Bb]Event|KinesisEvent)$/,
  bus: /^$/,
};

/** The id as the types of each language call it. */
function identity(owner: string, source: Source, draft: Draft): string {
  const { language } = draft.file.program;
  if (language === 'java')
    return (
      owner + { queue: '.getMessageId()', topic: '.getSNS().getMessageId()', stream: '.getEventID()', bus: '' }[source]
    );
  if (language === 'go')
    return owner + { queue: '.MessageId', topic: '.SNS.MessageID', stream: '.EventID', bus: '' }[source];
  if (language === 'csharp')
    return owner + { queue: '.MessageId', topic: '.Sns.MessageId', stream: '.EventID', bus: '' }[source];
  const path = { queue: ['messageId'], topic: ['Sns', 'MessageId'], stream: ['eventID'], bus: ['id'] }[source];
  return owner + path.map((name) => (language === 'python' ? `[${draft.quoted(name)}]` : `.${name}`)).join('');
}
