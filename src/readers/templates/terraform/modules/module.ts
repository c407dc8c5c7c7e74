import type { SourceRange } from '../../../../model/source.js';
import { resolvePath } from '../../../paths.js';
import { type Head, type KeyPath, type PlaceEntry, unknownHead, type Written } from '../../../values/head.js';
import { Place } from '../../../values/place.js';
import type { TerraformFile } from '../file.js';
import type { Block } from '../syntax/nodes.js';
import { bodyPlace } from '../values/bodies.js';
import { placeOf, writtenAt } from '../values/evaluate.js';
import type { Scope, Site } from '../values/site.js';
import { dataObject } from './data-sources.js';
import type { Files } from './files.js';
import { instancesHead, resourceObject } from './heads.js';
import { type Instance, type Instances, instancesOf } from './instances.js';
import { nameOf, nameWithin } from './names.js';
import { relativePath } from './paths.js';
import { type Given, variablePlace } from './variables.js';

/** How a module is called. The root module is called by nobody. */
export interface ModuleCall {
  /** What stands before the names of this module in ids: `module.orders/`; empty in the root module. */
  readonly prefix: string;
  readonly given: Given;
  readonly conditional: boolean;
  /** Where everything in it counts as written, for a module no user has written. */
  readonly at?: Written;
}

/** What all modules of an application share. */
export interface ApplicationContext {
  readonly files: Files;
  /** The folder Terraform runs in, workspace-relative. */
  readonly rootFolder: string;
  /** Folders of modules that are called more than once: what they declare is told apart by the call. */
  readonly calledAgain: ReadonlySet<string>;
}

/** A resource or data source as one call of one module declares it. */
export interface DeclaredBlock {
  readonly id: string;
  /** The name a person knows it by. */
  readonly name: string;
  /** `aws_sqs_queue` */
  readonly type: string;
  readonly keyRange: SourceRange;
  /** Its arguments; the path leads back to the block. */
  readonly place: Place;
  readonly conditional: boolean;
  readonly module: Module;
}

/** What the call of a module leads to, each instance by itself. */
export interface CalledModule {
  readonly block: Block;
  readonly instance: Instance;
  readonly called: Module | { readonly reason: string };
}

/** One module as it is called: its names, and what its variables are given. */
export class Module implements Scope {
  readonly folder: string;
  readonly call: ModuleCall;
  readonly files: readonly TerraformFile[];
  readonly #context: ApplicationContext;
  readonly #blocks: readonly PlacedBlock[];
  readonly #names = new Map<string, Place | undefined>();
  readonly #instances = new Map<Block, Instances | 'in-work'>();
  readonly #declared = new Map<Block, readonly DeclaredBlock[]>();
  readonly #calls = new Map<Block, readonly CalledModule[]>();

