import type { Site } from '../../../evaluation/data.js';
import { Evaluation } from '../../../evaluation/evaluate.js';
import { pathTo, placeOf, type Rendering } from '../../../evaluation/place.js';
import { textFileOf } from '../../../evaluation/runtime/file-text.js';
import { workspacePath } from '../../../evaluation/runtime/paths.js';
import { rangeOf } from '../../../evaluation/sites.js';
import { resolvePath } from '../../../paths.js';
import type { DeclaringTemplate, Definition } from '../../../resources/resource.js';
import type { Program } from '../../../syntax/program.js';
import { documentIn, placeOfDocument } from '../../../values/document-text.js';
import { Place } from '../../../values/place.js';
import { Configuration } from '../configuration.js';
import type { DocumentFile, FileSource } from '../file.js';
import type { Project } from '../project.js';
import { outputMeaning } from '../resources/attributes.js';
import type { PulumiResource } from '../resources/pulumi-resource.js';
import { documentDatum } from './documents.js';
import { type MadeResource, resourceIn } from './made-resource.js';
import { pulumiLibrary } from './pulumi-library.js';
import { ResourceMaker, reference } from './resource-maker.js';

/** A program in TypeScript, JavaScript or Python, and the resources it makes. */
export class SourceProgram implements DeclaringTemplate {
  readonly prefix = '';
  readonly resources: readonly PulumiResource[];
  /** Every file that took part, in the order it was asked for. */
  readonly files = new Set<string>();
  /** Whether the program was too long to be worked out to its end. */
  readonly isExhausted: boolean;
  readonly #project: Project;
  readonly #source: FileSource;

  constructor(project: Project, entry: Program, source: FileSource) {
    this.#project = project;
    this.#source = source;
    this.files.add(entry.path);
    const maker = new ResourceMaker();
    const library = pulumiLibrary(maker, new Configuration(project), project.name);
    const evaluation = new Evaluation((path) => this.#program(path), [library], project.folder);
    evaluation.run(entry);
    evaluation.attempt((run) => {
      const site: Site = { file: entry, start: 0, end: 0 };
      // A program may export a function that makes everything.
      const whole = entry.exports.some(({ name }) => name === '=') ? run.exported(entry, '*', site) : undefined;
      if (whole?.kind === 'function') run.call(whole, { arguments: [], site });
    });
    this.isExhausted = evaluation.isExhausted;
    this.resources = maker.made.map((made) => this.#resource(made));
  }

  declares(name: string): boolean {
    return this.resources.some((resource) => resource.name === name);
  }

  definitionAt(path: string): Definition | undefined {
    const file = this.#document(path);
    const place = file && placeOfDocument(file);
    return file && place && { place, file: file.path };
  }

  definitionIn(text: Place): Place | undefined {
    return documentIn(text);
  }

  #program(path: string): Program | undefined {
    const file = this.#source(path);
    if (file?.kind !== 'program') return undefined;
    this.files.add(path);
    return file.program;
  }

  /** A document by its path as the program names it. */
  #document(written: string): DocumentFile | undefined {
    const inWorkspace = workspacePath(written);
    const folder = this.#project.folder;
    const local = inWorkspace === undefined ? resolvePath(folder === '' ? '-' : `${folder}/-`, written) : undefined;
    const path = inWorkspace ?? (local?.kind === 'local' ? local.path : undefined);
    const file = path === undefined ? undefined : this.#source(path);
    if (file?.kind !== 'document') return undefined;
    this.files.add(file.path);
    return file;
  }

  #resource({ parts }: MadeResource): PulumiResource {
    const { id, name, token, inputs, site, nameSite, conditional, callback, generated, choosesPolicies, isKept } =
      parts;
    const range = rangeOf(site);
    return {
      id,
      name,
      token,
      keyRange: rangeOf(nameSite),
      place: Place.of({ kind: 'map', entries: [], range, path: pathTo(site) }),
      inputs: placeOf(inputs, inputs.site, this.#render),
      conditional,
      template: this,
      folder: this.#project.folder,
      ...(callback && { callback: rangeOf(callback.site) }),
      ...(generated && { generated }),
      ...(isKept && { isKept: placeOf(isKept.datum, isKept.datum.site, this.#render) }),
      ...(choosesPolicies && { choosesPolicies }),
    };
  }

  /** A resource in place of a text is what it is known by; the text of a file is what the file says. */
  readonly #render: Rendering = (datum) => {
    const resource = resourceIn(datum.kind === 'object' ? datum : undefined);
    if (resource) {
      const { parts } = resource;
      return reference(parts, 'id', outputMeaning(parts.token, 'id') ?? 'id', datum.site);
    }
    const path = textFileOf(datum);
    const file = path === undefined ? undefined : this.#document(path);
    return file && documentDatum(file);
  };
}
