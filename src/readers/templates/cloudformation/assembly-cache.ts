import type { TemplateFacts } from '../../../model/template.js';
import type { CloudFormationFile } from '../../stack/file.js';
import { assembleRoot } from './assemble.js';

/**
 * Assembled roots, each kept for as long as it and every file it asked for are the same, so that one keystroke in one
 * template costs one assembly.
 */
export class AssemblyCache {
  readonly #assemblies = new WeakMap<CloudFormationFile, Assembly>();

  /** The facts of a root; the same object as before when nothing it is made of has changed. */
  factsOf(root: CloudFormationFile, files: ReadonlyMap<string, CloudFormationFile>): TemplateFacts {
    const kept = this.#assemblies.get(root);
    if (kept && [...kept.asked].every(([path, file]) => files.get(path) === file)) return kept.facts;
    const asked = new Map<string, CloudFormationFile | undefined>();
    const facts = assembleRoot(root, (path) => {
      const file = files.get(path);
      asked.set(path, file);
      return file;
    });
    this.#assemblies.set(root, { facts, asked });
    return facts;
  }
}

interface Assembly {
  readonly facts: TemplateFacts;
  /** Every path that was looked up, with what was there. */
  readonly asked: ReadonlyMap<string, CloudFormationFile | undefined>;
}
