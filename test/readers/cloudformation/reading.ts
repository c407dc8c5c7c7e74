import type { SourceRange } from '../../../src/model/source.js';
import type { Declaration, DeclarationKind, TemplateFacts } from '../../../src/model/template.js';
import type { Value } from '../../../src/model/value.js';
import { createCloudFormationReader } from '../../../src/readers/templates/cloudformation/index.js';

/** Reads files by path and assembles them. */
export function readAll(files: Readonly<Record<string, string>>): readonly TemplateFacts[] {
  const reader = createCloudFormationReader();
  const read = Object.entries(files).map(([path, text]) => [path, reader.read({ path, text })] as const);
  return reader.assemble(new Map(read));
}

/** Reads one application: the first file is its root. */
export function read(template: string | Readonly<Record<string, string>>): TemplateFacts {
  const files = typeof template === 'string' ? { 'template.yaml': template } : template;
  const root = Object.keys(files)[0];
  const facts = readAll(files).find((candidate) => candidate.root === root);
  if (!facts) throw new Error(`${root} is no root`);
  return facts;
}

/** A template with these resources, indented by two. */
export function sam(resources: string, before = ''): string {
  return `Transform: AWS::Serverless-2016-10-31\n${before}Resources:\n${resources}`;
}

type OfKind<K extends DeclarationKind> = Extract<Declaration, { readonly kind: K }>;

/** The declaration of that id, which must be of that kind. */
export function declaration<K extends DeclarationKind>(facts: TemplateFacts, kind: K, id: string): OfKind<K> {
  const found = facts.declarations.find((candidate) => candidate.id === id);
  if (found?.kind !== kind) {
    throw new Error(`${id} is ${found?.kind ?? 'not declared'}; there are ${facts.declarations.map((d) => d.id)}`);
  }
  return found as OfKind<K>;
}

export function ofKind<K extends DeclarationKind>(facts: TemplateFacts, kind: K): readonly OfKind<K>[] {
  return facts.declarations.filter((candidate): candidate is OfKind<K> => candidate.kind === kind);
}

/**
 * A value without its places: itself when known, `undefined` when absent, `{ unknown: reason }`, `{ choice: [...] }`.
 * Resources are written `@Id.attribute`.
 */
export function plain(value: Value<unknown> | undefined): unknown {
  switch (value?.kind) {
    case undefined:
    case 'absent':
      return undefined;
    case 'unknown':
      return { unknown: value.reason };
    case 'choice':
      return { choice: value.options.map(plain) };
    case 'known':
      return pointer(value.value);
  }
}

function pointer(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return value;
  const target = value as { kind: string; id?: string; attribute?: string; suffix?: string; text?: string };
  if (target.kind === 'text') return target.text;
  return `@${target.id}${target.attribute ? `.${target.attribute}` : ''}${target.suffix ?? ''}`;
}

/** The text a range covers. */
export function textAt(text: string, range: SourceRange | undefined): string {
  if (!range) return '';
  const lines = text.split('\n');
  const offset = ({ line, character }: SourceRange['start']) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return text.slice(offset(range.start), offset(range.end));
}
