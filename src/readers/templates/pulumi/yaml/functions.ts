import { policyDocument } from '../../../aws-provider/index.js';
import type { DeclaringTemplate } from '../../../resources/resource.js';
import { type Head, type TextPart, unknownHead, type Written } from '../../../values/head.js';
import { Place } from '../../../values/place.js';
import { concatenated, textHead } from '../../../values/text.js';
import { type AssetKind, assetKinds } from '../resources/code.js';
import { shortToken } from '../resources/tokens.js';

/** A function of the YAML language where it stands. */
export interface FunctionCall {
  /** As written: `fn::toJSON`. */
  readonly name: string;
  readonly argument: Place;
  readonly written: Written;
  readonly template: DeclaringTemplate;
}

/** The name behind `fn::`, in whichever case its first letters are; undefined for a key that is no function. */
export function functionNameOf(key: string): string | undefined {
  const name = /^[fF]n::(.+)$/.exec(key)?.[1];
  return name && name.charAt(0).toLowerCase() + name.slice(1);
}

/**
 * What a function gives (Pulumi YAML language reference, 2026-11). JSON stays the structure it is made of: those who read
 * it need not parse it again.
 */
export function evaluateFunction(call: FunctionCall): readonly Head[] {
  const { argument, written, name: key } = call;
  const name = functionNameOf(key) ?? '';
  if (isAsset(name)) return [asset(name, argument, written)];
  switch (name) {
    case 'toJSON':
    case 'secret':
      return argument.heads;
    case 'join':
      return join(argument, written);
    case 'select':
      return select(argument);
    case 'invoke':
      return invoke(call, argument.get('function').literal ?? '', argument.get('arguments'), argument.get('return'));
    case 'readFile':
      return file(call);
    default:
      return name.includes(':')
        ? invoke(call, name, argument, Place.absent)
        : [unknownHead(written, `${key} is worked out only when deploying`)];
  }
}

function isAsset(name: string): name is AssetKind {
  return assetKinds.some((kind) => kind === name);
}

function asset(kind: AssetKind, argument: Place, written: Written): Head {
  const keyRange = argument.range ?? written.range;
  return { kind: 'map', entries: [{ key: kind, keyRange, place: argument }], ...written };
}

function join(argument: Place, written: Written): readonly Head[] {
  const [separator, list] = argument.items();
  if (!separator || !list) return [unknownHead(written, 'there is nothing to join')];
  const unread = list.heads.find((head) => head.kind === 'unknown');
  if (unread) return [unread];
  const pieces = list.items().flatMap((item, at) => (at === 0 ? [item.heads] : [separator.heads, item.heads]));
  return concatenated(pieces, written);
}

function select(argument: Place): readonly Head[] {
  const [index, list] = argument.items();
  return list?.items()[Number(index?.literal)]?.heads ?? [];
}

/** Of all there is to ask AWS for, only a policy document says the same wherever it is asked. */
function invoke({ written, template }: FunctionCall, token: string, given: Place, returned: Place): readonly Head[] {
  const name = shortToken(token);
  const answer = returned.literal;
  if (name !== 'aws:iam:getPolicyDocument') {
    const gap = [name.slice(name.lastIndexOf(':') + 1), answer].filter(Boolean).join('.');
    return [unknownHead(written, `${token} is asked only when deploying`, gap)];
  }
  const document = policyDocument(given, { spelling: 'camelCase', template });
  if (answer !== undefined) return document.heads;
  const entry = { key: 'json', keyRange: given.range ?? written.range, place: document };
  return [{ kind: 'map', entries: [entry], ...written }];
}

/** A document of JSON or YAML is read; any other file is known only when deploying. */
function file({ argument, written, template }: FunctionCall): readonly Head[] {
  const [head] = argument.heads;
  const parts: readonly TextPart[] = head?.kind === 'text' ? head.parts : [];
  const path = parts.filter((part) => typeof part === 'string').join('');
  const definition = /\.(?:json|ya?ml)$/.test(path) ? template.definitionAt(path.replace(/^\//, '')) : undefined;
  return definition?.place.heads ?? [textHead([{ kind: 'gap', name: path, reason: `${path} is not read` }], written)];
}