  constructor(folder: string, files: readonly TerraformFile[], context: ApplicationContext, call: ModuleCall) {
    this.folder = folder;
    this.files = files;
    this.call = call;
    this.#context = context;
    this.#blocks = files.flatMap((file) =>
      file.part === 'configuration' ? file.body.blocks.map((block) => ({ block, site: this.#siteIn(file) })) : [],
    );
  }

  /** Every resource, each instance by itself. */
  get resources(): readonly DeclaredBlock[] {
    return this.#ofType('resource').flatMap((placed) => this.#declaredBy(placed));
  }

  /** Data sources of one type, each instance by itself. */
  dataSources(type: string): readonly DeclaredBlock[] {
    return this.#ofType('data')
      .filter(({ block }) => block.labels[0]?.text === type)
      .flatMap((placed) => this.#declaredBy(placed));
  }

  /** The blocks of one type with where each stands. */
  blocksOf(type: string): readonly PlacedBlock[] {
    return this.#ofType(type).filter(({ block }) => block.labels.length > 0);
  }

  /** The `terraform` blocks, with what the tool is told. */
  get settings(): readonly PlacedBlock[] {
    return this.#ofType('terraform');
  }

  /** The calls of other modules with where each stands. */
  get callBlocks(): readonly PlacedBlock[] {
    return this.#ofType('module').filter(({ block }) => block.labels.length > 0);
  }

  /** The instances of a call, to be made known by `connect`. */
  instancesOf({ block, site }: PlacedBlock): Instances {
    const known = this.#instances.get(block);
    if (known === 'in-work') return { by: 'itself', all: [], complete: false };
    if (known) return known;
    this.#instances.set(block, 'in-work');
    const instances = instancesOf(block, site);
    this.#instances.set(block, instances);
    return instances;
  }

  /** Makes known what the calls of a block lead to. */
  connect(block: Block, called: readonly CalledModule[]): void {
    this.#calls.set(block, called);
  }

  /** The value an output gives; absent when there is none of that name. */
  outputs(): readonly PlaceEntry[] {
    return this.#ofType('output').flatMap(({ block, site }): readonly PlaceEntry[] => {
      const [label] = block.labels;
      const value = block.body.attributes.find(({ name }) => name === 'value')?.value;
      if (!label || !value) return [];
      return [{ key: label.text, keyRange: writtenAt(label, site).range, place: placeOf(value, site) }];
    });
  }

  named(name: string): Place | undefined {
    if (!this.#names.has(name)) this.#names.set(name, this.#meaningOf(name));
    return this.#names.get(name);
  }

  fileAt(path: string): TerraformFile | undefined {
    const local = resolvePath(inFolder(this.#context.rootFolder), path);
    return local.kind === 'local' ? this.#context.files.file(local.path) : undefined;
  }

  #meaningOf(name: string): Place | undefined {
    switch (name) {
      case 'var':
        return this.#map(
          this.#ofType('variable').map(({ block, site }) =>
            this.#entry(block, variablePlace(block, site, this.call.given), site),
          ),
        );
      case 'local':
        return this.#map(this.#locals());
      case 'data':
        return this.#map(this.#byType('data'));
      case 'module':
        return this.#map(
          this.callBlocks.map((placed) => this.#entry(placed.block, this.#modulePlace(placed), placed.site)),
        );
      case 'path':
        return this.#map(this.#paths());
      case 'terraform':
      case 'each':
      case 'count':
      case 'self':
        return undefined;
      default: {
        const found = this.#byType('resource').find(({ key }) => key === name);
        return found?.place;
      }
    }
  }

  #ofType(type: string): readonly PlacedBlock[] {
    return this.#blocks.filter(({ block }) => block.type === type);
  }

