import type { NewReference, NewValue } from '../../../../../model/intent.js';
import type { NewArgument, NewDocument } from '../../../../aws-provider/index.js';
import type { DocumentDraft } from '../../../../documents/edits/document-draft.js';
import { mapOf, type NewMap, type NewNode } from '../../../../documents/edits/new-node.js';
import { inputName } from '../input-names.js';
import { outputFor } from '../output-names.js';
import { typeOf } from './resources.js';

/** The value in words of the YAML language; undefined when it refers to something this file cannot name. */
export function toNode(value: NewValue, draft: DocumentDraft): NewNode | undefined {
  if (typeof value === 'string') return toText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (isList(value)) {
    const items = value.map((item) => toNode(item, draft));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if ('join' in value) {
    const parts = value.join.map((part) => (typeof part === 'string' ? toText(part) : toReference(part, draft)));
    return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
  }
  return toReference(value, draft);
}

/** An argument of a resource as an entry of its properties. */
export function toEntry(type: string, argument: NewArgument, draft: DocumentDraft): Entry | undefined {
  const node = toValue(type, argument, draft);
  return node === undefined ? undefined : [inputName(type, argument), node];
}

type Entry = readonly [string, NewNode];

/** Arguments of a resource as a map. */
export function toMap(type: string, given: readonly NewArgument[], draft: DocumentDraft): NewMap | undefined {
  const entries = given.map((argument) => toEntry(type, argument, draft));
  return entries.every((entry) => entry !== undefined) ? { entries } : undefined;
}

function toValue(type: string, argument: NewArgument, draft: DocumentDraft): NewNode | undefined {
  if ('value' in argument) return toNode(argument.value, draft);
  if ('block' in argument) return toMap(type, argument.block, draft);
  if ('blocks' in argument) {
    const items = argument.blocks.map((each) => toMap(type, each, draft));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if ('map' in argument) return toDocument(argument.map, draft);
  const document = toDocument(argument.json, draft);
  return document && mapOf({ 'fn::toJSON': document });
}

/** A document, its keys as they are. */
export function toDocument(values: NewDocument, draft: DocumentDraft): NewMap | undefined {
  const entries = Object.entries(values).map(([key, value]) => {
    const isMap = typeof value === 'object' && 'inner' in value;
    return [key, isMap ? toDocument(value.inner, draft) : toNode(value, draft)] as const;
  });
  return entries.every((entry): entry is readonly [string, NewNode] => entry[1] !== undefined)
    ? { entries }
    : undefined;
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

/** What CloudFormation alone knows (`${AWS::Region}`) has no name here. */
function toText(text: string): string | undefined {
  return text.includes('${AWS::') ? undefined : text.replaceAll('${', '$${');
}

function toReference({ reference, attribute }: NewReference, draft: DocumentDraft): string | undefined {
  const type = typeOf(draft, reference);
  const output = type && outputFor(type, attribute);
  return output && `\${${reference}.${output}}`;
}
