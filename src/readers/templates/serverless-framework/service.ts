import type { TemplateNode } from '../../documents/nodes.js';
import { folderOf, resolvePath } from '../../paths.js';
import type { DeclaringTemplate, Definition } from '../../resources/resource.js';
import { placeOf } from '../../stack/evaluate.js';
import type { IntrinsicUse } from '../../stack/intrinsics/intrinsic.js';
import { Parameters } from '../../stack/parameters.js';
import { attributeName, referenceAttribute } from '../../stack/references.js';
import type { Scope, Site } from '../../stack/scope.js';
import { definitionOf, firstOf, overlaid, writtenText } from '../../values/composed.js';
import { documentIn } from '../../values/document-text.js';
import { absentHead, type Head, type PlaceEntry, seenFrom, unknownHead, type Written } from '../../values/head.js';
import { Place } from '../../values/place.js';
import { constructsOf, workerOf } from './constructs.js';
import type { FileSource, ServiceFile } from './file.js';
import { type MadeResource, madeResources } from './made-resources.js';
import { merge } from './programs/conversion.js';
import { modulePaths } from './programs/module-paths.js';
import { type VariableScope, variableHeads } from './variables/evaluate.js';
import { isWildcard } from './variables/look-up.js';
import { type WrittenResource, type WrittenResources, writtenResources } from './written-resources.js';

/** A function as the service declares it. */
export interface ServiceFunction {
  /** The key people know it by. */
  readonly name: string;
  /** Unique among the declarations of the service. */
  readonly id: string;
  readonly entry: PlaceEntry;
  /** The map that describes it, where that is written. */
  readonly place: Place;
}

/** One service: what its configuration says, with all files it is put together from, and what names in it mean. */
export class Service implements Scope, VariableScope, DeclaringTemplate {
  readonly root: ServiceFile;
  readonly prefix = '';
  readonly top: Place;
  readonly provider: Place;
  readonly stage: Place;
  readonly region: Place;
  /** The folder of the configuration: paths lead from there. */
  readonly folder: string;
  /** Every file that took part, the root first. */
  readonly parts = new Set<ServiceFile>();
  readonly #files: FileSource;
  readonly #given: Place;
  readonly #places = new Map<ServiceFile, Place>();
  #functions: readonly ServiceFunction[] | undefined;
  #written: WrittenResources | undefined;
  #made: ReadonlyMap<string, MadeResource> | 'in-work' | undefined;
  #parameters: Parameters | undefined;

  /** `given` are the parameters that a composition of services gives to this one. */
  constructor(root: ServiceFile, files: FileSource, given: Place = Place.absent) {
    this.root = root;
    this.#files = files;
    this.#given = given;
    this.folder = folderOf(root.path);
    this.top = this.#topOf(root);
    this.provider = this.top.get('provider');
    this.stage = this.#providerDefault('stage', 'dev');
    this.region = this.#providerDefault('region', 'us-east-1');
  }

