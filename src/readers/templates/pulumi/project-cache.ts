import type { TemplateFacts } from '../../../model/template.js';
import { assembleProject } from './assemble.js';
import type { DocumentFile, PulumiFile } from './file.js';
import { isProjectFile, projectOf } from './project.js';

/** Assembled projects, each kept for as long as it and every file it asked for are the same. */
export class ProjectCache {
  readonly #kept = new Map<string, Assembly>();

  /** The facts of every project; the same object as before for one of which nothing has changed. */
  facts(files: ReadonlyMap<string, PulumiFile>): readonly TemplateFacts[] {
    const documents = [...files.values()]
      .filter((file): file is DocumentFile => file.kind === 'document')
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const stacks = documents.filter(({ path }) => /(?:^|\/)Pulumi\.[\w.-]+\.(?:ya?ml|json)$/.test(path));
    return documents
      .filter(({ path }) => isProjectFile(path))
      .flatMap((file) => this.#factsOf(file, stacks, files) ?? []);
  }

  #factsOf(
    file: DocumentFile,
    stacks: readonly DocumentFile[],
    files: ReadonlyMap<string, PulumiFile>,
  ): TemplateFacts | undefined {
    const project = projectOf(file, stacks);
    if (!project) return undefined;
    const inputs = [file, ...project.stacks];
    const kept = this.#kept.get(file.path);
    const isSame =
      kept?.inputs.length === inputs.length &&
      kept.inputs.every((input, at) => input === inputs[at]) &&
      [...kept.asked].every(([path, asked]) => files.get(path) === asked);
    if (kept && isSame) return kept.facts;
    const asked = new Map<string, PulumiFile | undefined>();
    const facts = assembleProject(project, (path) => {
      const found = files.get(path);
      asked.set(path, found);
      return found;
    });
    this.#kept.set(file.path, { facts, inputs, asked });
    return facts;
  }
}

interface Assembly {
  readonly facts: TemplateFacts | undefined;
  /** The project's file and those of its stacks. */
  readonly inputs: readonly DocumentFile[];
  /** Every path that was looked up, with what was there. */
  readonly asked: ReadonlyMap<string, PulumiFile | undefined>;
}
