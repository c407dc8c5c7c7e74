import type { TemplateFacts } from '../../../model/template.js';
import { assembleRoot } from './assemble.js';
import type { TerraformFile } from './file.js';
import type { RegisteredModules } from './modules/application.js';
import type { Files } from './modules/files.js';

/**
 * Assembled root modules by their folder, each kept for as long as every file and folder it asked for is the same, so that
 * one keystroke costs one assembly.
 */
export class AssemblyCache {
  #assemblies = new Map<string, Assembly>();

  /** The facts of the roots in these folders; the same objects as before where nothing they are made of has changed. */
  factsOf(folders: readonly string[], files: Files, registered: RegisteredModules): readonly TemplateFacts[] {
    const before = this.#assemblies;
    this.#assemblies = new Map(
      folders.map((folder) => {
        const kept = before.get(folder);
        return [folder, kept && isCurrent(kept, files) ? kept : assembled(folder, files, registered)];
      }),
    );
    return [...this.#assemblies.values()].flatMap(({ facts }) => facts ?? []);
  }
}

interface Assembly {
  readonly facts: TemplateFacts | undefined;
  /** Every file that was asked for, with what was there. */
  readonly files: ReadonlyMap<string, TerraformFile | undefined>;
  readonly folders: ReadonlyMap<string, readonly TerraformFile[]>;
}

function isCurrent(kept: Assembly, files: Files): boolean {
  for (const [path, file] of kept.files) if (files.file(path) !== file) return false;
  for (const [path, folder] of kept.folders) {
    const now = files.folder(path);
    if (now.length !== folder.length || now.some((file, at) => file !== folder[at])) return false;
  }
  return true;
}

function assembled(folder: string, files: Files, registered: RegisteredModules): Assembly {
  const asked = new Map<string, TerraformFile | undefined>();
  const folders = new Map<string, readonly TerraformFile[]>();
  const noting: Files = {
    file: (path) => {
      const file = files.file(path);
      asked.set(path, file);
      return file;
    },
    folder: (path) => {
      const found = files.folder(path);
      folders.set(path, found);
      return found;
    },
  };
  return { facts: assembleRoot(folder, noting, registered), files: asked, folders };
}
