import type { CodeFacts } from '../model/code.js';
import type { FileLookup } from './file-lookup.js';
import { baseName, folderOf } from './paths.js';
import { folderMarked, sourcesBelow } from './project-files.js';

/** Projects with more files than this are searched by the names of the files alone. */
const mostRead = 150;

/**
 * Finds the files of C# types. A type may lie in any file of its project, and in projects beside it; most lie in a file of
 * their own name. Source: .NET project SDK, default items, as known in November 2026: every `.cs` file below the project's
 * folder is part of it.
 */
export class CSharpProjects {
  readonly #files: FileLookup;
  readonly #factsOf: (path: string) => CodeFacts | undefined;
  readonly #sources = new Map<string, readonly string[]>();
  readonly #types = new Map<string, ReadonlyMap<string, string>>();
  readonly #implementations = new Map<string, ReadonlyMap<string, readonly Implementation[]>>();

  constructor(files: FileLookup, factsOf: (path: string) => CodeFacts | undefined) {
    this.#files = files;
    this.#factsOf = factsOf;
  }

  /** The file that declares a type which `importing` uses; `roots` are searched too. Undefined for types of packages. */
  fileOf(type: string, importing: string, roots: readonly string[]): string | undefined {
    const own = this.projectOf(folderOf(importing));
    for (const folder of new Set([own, ...roots])) {
      const found = this.typeIn(folder, type);
      if (found !== undefined && found !== importing) return found;
    }
    const around = this.#around(own);
    return around === undefined ? undefined : this.#byFileName(around, type, importing);
  }

  /** The file below a folder that declares a type: by the file's name, or else by what the files declare. */
  typeIn(folder: string, type: string): string | undefined {
    for (const file of this.#named(folder, type)) if (this.#declares(file, type)) return file;
    return this.#declared(folder).get(type);
  }

  /** The only class below the folders of a project that implements an interface. */
  implementationOf(type: string, declaredIn: string): Implementation | undefined {
    const own = this.projectOf(folderOf(declaredIn));
    for (const folder of [own, this.#around(own)]) {
      const found = folder === undefined ? undefined : this.#implementing(folder).get(type);
      if (found) return found.length === 1 ? found[0] : undefined;
    }
    return undefined;
  }

  /** The folder of the project around a folder; the folder itself when there is none. */
  projectOf(folder: string): string {
    return folderMarked(folder, isProject, this.#files) ?? folder;
  }

  /** The folder below another that holds the only project that makes an assembly. */
  named(folder: string, assembly: string): string | undefined {
    const made = sourcesBelow(folder, `/${assembly}.csproj`, this.#files);
    const [only, ...others] = made;
    return only !== undefined && others.length === 0 ? folderOf(only) : undefined;
  }

  /** The source files below a folder. */
  sourcesIn(folder: string): readonly string[] {
    const kept = this.#sources.get(folder) ?? sourcesBelow(folder, '.cs', this.#files);
    this.#sources.set(folder, kept);
    return kept;
  }

  /** The folder with the solution that a project is part of, or `src`, which holds its projects. */
  #around(project: string): string | undefined {
    const above = folderOf(project);
    if (project === '') return undefined;
    return folderMarked(above, isSolution, this.#files) ?? (baseName(above) === 'src' ? above : undefined);
  }

  #byFileName(folder: string, type: string, importing: string): string | undefined {
    return this.#named(folder, type).find((file) => file !== importing && this.#declares(file, type));
  }

  /** `IStore` often lies in the file of `Store`. */
  #named(folder: string, type: string): readonly string[] {
    const names = [`${type}.cs`, ...(/^I[A-Z]/.test(type) ? [`${type.slice(1)}.cs`] : [])];
    return names.flatMap((name) => this.sourcesIn(folder).filter((file) => baseName(file) === name));
  }

  #declares(file: string, type: string): boolean {
    return this.#factsOf(file)?.exports.some(({ name }) => name === type) === true;
  }

  #declared(folder: string): ReadonlyMap<string, string> {
    const kept = this.#types.get(folder);
    if (kept) return kept;
    const types = new Map<string, string>();
    for (const file of this.#read(folder)) {
      for (const { name } of this.#factsOf(file)?.exports ?? []) if (!types.has(name)) types.set(name, file);
    }
    this.#types.set(folder, types);
    return types;
  }

  #implementing(folder: string): ReadonlyMap<string, readonly Implementation[]> {
    const kept = this.#implementations.get(folder);
    if (kept) return kept;
    const found = new Map<string, Implementation[]>();
    for (const file of this.#read(folder)) {
      for (const { name, class: declared } of this.#factsOf(file)?.exports ?? []) {
        if (declared?.isInterface) continue;
        for (const base of declared?.bases ?? []) {
          const known = found.get(base);
          if (known) known.push({ file, name });
          else found.set(base, [{ file, name }]);
        }
      }
    }
    this.#implementations.set(folder, found);
    return found;
  }

  /** The files whose content is looked at: not tests, and none at all of a project that is too large. */
  #read(folder: string): readonly string[] {
    const sources = this.sourcesIn(folder).filter(
      (file) => !/[Tt]ests?(?:\/|\.cs$)|\.Designer\.cs$|\.g\.cs$/.test(file),
    );
    return sources.length > mostRead ? [] : sources;
  }
}

/** A class by its file. */
export interface Implementation {
  readonly file: string;
  readonly name: string;
}

function isProject(name: string): boolean {
  return name.endsWith('.csproj');
}

function isSolution(name: string): boolean {
  return /\.slnx?$/.test(name);
}
