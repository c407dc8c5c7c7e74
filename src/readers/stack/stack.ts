import type { SourceRange } from '../../model/source.js';
import { rangeIn } from '../documents/document.js';
import { resolvePath } from '../paths.js';
import type { DeclaringTemplate, Definition, Resource } from '../resources/resource.js';
import { documentIn } from '../values/document-text.js';
import { absentHead, type Head, seenFrom, unknownHead, type Written } from '../values/head.js';
import { Place } from '../values/place.js';
import { placeOf, topOf } from './evaluate.js';
import type { CloudFormationFile, FileSource } from './file.js';
import { foreignName } from './fragments.js';
import { withGlobals } from './globals.js';
import { Parameters } from './parameters.js';
import { attributeName, referenceAttribute } from './references.js';
import type { Scope } from './scope.js';

/** A resource as one stack declares it. */
export interface StackResource extends Resource {
  readonly template: Stack;
}

/** Where a nested stack is declared. */
export interface StackParent {
  /** `Storage/` for what the resource `Storage` nests. */
  readonly prefix: string;
  readonly arguments: Place;
  readonly conditional: boolean;
}

/** How a tool that makes templates calls what is in them. */
export interface StackNames {
  /** What stands for a logical name in ids. */
  idOf(logicalId: string): string;
  /** What another stack of the application exports under a name; undefined for what comes from elsewhere. */
  exported(name: string): Place | undefined;
}

/** One template as it is deployed: its names, and what its parameters are given. */
export class Stack implements Scope, DeclaringTemplate {
  readonly file: CloudFormationFile;
  readonly prefix: string;
  readonly top: Place;
  /** The `Globals` section; its values know that they are shared. */
  readonly globals: Place;
  /** Why this is a part of a template only; undefined for a whole one. */
  readonly fragment: { readonly range: SourceRange; readonly reason: string } | undefined;
  readonly #files: FileSource;
  readonly #resources = new Map<string, StackResource>();
  readonly #parameters: Parameters;
  readonly #nested = new Map<string, Stack | { readonly reason: string }>();
  readonly #names: StackNames | undefined;

  constructor(file: CloudFormationFile, files: FileSource, parent?: StackParent, names?: StackNames) {
    this.#names = names;
    this.file = file;
    this.prefix = parent?.prefix ?? '';
    this.#files = files;
    this.top = topOf(file, this);
    this.#parameters = new Parameters(this.top.get('Parameters'), parent?.arguments ?? Place.absent);
    const foreign = foreignName(file);
    this.fragment = foreign && {
      range: rangeIn(file, foreign.node.start, foreign.node.end),
      reason: `${foreign.name} is declared in another part of the template`,
    };
    this.globals = this.#sharedSection();
    this.#declareResources(parent?.conditional ?? false);
  }

  /** Makes the outputs of a nested stack known, or why they are not. */
  nest(logicalId: string, stack: Stack | { readonly reason: string }): void {
    this.#nested.set(logicalId, stack);
  }

