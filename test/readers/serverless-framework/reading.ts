import type { TemplateIntent } from '../../../src/model/intent.js';
import type { Declaration, DeclarationKind, TemplateFacts } from '../../../src/model/template.js';
import { createServerlessFrameworkReader } from '../../../src/readers/templates/serverless-framework/index.js';
import { applied } from '../cloudformation/edits/carry-out.js';

export type Files = Readonly<Record<string, string>>;

export function readAll(files: Files): readonly TemplateFacts[] {
  const reader = createServerlessFrameworkReader();
  return reader.assemble(
    new Map(Object.entries(files).map(([path, text]) => [path, reader.read({ path, text })] as const)),
  );
}

/** Reads one service: the first file is its configuration. */
export function read(files: string | Files): TemplateFacts {
  const all = typeof files === 'string' ? { 'serverless.yml': files } : files;
  const root = Object.keys(all)[0];
  const facts = readAll(all).find((candidate) => candidate.root === root);
  if (!facts) throw new Error(`${root} is no service`);
  return facts;
}

/** A service with what differs; `provider` is indented by two. */
export function service(rest: string, provider = ''): string {
  return `service: orders\nprovider:\n  name: aws\n  runtime: nodejs22.x\n${provider}${rest}`;
}

type OfKind<K extends DeclarationKind> = Extract<Declaration, { readonly kind: K }>;

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

/** The text of one file after the intents, or undefined when they are refused. */
export function edited(text: string, intents: readonly TemplateIntent[], path = 'serverless.yml'): string | undefined {
  const edits = createServerlessFrameworkReader().edit({ path, text }, intents);
  return edits && applied(text, edits);
}
