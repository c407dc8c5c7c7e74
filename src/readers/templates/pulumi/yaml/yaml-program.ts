import type { SourceRange } from '../../../../model/source.js';
import { rangeIn } from '../../../documents/document.js';
import { entryOf, type MapEntry, type TemplateNode } from '../../../documents/nodes.js';
import { resolvePath } from '../../../paths.js';
import type { DeclaringTemplate, Definition } from '../../../resources/resource.js';
import { documentIn, placeOfDocument } from '../../../values/document-text.js';
import { type Head, type KeyPath, type PlaceEntry, seenFrom, unknownHead, type Written } from '../../../values/head.js';
import { Place } from '../../../values/place.js';
import { concatenated, textHead } from '../../../values/text.js';
import { Configuration } from '../configuration.js';
import type { FileSource } from '../file.js';
import type { Project } from '../project.js';
import { outputMeaning } from '../resources/attributes.js';
import type { PulumiResource } from '../resources/pulumi-resource.js';
import { shortToken } from '../resources/tokens.js';
import { evaluateFunction, functionNameOf } from './functions.js';
import { type Access, piecesOf } from './interpolation.js';

/** A program in YAML or JSON: what its names mean, and the resources it makes. */
export class YamlProgram implements DeclaringTemplate {
  readonly prefix = '';
  readonly project: Project;
  readonly #resources = new Map<string, PulumiResource>();
  readonly #files: FileSource;
  readonly #configuration: Configuration;
  readonly #variables = new Map<string, Place>();
  /** Files of their own that take part: policies, state machines. */
  readonly files = new Set<string>();

  constructor(project: Project, files: FileSource) {
    this.project = project;
    this.#files = files;
    this.#configuration = new Configuration(project);
    for (const { key, value } of this.#section('variables')) {
      this.#variables.set(key, this.#place(value, pathOf('variables', key)));
    }
    for (const entry of this.#section('resources')) {
      // What decides whether it is one may refer to others.
      for (const [name, resource] of this.#resource(entry)) this.#resources.set(name, resource);
    }
  }

  get resources(): ReadonlyMap<string, PulumiResource> {
    return this.#resources;
  }

  declares(name: string): boolean {
    return this.resources.has(name);
  }

  definitionAt(path: string): Definition | undefined {
    const local = resolvePath(`${this.project.folder}/-`.replace(/^\//, ''), path);
    const file = local.kind === 'local' ? this.#files(local.path) : undefined;
    const place = file?.kind === 'document' ? placeOfDocument(file) : undefined;
    if (local.kind !== 'local' || !place) return undefined;
    this.files.add(local.path);
    return { place, file: local.path };
  }

  definitionIn(text: Place): Place | undefined {
    return documentIn(text);
  }

  #section(name: string): readonly MapEntry[] {
    const node = entryOf(this.project.file.root, name)?.value;
    return node?.kind === 'map' ? node.entries : [];
  }

  /** What `get` looks up is there already and not made here. */
  #resource({ key, keyStart, keyEnd, value }: MapEntry): readonly (readonly [string, PulumiResource])[] {
    const path = pathOf('resources', key);
    const place = this.#place(value, path);
    const type = place.get('type').literal;
    if (type === undefined || entryOf(value, 'get') || type.startsWith('pulumi:')) return [];
    const keyRange = rangeIn(this.project.file, keyStart, keyEnd);
    const inputs = place.get('properties');
    const kept = ['protect', 'retainOnDelete'].map((name) => place.get('options', name)).find((each) => !each.isAbsent);
    const resource: PulumiResource = {
      id: key,
      name: key,
      token: shortToken(type),
      keyRange,
      place,
      inputs: inputs.isAbsent ? emptyMap(keyRange, { parent: path, key: 'properties' }) : inputs,
      ...(kept && { isKept: kept }),
      conditional: false,
      template: this,
      folder: this.project.folder,
    };
    return [[key, resource]];
  }

  #place(node: TemplateNode, path: KeyPath): Place {
    const written: Written = { range: rangeIn(this.project.file, node.start, node.end), path };
    return Place.from(() => this.#heads(node, written, path), written);
  }

  #heads(node: TemplateNode, written: Written, path: KeyPath): readonly Head[] {
    switch (node.kind) {
      case 'scalar':
        return node.value === null ? [{ kind: 'absent' }] : this.#text(node.value, written);
      case 'list': {
        const items = node.items.map((item, at) => this.#place(item, { parent: path, key: String(at) }));
        return [{ kind: 'list', items, ...written }];
      }
      case 'intrinsic': {
        const argument = this.#place(node.argument, { parent: path, key: node.name });
        return evaluateFunction({ name: node.name, argument, written, template: this });
      }
      case 'map': {
        const entries = node.entries.map((entry) => this.#entry(entry, path));
        const [only, ...others] = entries;
        return only && others.length === 0 && functionNameOf(only.key) !== undefined
          ? evaluateFunction({ name: only.key, argument: only.place, written, template: this })
          : [{ kind: 'map', entries, ...written }];
      }
      case 'unreadable':
        return [unknownHead(written, node.reason)];
    }
  }

  #entry({ key, keyStart, keyEnd, value }: MapEntry, path: KeyPath): PlaceEntry {
    return {
      key,
      keyRange: rangeIn(this.project.file, keyStart, keyEnd),
      place: this.#place(value, { parent: path, key }),
    };
  }

  #text(text: string, written: Written): readonly Head[] {
    const pieces = piecesOf(text);
    const [only, ...others] = pieces;
    if (only === undefined) return [{ kind: 'text', parts: [''], ...written }];
    if (others.length === 0 && typeof only !== 'string') return this.#access(only, written);
    return concatenated(
      pieces.map((piece) => (typeof piece === 'string' ? [textHead([piece], written)] : this.#access(piece, written))),
      written,
    );
  }

  /** What a name and the way into it give: of a resource, a variable or the configuration. */
  #access({ name, steps, text }: Access, written: Written): readonly Head[] {
    const resource = this.resources.get(name);
    if (resource) return this.#output(resource, steps, text, written);
    const variable = this.#variables.get(name);
    if (variable) return stepInto(variable, steps).heads.map((head) => seenFrom(written, head));
    if (this.#configuration.declares(name)) return this.#configuration.heads(name, written);
    if (name !== 'pulumi') return [unknownHead(written, `nothing in this program is called ${name}`, text)];
    if (steps[0] === 'project') return [{ kind: 'text', parts: [this.project.name], ...written }];
    return [unknownHead(written, `${text} is known only when deploying`, text)];
  }

  #output(resource: PulumiResource, steps: readonly string[], text: string, written: Written): readonly Head[] {
    const [output = 'id', ...inner] = steps;
    const meaning = outputMeaning(resource.token, output);
    if (meaning !== undefined && inner.length === 0) {
      const part = { kind: 'resource', id: resource.id, attribute: meaning, name: text } as const;
      return [textHead([part], written)];
    }
    const input = stepInto(resource.inputs, steps);
    if (!input.isAbsent) return input.heads.map((head) => seenFrom(written, head));
    return [unknownHead(written, `${text} is known only when deploying`, text)];
  }
}

function pathOf(section: string, key: string): KeyPath {
  return { parent: { parent: undefined, key: section }, key };
}

function emptyMap(range: SourceRange, path: KeyPath): Place {
  return Place.of({ kind: 'map', entries: [], range, path });
}

function stepInto(place: Place, steps: readonly string[]): Place {
  return steps.reduce(
    (at, step) => (/^\d+$/.test(step) && !at.isMap() ? (at.items()[Number(step)] ?? Place.absent) : at.get(step)),
    place,
  );
}