  /** The functions in their order; `functions` is a map, or a list of maps. */
  get functions(): readonly ServiceFunction[] {
    this.#functions ??= [...this.#functionEntries()].flatMap(({ key: name, entry }) => {
      const place = definitionOf(entry.place);
      if (!place.isMap()) return [];
      const id = this.#writtenResources.resources.has(name) ? `functions/${name}` : name;
      return [{ name, id, entry, place }];
    });
    return this.#functions;
  }

  /** A function by its key. */
  functionNamed(key: string): ServiceFunction | undefined {
    return this.functions.find(({ name }) => name === key);
  }

  /** Resources written in CloudFormation, by logical name. */
  get resources(): ReadonlyMap<string, WrittenResource> {
    return this.#writtenResources.resources;
  }

  /** What is written to change a resource the framework makes. */
  overrides(logicalId: string): Place {
    const place = this.#writtenResources.overrides.get(logicalId);
    return place ? place.get('Properties') : Place.absent;
  }

  /** The sections of `resources`, which may be a list of them. */
  get resourceSections(): readonly Place[] {
    return this.top.get('resources').items().map(definitionOf);
  }

  /** Whether the service uses a plugin. */
  hasPlugin(name: string): boolean {
    const plugins = this.top.get('plugins');
    const items = plugins.isMap() ? plugins.get('modules').items() : plugins.items();
    return items.some((item) => item.literal === name);
  }

  text(text: string, written: Written): readonly Head[] | undefined {
    return variableHeads(text, written, this);
  }

  parameter(name: string): Place {
    const stage = this.stage.literal;
    const given = this.#given.get(name);
    if (!given.isAbsent) return given;
    const sections = ['params', 'stages'].flatMap((section) =>
      [stage, 'default'].flatMap((key) => {
        if (key === undefined) return [];
        const place = this.top.get(section, key);
        return [section === 'stages' ? place.get('params', name) : place.get(name)];
      }),
    );
    return firstOf(...sections);
  }

  file(path: string): Place | string {
    if (isWildcard(path)) return 'which file is meant is known only when deploying';
    const local = resolvePath(this.root.path, path);
    if (local.kind === 'outside') return local.reason;
    if (local.kind === 'remote') return `${path} is no file of this workspace`;
    const found = this.#files(local.path);
    if (!found) return `there is no file ${local.path} that can be read`;
    if (!topNode(found)) return `${local.path} cannot be read`;
    return this.#topOf(found);
  }

  exported(importer: string, module: string, name: string): Place | string {
    const asked = modulePaths(this.folder, importer, module);
    const found = asked.map((path) => this.#files(path)).find((file) => file !== undefined);
    if (!found) return `${module} is no file of this workspace that can be read`;
    if (name === '*' || (name === 'default' && !found.exports?.default)) return this.#topOf(found);
    const node = found.exports?.[name];
    if (!node) return found.exports ? this.#topOf(found).get(name) : this.#topOf(found);
    this.parts.add(found);
    return placeOf(node, this.#siteOf(found), { parent: undefined, key: name });
  }

  construct(address: string, written: Written): readonly Head[] {
    const [name = '', property = ''] = address.split('.');
    const found = constructsOf(this.top).find((each) => each.name === name);
    if (!found) return [unknownHead(written, `there is no construct ${name}`, `construct:${address}`)];
    const attribute = /(arn|url|name)$/i.exec(property)?.[1]?.toLowerCase();
    const isDeadLetter = /^dlq/i.test(property);
    return [pointer(isDeadLetter ? `${name}Dlq` : name, attribute, address, written)];
  }

  folderAsWritten(path: string): string {
    const inside = this.folder === '' ? path : path.slice(this.folder.length + 1);
    return this.folder === '' || path.startsWith(`${this.folder}/`) ? inside : path;
  }

  function(use: IntrinsicUse): readonly Head[] | undefined {
    if (use.name !== merge) return undefined;
    return use.argument.items().reduce((base, layer) => overlaid(layer, base), Place.absent).heads;
  }

  reference(name: string, written: Written): readonly Head[] {
    if (name === 'AWS::NoValue') return [absentHead];
    if (name.startsWith('AWS::')) return [unknownHead(written, `${name} is known only when deploying`, name)];
    const parameter = this.#templateParameters.get(name);
    if (parameter) return parameter.heads.map((head) => seenFrom(written, head));
    const resource = this.resources.get(name);
    if (resource) return [pointer(name, referenceAttribute(resource.type), name, written)];
    const made = this.#madeNames.get(name);
    if (made) return [pointer(made.id, referenceAttribute(made.type), name, written)];
    return [unknownHead(written, `nothing in this service is called ${name}`, name)];
  }

  attribute(logicalId: string, attribute: string, written: Written): readonly Head[] {
    const name = `${logicalId}.${attribute}`;
    if (this.resources.has(logicalId)) return [pointer(logicalId, attributeName(attribute), name, written)];
    const made = this.#madeNames.get(logicalId);
    if (made) return [pointer(made.id, attributeName(attribute), name, written)];
    // State machines name functions by their keys.
    const named = this.functionNamed(logicalId);
    if (named) return [pointer(named.id, attributeName(attribute), name, written)];
    return [unknownHead(written, `nothing in this service is called ${logicalId}`, name)];
  }

  /** A section of the template beside its resources: the first that is written. */
  templateSection(name: 'Parameters' | 'Outputs'): Place {
    return firstOf(...this.resourceSections.map((section) => section.get(name)));
  }

  mapping(name: string): Place {
    return firstOf(...this.resourceSections.map((section) => section.get('Mappings', name)));
  }

  included(): Place | undefined {
    return undefined;
  }

  declares(name: string): boolean {
    return this.resources.has(name);
  }

  definitionAt(path: string): Definition | undefined {
    const place = this.file(path);
    return typeof place === 'string' || !place.range ? undefined : { place, file: place.range.file };
  }

  definitionIn(text: Place): Place | undefined {
    return documentIn(text);
  }

  /** Why functions or resources may be missing; undefined when all can be read. */
  get incompleteParts(): readonly Place[] {
    const sections = [this.top.get('functions'), this.top.get('resources')];
    const parts = sections.flatMap((section) => [section, ...section.items()]);
    const resources = this.resourceSections.map((section) => section.get('Resources'));
    const functions = [...this.#functionEntries()].map(({ entry }) => entry.place);
    const unreadable = functions.filter((place) => place.heads.some((head) => head.kind === 'unknown'));
    return [...parts, ...resources, ...unreadable].filter((place) => place.incompleteReason !== undefined);
  }

  *#functionEntries(): Generator<{ readonly key: string; readonly entry: PlaceEntry }> {
    for (const section of this.top.get('functions').items()) {
      for (const entry of section.entries()) yield { key: entry.key, entry };
    }
    for (const construct of constructsOf(this.top)) {
      const worker = workerOf(construct);
      if (worker) yield { key: worker.name, entry: worker.entry };
    }
  }

  get #writtenResources(): WrittenResources {
    this.#written ??= writtenResources(this.resourceSections, this.top.get('functions'));
    return this.#written;
  }

  get #madeNames(): ReadonlyMap<string, MadeResource> {
    // Names of topics and buckets stand in events, which may refer to what is made.
    if (this.#made === 'in-work') return new Map();
    if (this.#made) return this.#made;
    this.#made = 'in-work';
    this.#made = madeResources(this);
    return this.#made;
  }

  get #templateParameters(): Parameters {
    this.#parameters ??= new Parameters(this.templateSection('Parameters'), Place.absent);
    return this.#parameters;
  }

  #topOf(file: ServiceFile): Place {
    this.parts.add(file);
    const known = this.#places.get(file);
    if (known) return known;
    const node = topNode(file);
    const place = node ? placeOf(node, this.#siteOf(file)) : Place.absent;
    this.#places.set(file, place);
    return place;
  }

  #siteOf(file: ServiceFile): Site {
    return { scope: this, file, bindings: new Map(), shared: false };
  }

  #providerDefault(key: string, fallback: string): Place {
    const place = this.provider.get(key);
    return Place.from(
      () => (place.isAbsent && this.top.written ? writtenText(fallback, this.top.written).heads : place.heads),
      this.top.written,
    );
  }
}

function topNode({ top, root, list }: ServiceFile): TemplateNode | undefined {
  return top ?? root ?? list;
}

function pointer(id: string, attribute: string | undefined, name: string, written: Written): Head {
  const part = { kind: 'resource', id, name } as const;
  return { kind: 'text', parts: [attribute === undefined ? part : { ...part, attribute }], ...written };
}