  #siteIn(file: TerraformFile): Site {
    const { at } = this.call;
    return { scope: this, file, names: new Map(), ...(at && { at }) };
  }

  #locals(): readonly PlaceEntry[] {
    return this.#ofType('locals').flatMap(({ block, site }) =>
      block.body.attributes.map(({ name, start, nameEnd, value }): PlaceEntry => {
        const path: KeyPath = { parent: { parent: undefined, key: 'locals' }, key: name };
        return {
          key: name,
          keyRange: writtenAt({ start, end: nameEnd }, site).range,
          place: placeOf(value, site, path),
        };
      }),
    );
  }

  /** Paths are as an expression sees them: from the folder Terraform runs in. */
  #paths(): readonly PlaceEntry[] {
    const written = this.#top();
    const text = (key: string, value: string) => ({
      key,
      keyRange: written.range,
      place: Place.of({ kind: 'text', parts: [value], ...written }),
    });
    const here = relativePath(this.#context.rootFolder, this.folder);
    return [text('module', here), text('root', '.'), text('cwd', '.')];
  }

  /** Resources or data sources as a map by type, of maps by name. */
  #byType(kind: 'resource' | 'data'): readonly PlaceEntry[] {
    const types = new Map<string, PlacedBlock[]>();
    for (const placed of this.#ofType(kind)) {
      const type = placed.block.labels[0]?.text;
      if (type === undefined || placed.block.labels.length < 2) continue;
      types.set(type, [...(types.get(type) ?? []), placed]);
    }
    return [...types].map(([type, blocks]) => ({
      key: type,
      keyRange: this.#top().range,
      place: this.#map(
        blocks.map((placed) => {
          const written = this.#writtenAt(placed);
          const place = Place.from(() => [this.#objectOf(placed, written)], written);
          return { key: placed.block.labels[1]?.text ?? '', keyRange: written.range, place };
        }),
      ),
    }));
  }

  #objectOf(placed: PlacedBlock, written: Written): Head {
    const instances = this.instancesOf(placed);
    const objects = this.#declaredBy(placed).map((declared) =>
      Place.from(
        () => (placed.block.type === 'data' ? dataObject(declared) : [resourceObject(declared)]),
        declared.place.written,
      ),
    );
    return instancesHead(instances, objects, written, spelledBlock(placed.block));
  }

  #declaredBy({ block, site }: PlacedBlock): readonly DeclaredBlock[] {
    const known = this.#declared.get(block);
    if (known) return known;
    const [type, label] = block.labels;
    if (!type || !label) return [];
    const { prefix, at, conditional } = this.call;
    const { by, all } = this.instancesOf({ block, site });
    const above: KeyPath = { parent: { parent: undefined, key: block.type }, key: type.text };
    const declared = all.map((instance): DeclaredBlock => {
      const key = instance.key === undefined ? '' : `[${instance.key}]`;
      // A reference needs the key of the only instance too.
      const path = { parent: above, key: label.text + (key || onlyKey[by]) };
      const own = at ? { ...site, at: writtenFor(at, label.text, instance) } : site;
      return {
        ...(at ? nameWithin(prefix, label.text, key) : this.#nameOf(block, label.text, key)),
        type: type.text,
        keyRange: writtenAt(label, own).range,
        place: bodyPlace(block, { ...own, names: instance.names }, path),
        conditional: conditional || instance.conditional,
        module: this,
      };
    });
    this.#declared.set(block, declared);
    return declared;
  }

  #nameOf(block: Block, label: string, key: string): { readonly id: string; readonly name: string } {
    const { prefix } = this.call;
    const isShared = this.#context.calledAgain.has(this.folder);
    return { id: `${prefix}${addressOf(block)}${key}`, name: nameOf(prefix, label, isShared) + key };
  }

  #modulePlace(placed: PlacedBlock): Place {
    const written = this.#writtenAt(placed);
    return Place.from(() => {
      const name = spelledBlock(placed.block);
      const calls = this.#calls.get(placed.block);
      if (!calls) return [unknownHead(written, `${name} refers to itself`, name)];
      const objects = calls.map(({ called }) =>
        called instanceof Module
          ? Place.from(() => [{ kind: 'map', entries: called.outputs(), ...written }], written)
          : Place.of(unknownHead(written, called.reason, name)),
      );
      return [instancesHead(this.instancesOf(placed), objects, written, name)];
    }, written);
  }

  #entry(block: Block, place: Place, site: Site): PlaceEntry {
    const [label] = block.labels;
    return { key: label?.text ?? '', keyRange: writtenAt(label ?? block, site).range, place };
  }

  #writtenAt({ block, site }: PlacedBlock): Written {
    return writtenAt(block.labels.at(-1) ?? block, site);
  }

  #map(entries: readonly PlaceEntry[]): Place {
    return Place.of({ kind: 'map', entries, ...this.#top() });
  }

  #top(): Written {
    const file = this.files[0] ?? { path: inFolder(this.folder), lineStarts: [0, 0] };
    return writtenAt(
      { start: 0, end: 0 },
      { scope: this, file, names: new Map(), ...(this.call.at && { at: this.call.at }) },
    );
  }
}

/** A block of a module and where it stands. */
export interface PlacedBlock {
  readonly block: Block;
  readonly site: Site;
}

/** The key that leads to an instance that goes without one in names: the first, or one that nobody can tell. */
const onlyKey = { itself: '', index: '[0]', key: '[*]' } as const;

/** What a module makes for each entry of an argument stands at that entry; the rest at the call, as a part of it. */
function writtenFor(at: Written, label: string, { written }: Instance): Written {
  if (written?.path) return written;
  return label === 'this' ? at : { ...at, path: { parent: at.path, key: label } };
}

function addressOf({ type, labels }: Block): string {
  const address = labels.map(({ text }) => text).join('.');
  return type === 'data' ? `data.${address}` : address;
}

function spelledBlock(block: Block): string {
  return block.type === 'module' ? `module.${block.labels[0]?.text ?? ''}` : addressOf(block);
}

function inFolder(folder: string): string {
  return folder === '' ? '-' : `${folder}/-`;
}
