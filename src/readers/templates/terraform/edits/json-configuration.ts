import type { NewReference, NewValue, TemplateIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';
import type { Origin } from '../../../../model/template.js';
import {
  argumentPath,
  argumentsFor,
  attributeFor,
  methodRateFor,
  type NewArgument,
  type NewDocument,
  newProviderResource,
  redriveArgument,
} from '../../../aws-provider/index.js';
import { DocumentDraft } from '../../../documents/edits/document-draft.js';
import type { NewMap, NewNode } from '../../../documents/edits/new-node.js';
import { folderOf } from '../../../paths.js';
import { integrationIn, payloadFormat } from './integrations.js';
import { setMethodRateInJson } from './json-stages.js';
import { quoted } from './new-expression.js';
import { withoutKey } from './places.js';
import { typeOfKind } from './references.js';
import { labelFor } from './resources.js';

/**
 * The edits that carry out intents on a configuration in JSON. Rights are not added there, nor variables: they are written
 * in too many ways to be found again in plain maps.
 */
export function editJsonConfiguration(
  source: SourceFile,
  intents: readonly TemplateIntent[],
): readonly TextEdit[] | undefined {
  const draft = DocumentDraft.open(source);
  if (!draft) return undefined;
  const edit: JsonEdit = { draft, path: source.path, added: new Map() };
  const steps = [...intents].sort((a, b) => Number(b.kind === 'add-resource') - Number(a.kind === 'add-resource'));
  return steps.every((intent) => carryOut(edit, intent)) ? draft.edits() : undefined;
}

interface JsonEdit {
  readonly draft: DocumentDraft;
  readonly path: string;
  /** References to resources that this fix adds, `aws_sqs_queue.lost`, by the names it gives them. */
  readonly added: Map<string, string>;
}

function carryOut(edit: JsonEdit, intent: TemplateIntent): boolean {
  const { draft } = edit;
  switch (intent.kind) {
    case 'set-property': {
      const block = blockOf(intent.of);
      // A value that is defined in another file would be hidden by one here.
      if (!block || !draft.at(block) || (intent.replaces && intent.replaces.file !== edit.path)) return false;
      const rate = methodRateFor(block[1], intent.declaration, intent.property);
      if (rate !== undefined) return setMethodRateInJson(draft, block, rate, intent.value);
      if (`${intent.declaration}.${intent.property}` === 'trigger.payloadFormat') {
        const label = integrationIn(draft.textAt([...block, 'target']) ?? '');
        const integration = ['resource', 'aws_apigatewayv2_integration', label ?? ''];
        const argument = { name: payloadFormat, value: intent.value };
        return draft.at(integration)?.kind === 'map' && setArgument(edit, integration, argument, intent.of);
      }
      const written = argumentsFor(block[1] ?? '', intent.declaration, intent.property, intent.value);
      return written?.every((argument) => setArgument(edit, block, argument, intent.of)) ?? false;
    }
    case 'remove-property': {
      const block = blockOf(intent.of);
      const path = block && argumentPath(block[1] ?? '', intent.declaration, intent.property);
      if (!path) return false;
      const [name = '', ...rest] = path;
      return draft.remove(rest.length === 0 ? [...block, name] : [...inner(draft, [...block, name]), ...rest]);
    }
    case 'set-redrive': {
      const block = blockOf(intent.of);
      const argument = redriveArgument(intent.target, intent.maxReceiveCount);
      return block?.[1] === 'aws_sqs_queue' && setArgument(edit, block, argument, intent.of);
    }
    case 'set-environment': {
      const block = blockOf(intent.of);
      const value = toNode(intent.value, edit, intent.of);
      if (block?.[1] !== 'aws_lambda_function' || value === undefined || !draft.at(block)) return false;
      const environment = inner(draft, [...block, 'environment']);
      return draft.set([...environment, 'variables', intent.name], value);
    }
    case 'remove-environment': {
      const block = blockOf(intent.of);
      return (
        block !== undefined && draft.remove([...inner(draft, [...block, 'environment']), 'variables', intent.name])
      );
    }
    case 'replace-actions':
      return draft.replaceList([...intent.of.path, 'actions'], intent.actions);
    case 'replace-resources': {
      const resources = toNode(intent.resources, edit, intent.of);
      return Array.isArray(resources) && draft.replaceList([...intent.of.path, 'resources'], resources);
    }
    case 'add-resource': {
      const { type, arguments: given } = newProviderResource(intent.resource);
      // The right to send to a destination cannot be given here.
      if (intent.resource.kind === 'async-invoke' || draft.at(['resource'])?.kind !== 'map') return false;
      const label = labelFor(intent.resource.name, undefined);
      const node = mapOf(given, edit, intent.near);
      if (!node || draft.at(['resource', type, label])) return false;
      edit.added.set(intent.resource.name, `${type}.${label}`);
      return draft.set(['resource', type, label], node);
    }
    default:
      return false;
  }
}

/** The keys that lead to the block an origin is in. */
function blockOf({ path }: Origin): readonly string[] | undefined {
  const [kind, type, label] = path;
  return kind === 'resource' && type !== undefined && label !== undefined ? [kind, type, withoutKey(label)] : undefined;
}

function setArgument(edit: JsonEdit, block: readonly string[], argument: NewArgument, near: Origin): boolean {
  const { draft } = edit;
  if ('block' in argument) {
    const place = inner(draft, [...block, argument.name]);
    return argument.block.every((each) => setArgument(edit, place, each, near));
  }
  if ('blocks' in argument || 'map' in argument) return false;
  const value = 'json' in argument ? jsonText(argument.json, edit, near) : toNode(argument.value, edit, near);
  return value !== undefined && draft.set([...block, argument.name], value);
}

/** Blocks may stand in a list of one. */
function inner(draft: DocumentDraft, path: readonly string[]): readonly string[] {
  return draft.at(path)?.kind === 'list' ? [...path, '0'] : path;
}

function mapOf(given: readonly NewArgument[], edit: JsonEdit, near: Origin): NewMap | undefined {
  const entries: (readonly [string, NewNode])[] = [];
  for (const argument of given) {
    const node = nodeOf(argument, edit, near);
    if (node === undefined) return undefined;
    entries.push([argument.name, node]);
  }
  return { entries };
}

function nodeOf(argument: NewArgument, edit: JsonEdit, near: Origin): NewNode | undefined {
  if ('block' in argument) return mapOf(argument.block, edit, near);
  if ('json' in argument) return jsonText(argument.json, edit, near);
  if ('value' in argument) return toNode(argument.value, edit, near);
  if ('map' in argument) return objectOf(argument.map, edit, near);
  const maps = argument.blocks.map((block) => mapOf(block, edit, near));
  return maps.every((map) => map !== undefined) ? maps : undefined;
}

function objectOf(map: Readonly<Record<string, NewValue>>, edit: JsonEdit, near: Origin): NewMap | undefined {
  const entries = Object.entries(map).map(([key, value]) => [key, toNode(value, edit, near)] as const);
  return entries.every((entry): entry is readonly [string, NewNode] => entry[1] !== undefined)
    ? { entries }
    : undefined;
}

function jsonText(json: NewDocument, edit: JsonEdit, near: Origin): string | undefined {
  const text = objectText(json, edit, near);
  return text && `\${jsonencode(${text})}`;
}

function objectText(json: NewDocument, edit: JsonEdit, near: Origin): string | undefined {
  const parts = Object.entries(json).map(([key, value]) => {
    const name = /^\w+$/.test(key) ? key : quoted(key);
    if (typeof value === 'object' && 'inner' in value) {
      const inside = objectText(value.inner, edit, near);
      return inside && `${name} = ${inside}`;
    }
    const node = toNode(value, edit, near);
    if (node === undefined || typeof node === 'object') return undefined;
    const text = String(node);
    const reference = /^\$\{(.*)\}$/.exec(text)?.[1];
    return `${name} = ${reference ?? (typeof node === 'string' ? quoted(text) : text)}`;
  });
  return parts.every((part) => part !== undefined) ? `{ ${parts.join(', ')} }` : undefined;
}

function toNode(value: NewValue, edit: JsonEdit, near: Origin): NewNode | undefined {
  if (typeof value === 'string') {
    return value.includes('${AWS::') ? undefined : value.replace(/([$%])\{/g, '$1$1{');
  }
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (isList(value)) {
    const items = value.map((item) => toNode(item, edit, near));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!('join' in value)) return referenceText(value, edit, near);
  const parts = value.join.map((part) =>
    typeof part === 'string' ? part.replace(/([$%])\{/g, '$1$1{') : referenceText(part, edit, near),
  );
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

function referenceText(reference: NewReference, edit: JsonEdit, near: Origin): string | undefined {
  const address = addressOf(reference, edit, near);
  const attribute = address && attributeFor(address.slice(0, address.indexOf('.')), reference.attribute);
  return address && attribute && `\${${address}.${attribute}}`;
}

/** `aws_sqs_queue.orders` */
function addressOf({ reference, kind, origin }: NewReference, edit: JsonEdit, near: Origin): string | undefined {
  const added = edit.added.get(reference);
  if (added) return added;
  const [section, type, label = ''] = (origin ?? near).path;
  const isMeant = origin ? folderOf(origin.file) === folderOf(edit.path) : withoutKey(label) === reference;
  if (isMeant && section === 'resource' && !label.endsWith('[*]')) return `${type}.${label}`;
  const wanted = kind && typeOfKind[kind];
  return !origin && wanted && edit.draft.at(['resource', wanted, reference]) ? `${wanted}.${reference}` : undefined;
}
