import type { NewReference, NewValue } from '../../../../model/intent.js';
import type { DeclarationKind, Origin } from '../../../../model/template.js';
import { attributeFor } from '../../../aws-provider/index.js';
import { folderOf } from '../../../paths.js';
import type { Block } from '../syntax/nodes.js';
import type { HclDraft } from './hcl-draft.js';
import { calledModule, moduleOutput } from './modules.js';
import { type NewExpression, quoted } from './new-expression.js';
import { attributeOf, blockAt, withoutKey } from './places.js';

/** A resource as others refer to it, or a module by what it chiefly makes: then its type is the module's. */
export interface Address {
  readonly isModule?: true;
  readonly type: string;
  /** `orders`, `orders[0]` */
  readonly label: string;
}

/** The names that the values of one intent may use. */
export interface Names {
  readonly draft: HclDraft;
  /** Resources that this fix adds, by the names it gives them. */
  readonly added: ReadonlyMap<string, Address>;
  /** What the intent is about: a reference by its name means it. */
  readonly subject: Origin;
  /** What is written for the subject, in a loop over its instances. */
  readonly instead?: string;
}

/** The value as an expression; undefined when it refers to something that has no name here. */
export function toExpression(value: NewValue, names: Names): NewExpression | undefined {
  if (typeof value === 'string') return value.includes('${AWS::') ? undefined : quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isList(value)) {
    const list = value.map((item) => toExpression(item, names));
    return list.every((item) => item !== undefined) ? { list } : undefined;
  }
  if ('join' in value) {
    const parts = value.join.map((part) =>
      typeof part === 'string' ? quoted(part).slice(1, -1) : inText(part, names),
    );
    return parts.every((part) => part !== undefined) ? `"${parts.join('')}"` : undefined;
  }
  return toReference(value, names);
}

/** The resource a name means: one this fix adds, the one the intent is about, or another of this module. */
export function addressOf(reference: NewReference, names: Names): Address | undefined {
  const added = names.added.get(reference.reference);
  if (added) return added;
  if (reference.origin) return addressOfOrigin(reference.origin, names);
  return isSubject(reference, names) ? addressOfOrigin(names.subject, names) : addressByName(reference, names);
}

/** Names tell modules and keys apart that an origin says in its own way. */
function isSubject({ reference }: NewReference, { subject }: Names): boolean {
  const [kind, first = '', second = ''] = subject.path;
  const label = kind === 'module' ? first : withoutKey(second);
  return withoutKey(reference).replace(/^.*\./, '') === label;
}

/** The resource an origin leads to, when it is of the same module as what is changed. */
export function addressOfOrigin({ file, path }: Origin, { draft }: Pick<Names, 'draft'>): Address | undefined {
  const [kind, type, label] = path;
  if (kind === 'module' && type !== undefined && path.length === 2) return moduleAddress(type, draft);
  if (kind !== 'resource' || type === undefined || label === undefined || label.endsWith('[*]')) return undefined;
  if (folderOf(file) !== folderOf(draft.source.path)) return undefined;
  return { type, label };
}

/** `aws_sqs_queue.orders` */
export function spelledAddress({ type, label, isModule }: Address): string {
  return isModule ? `module.${label}` : `${type}.${label}`;
}

function moduleAddress(label: string, draft: HclDraft): Address | undefined {
  const block = blockAt(draft.body, ['module', label])?.block;
  const isLooped = block && ['count', 'for_each'].some((name) => attributeOf(block.body, name) !== undefined);
  const type = isLooped ? undefined : calledModule(block);
  return type === undefined ? undefined : { type, label, isModule: true };
}

/** The resource blocks of a file with this label. */
export function resourcesCalled(draft: HclDraft, label: string): readonly Block[] {
  return draft.body.blocks.filter(({ type, labels }) => type === 'resource' && labels[1]?.text === label);
}

function addressByName({ reference, kind }: NewReference, { draft }: Names): Address | undefined {
  const label = withoutKey(reference);
  if (!/^[A-Za-z_][\w-]*$/.test(label)) return undefined;
  const type = kind && typeOfKind[kind];
  if (kind && !type) return undefined;
  const [found, ...others] = resourcesCalled(draft, label).filter(({ labels }) =>
    type === undefined ? Object.values(typeOfKind).includes(labels[0]?.text ?? '') : labels[0]?.text === type,
  );
  if (others.length > 0) return undefined;
  if (!found) return undefined;
  const isCounted = attributeOf(found.body, 'count') !== undefined;
  const isLooped = attributeOf(found.body, 'for_each') !== undefined;
  if ((isCounted || isLooped) && label === reference)
    return isLooped ? undefined : { type: found.labels[0]?.text ?? '', label: `${label}[0]` };
  return { type: found.labels[0]?.text ?? '', label: reference };
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

function inText(reference: NewReference, names: Names): string | undefined {
  const expression = toReference(reference, names);
  return expression && `\${${expression}}`;
}

function toReference(reference: NewReference, names: Names): string | undefined {
  const [kind, type = ''] = names.subject.path;
  if (names.instead && kind === 'resource' && isSubject(reference, names)) {
    const attribute = attributeFor(type, reference.attribute);
    return attribute && `${names.instead}.${attribute}`;
  }
  const address = addressOf(reference, names);
  const find = address?.isModule ? moduleOutput : attributeFor;
  const attribute = address && find(address.type, reference.attribute);
  return address && attribute && `${spelledAddress(address)}.${attribute}`;
}

/** The type a kind of declaration has here. */
export const typeOfKind: Readonly<Partial<Record<DeclarationKind, string>>> = {
  function: 'aws_lambda_function',
  queue: 'aws_sqs_queue',
  topic: 'aws_sns_topic',
  table: 'aws_dynamodb_table',
  stream: 'aws_kinesis_stream',
  bucket: 'aws_s3_bucket',
  bus: 'aws_cloudwatch_event_bus',
  'bus-rule': 'aws_cloudwatch_event_rule',
  workflow: 'aws_sfn_state_machine',
  secret: 'aws_secretsmanager_secret',
  role: 'aws_iam_role',
  'log-group': 'aws_cloudwatch_log_group',
};
