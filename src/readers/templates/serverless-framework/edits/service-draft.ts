import type { NewValue, TemplateIntent } from '../../../../model/intent.js';
import type { SourceFile } from '../../../../model/source.js';
import type { DeclarationKind, Origin } from '../../../../model/template.js';
import { DocumentDraft } from '../../../documents/edits/document-draft.js';
import { mapOf, type NewNode } from '../../../documents/edits/new-node.js';
import { entryAt } from '../../../documents/edits/places.js';
import { toNode } from '../../../stack/edits/references.js';
import { parseProgramPlaces } from '../programs/places.js';
import { isProgram } from '../recognise.js';

/** One file of a service being changed. */
export class ServiceDraft {
  readonly document: DocumentDraft;
  readonly path: string;
  /** What was added beside each resource last, so that several come out in order. */
  readonly added = new Map<string, string>();
  /** Rights that were given already, by who has them. */
  readonly granted = new Set<string>();
  readonly #elsewhere: ReadonlyMap<string, string>;

  private constructor(document: DocumentDraft, path: string, elsewhere: ReadonlyMap<string, string>) {
    // What a program exports by default is the whole of it.
    const isWhole = isProgram(path) && entryAt(document.root, 'default') === undefined;
    const inFull = (each: readonly string[]) => (isWhole && each[0] === 'default' ? each.slice(1) : each);
    this.document = document.seenAs({ inFull, elsewhere });
    this.path = path;
    this.#elsewhere = elsewhere;
  }

  /** Undefined for a text that is broken, even elsewhere. */
  static open(source: SourceFile, intents: readonly TemplateIntent[]): ServiceDraft | undefined {
    const document = isProgram(source.path)
      ? DocumentDraft.openProgram(source, parseProgramPlaces)
      : DocumentDraft.open(source);
    return document && new ServiceDraft(document, source.path, referredTypes(intents));
  }

  /** Whether this is the configuration of a service, not a part that one puts in. */
  get isRoot(): boolean {
    const { root } = this.document;
    return entryAt(root, 'service') !== undefined || entryAt(root, 'provider') !== undefined;
  }

  /** The section of resources that holds what stands at an origin; undefined for what is no resource. */
  sectionOf({ path }: Origin): readonly string[] | undefined {
    return this.#sections.find(
      (section) => path.length > section.length && section.every((key, at) => path[at] === key),
    );
  }

  /** A section of resources that takes new ones, made where there is none; undefined when it cannot be made. */
  openSection(): readonly string[] | undefined {
    const [first] = this.#sections;
    if (first) return first;
    if (!this.isRoot) return undefined;
    const written = this.document.at(['resources']);
    if (written?.kind === 'scalar' && written.text !== '') {
      // Resources from a file stay, in a list with those written here.
      const made = this.document.set(['resources'], [written.text, mapOf({ Resources: mapOf({}) })]);
      return made ? ['resources', '1', 'Resources'] : undefined;
    }
    if (written?.kind === 'list') {
      const made = this.document.append(['resources'], mapOf({ Resources: mapOf({}) }));
      return made ? ['resources', String(written.items.length), 'Resources'] : undefined;
    }
    if (this.document.at(['resources', 'Resources'])) return undefined;
    return this.document.set(['resources', 'Resources'], mapOf({})) ? ['resources', 'Resources'] : undefined;
  }

  /** The document as those see it who know resources by `Resources` and their name. */
  asStack(section: readonly string[]): DocumentDraft {
    const inFull = (path: readonly string[]) => {
      const [first, ...rest] = path;
      if (first === 'Resources') return [...section, ...rest];
      return section.at(-1) === 'Resources' ? [...section.slice(0, -1), ...path] : path;
    };
    return this.document.seenAs({ inFull, elsewhere: this.#elsewhere });
  }

  /** The document as a stack, wherever its resources stand or would stand. */
  get stack(): DocumentDraft {
    const [section = ['resources', 'Resources']] = this.#sections;
    return this.asStack(section);
  }

  /** A value in words of CloudFormation; undefined when it refers to something nobody knows here. */
  node(value: NewValue): NewNode | undefined {
    return toNode(value, this.stack);
  }

  get #sections(): readonly (readonly string[])[] {
    const { document } = this;
    if (this.isRoot) {
      const list = document.at(['resources']);
      const items = list?.kind === 'list' ? list.items.map((_, at) => ['resources', String(at), 'Resources']) : [];
      return [['resources', 'Resources'], ...items].filter((section) => document.at(section)?.kind === 'map');
    }
    const named = [['Resources'], ['resources', 'Resources']].filter((section) => document.at(section)?.kind === 'map');
    if (named.length > 0) return named;
    const { root } = document;
    const holdsResources = root.kind === 'map' && root.entries.some(({ key }) => isResource(document, [key]));
    return holdsResources ? [[]] : [];
  }
}

function isResource(document: DocumentDraft, path: readonly string[]): boolean {
  return /^(AWS|Custom|Alexa)::/.test(document.textAt([...path, 'Type']) ?? '');
}

/** Resources of other files that are referred to are of the plain type of their kind. */
function referredTypes(intents: readonly TemplateIntent[]): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const value of intents.flatMap(valuesOf)) collect(value, types);
  return types;
}

function collect(value: NewValue, types: Map<string, string>): void {
  if (typeof value !== 'object') return;
  if ('reference' in value) {
    const type = value.kind && typesByKind[value.kind];
    if (type !== undefined) types.set(value.reference, type);
  } else if (isList(value)) for (const item of value) collect(item, types);
  else for (const part of value.join) collect(part, types);
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

function valuesOf(intent: TemplateIntent): readonly NewValue[] {
  switch (intent.kind) {
    case 'set-property':
    case 'set-environment':
      return [intent.value];
    case 'replace-resources':
      return intent.resources;
    case 'replace-grant':
      return intent.right.resources;
    case 'add-grant':
      return [intent.resource];
    case 'add-resource':
      return intent.resource.kind === 'async-invoke' ? [intent.resource.onFailure] : [];
    default:
      return [];
  }
}

const typesByKind: Readonly<Partial<Record<DeclarationKind, string>>> = {
  bucket: 'AWS::S3::Bucket',
  queue: 'AWS::SQS::Queue',
  secret: 'AWS::SecretsManager::Secret',
  stream: 'AWS::Kinesis::Stream',
  table: 'AWS::DynamoDB::Table',
  topic: 'AWS::SNS::Topic',
  workflow: 'AWS::StepFunctions::StateMachine',
};
