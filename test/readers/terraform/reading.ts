import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { TemplateIntent } from '../../../src/model/intent.js';
import type { Assets } from '../../../src/model/reader.js';
import { LineIndex, type TextEdit } from '../../../src/model/source.js';
import type { Declaration, DeclarationKind, Target, TemplateFacts } from '../../../src/model/template.js';
import { knownValues, type Value } from '../../../src/model/value.js';
import { createTerraformReader } from '../../../src/readers/templates/terraform/index.js';
import { assetFiles } from '../../../src/workspace/asset-files.js';

const packages = createRequire(import.meta.url);

/** The parser's parts as npm installed them. */
const installedAssets: Assets = {
  load: async (name) => new Uint8Array(await readFile(packages.resolve(assetFiles[name] ?? name))),
};

export const reader = await createTerraformReader(installedAssets);

/** A function that needs nothing else. */
export const save = `
resource "aws_lambda_function" "save" {
  function_name = "save"
  handler       = "app.handler"
  runtime       = "nodejs24.x"
  role          = aws_iam_role.save.arn
}
`;

type Files = Readonly<Record<string, string>>;

/** Reads files by path and assembles them. */
export function readAll(files: Files): readonly TemplateFacts[] {
  const read = Object.entries(files).map(([path, text]) => [path, reader.read({ path, text })] as const);
  return reader.assemble(new Map(read));
}

/** Reads one application: a text is its `main.tf`. */
export function read(configuration: string | Files): TemplateFacts {
  const [facts, ...others] = readAll(typeof configuration === 'string' ? { 'main.tf': configuration } : configuration);
  if (!facts || others.length > 0) throw new Error(`${others.length + (facts ? 1 : 0)} applications`);
  return facts;
}

type OfKind<K extends DeclarationKind> = Extract<Declaration, { readonly kind: K }>;

export function ofKind<K extends DeclarationKind>(facts: TemplateFacts, kind: K): readonly OfKind<K>[] {
  return facts.declarations.filter((candidate): candidate is OfKind<K> => candidate.kind === kind);
}

/** The only declaration of a kind. */
export function only<K extends DeclarationKind>(facts: TemplateFacts, kind: K): OfKind<K> {
  const [found, ...others] = ofKind(facts, kind);
  if (!found || others.length > 0) throw new Error(`${others.length + (found ? 1 : 0)} of kind ${kind}`);
  return found;
}

/** The declaration of that id. */
export function declared(facts: TemplateFacts, id: string): Declaration {
  const found = facts.declarations.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`${id} is not declared; there are ${facts.declarations.map((each) => each.id)}`);
  return found;
}

/** What a value certainly may be; targets as texts: `aws_sqs_queue.orders.arn`. */
export function plain(value: Value<unknown>): unknown {
  if (value.kind === 'choice') return value.options.map(plain);
  if (value.kind !== 'known') return value.kind;
  return isTarget(value.value) ? targetText(value.value) : value.value;
}

/** Targets as texts. */
export function targets(value: Value<Target>): readonly string[] {
  return knownValues(value).map(targetText);
}

function isTarget(value: unknown): value is Target {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function targetText(target: Target): string {
  if (target.kind === 'text') return target.text;
  return `<${target.id}${target.attribute ? `:${target.attribute}` : ''}>${target.suffix ?? ''}`;
}

/** The text after the intents, or undefined when they cannot be expressed. */
export function edited(text: string, intents: readonly TemplateIntent[], path = 'main.tf'): string | undefined {
  const edits = reader.edit({ path, text }, intents);
  return edits && applied(text, edits);
}

/** The text with edits carried out. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex({ path: 'main.tf', text });
  return [...edits]
    .sort((a, b) => lines.offset(b.range.start) - lines.offset(a.range.start))
    .reduce(
      (result, { range, text: added }) =>
        result.slice(0, lines.offset(range.start)) + added + result.slice(lines.offset(range.end)),
      text,
    );
}

/** Takes off a leading line break and the indentation of the first line from every line. */
export function hcl(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const lines = String.raw({ raw: strings.raw }, ...values)
    .replace(/^\n/, '')
    .replace(/\n *$/, '\n')
    .split('\n');
  const indent = /^ */.exec(lines[0] ?? '')?.[0] ?? '';
  return lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n');
}