  reference(name: string, written: Written): readonly Head[] {
    if (name === 'AWS::NoValue') return [absentHead];
    if (name.startsWith('AWS::')) {
      return [unknownHead(written, `${name} is known only when deploying`, name)];
    }
    const parameter = this.#parameters.get(name);
    if (parameter) return parameter.heads.map((head) => seenFrom(written, head));
    const resource = this.resources.get(name);
    if (resource) return [this.#pointer(name, referenceAttribute(resource.type), name, written)];
    const generated = this.#generated(name);
    if (generated) return [this.#pointer(generated.logicalId, generated.attribute, name, written)];
    return [unknownHead(written, `nothing in this template is called ${name}`, name)];
  }

  attribute(logicalId: string, attribute: string, written: Written): readonly Head[] {
    const name = `${logicalId}.${attribute}`;
    const output = /^Outputs\.(.+)$/.exec(attribute)?.[1];
    if (output !== undefined) return this.#output(logicalId, output, written);
    if (this.resources.has(logicalId) || this.#generated(logicalId)) {
      return [this.#pointer(logicalId, attributeName(attribute), name, written)];
    }
    return [unknownHead(written, `nothing in this template is called ${logicalId}`, name)];
  }

  imported(name: string, written: Written): readonly Head[] | undefined {
    return this.#names?.exported(name)?.heads.map((head) => seenFrom(written, head));
  }

  mapping(name: string): Place {
    return this.top.get('Mappings', name);
  }

  included(location: string): Place | undefined {
    const file = this.fileAt(location);
    return file && topOf(file, this);
  }

  /** The file a path in this template leads to, when it is one that could be read. */
  fileAt(written: string): CloudFormationFile | undefined {
    const local = resolvePath(this.file.path, written);
    return local.kind === 'local' ? this.#files(local.path) : undefined;
  }

  declares(name: string): boolean {
    return this.#resources.has(name);
  }

  /** Whether a name means something here, what SAM makes included. */
  isNamed(name: string): boolean {
    return this.#parameters.get(name) !== undefined || this.#resources.has(name) || this.#generated(name) !== undefined;
  }

  definitionAt(path: string): Definition | undefined {
    const file = this.fileAt(path);
    return file && { place: topOf(file, this), file: file.path };
  }

  definitionIn(text: Place): Place | undefined {
    return documentIn(text);
  }

  /** By logical name, in the order of the template. */
  get resources(): ReadonlyMap<string, StackResource> {
    return this.#resources;
  }

  /** Nothing but the types is worked out here: properties may refer to resources that come later. */
  #declareResources(conditional: boolean): void {
    for (const { key, keyRange, place } of this.top.get('Resources').entries()) {
      const type = place.get('Type').literal;
      if (type === undefined) continue;
      this.#resources.set(key, {
        id: this.#idOf(key),
        logicalId: key,
        type,
        keyRange,
        place,
        properties: withGlobals(type, place, this.globals, this.fragment?.reason),
        conditional: conditional || place.get('Condition').written !== undefined,
        template: this,
      });
    }
  }

  #sharedSection(): Place {
    const entry = this.file.root?.entries.find(({ key }) => key === 'Globals');
    if (!entry) return Place.absent;
    const site = { scope: this, file: this.file, bindings: new Map<string, string>(), shared: true };
    return placeOf(entry.value, site, { parent: undefined, key: 'Globals' });
  }

  #pointer(logicalId: string, attribute: string | undefined, name: string, written: Written): Head {
    const id = this.#idOf(logicalId);
    const named = this.#names ? id + name.slice(logicalId.length) : this.prefix + name;
    const part = { kind: 'resource', id, name: named } as const;
    return { kind: 'text', parts: [attribute === undefined ? part : { ...part, attribute }], ...written };
  }

  #idOf(logicalId: string): string {
    return this.#names?.idOf(logicalId) ?? this.prefix + logicalId;
  }

  #output(logicalId: string, output: string, written: Written): readonly Head[] {
    const nested = this.#nested.get(logicalId);
    const name = `${logicalId}.Outputs.${output}`;
    if (!(nested instanceof Stack)) {
      return [unknownHead(written, nested?.reason ?? `${logicalId} is no nested stack`, name)];
    }
    const value = nested.top.get('Outputs', output, 'Value');
    if (value.isAbsent) {
      return [unknownHead(written, `${logicalId} has no output ${output}`, name)];
    }
    return value.heads.map((head) => seenFrom(written, head));
  }

  /**
   * What a name means that SAM makes: the implicit APIs, and resources that begin with the name of the one they are made
   * for (`SaveRole`, `SaveUrl`; `Save.Alias` and `Save.Version` by their reference).
   */
  #generated(name: string): { readonly logicalId: string; readonly attribute?: string } | undefined {
    if (/^Serverless(Rest|Http|WebSocket)Api/.test(name)) return { logicalId: name.replace(/Api.*$/, 'Api') };
    const dot = name.indexOf('.');
    if (dot > 0) {
      const owner = this.resources.get(name.slice(0, dot));
      const alias = owner?.properties.get('AutoPublishAlias').literal;
      if (alias === undefined) return undefined;
      return { logicalId: `${owner?.logicalId}Alias${alias.replace(/[^A-Za-z0-9]/g, '')}`, attribute: 'arn' };
    }
    for (let end = name.length - 1; end > 0; end--) {
      const owner = this.resources.get(name.slice(0, end));
      if (!owner?.type.startsWith('AWS::Serverless::')) continue;
      return name.endsWith('Role') ? { logicalId: name, attribute: 'name' } : { logicalId: name };
    }
    return undefined;
  }
}
