import type { CodeFacts } from '../model/code.js';
import type { FileLookup } from './file-lookup.js';
import { baseName, folderOf } from './paths.js';

/** Folders of a module that hold sources, best first. Source: Maven and Gradle, standard directory layout. */
const sourceFolders = ['src/main/java', 'src/java', 'src', 'java', ''];

/** Projects with more modules, or modules that lie deeper, are not searched to their end. */
const mostFolders = 300;
const deepest = 4;

/** Folders that hold no modules. */
const leftOut = /^(?:\.|src$|target$|build$|out$|bin$|node_modules$|cdk\.out$|docs?$|test$|gradle$)/;

/** As many files are read to find what implements an interface. */
const mostRead = 60;

/** A lookup gives the same answers as long as it lives. */
const kept = new WeakMap<FileLookup, JavaSources>();

/** Finds the files of Java types: each lies in folders called like its package, below the sources of some module. */
export class JavaSources {
  readonly #files: FileLookup;
  readonly #factsOf: (path: string) => CodeFacts | undefined;
  readonly #roots = new Map<string, readonly string[]>();
  readonly #found = new Map<string, string | undefined>();
  readonly #implementations = new Map<string, Implementation | undefined>();

  private constructor(files: FileLookup, factsOf: (path: string) => CodeFacts | undefined) {
    this.#files = files;
    this.#factsOf = factsOf;
  }

  /** The sources of a workspace: one for all who look into it, as what is found once need not be looked for again. */
  static of(files: FileLookup, factsOf: (path: string) => CodeFacts | undefined): JavaSources {
    const known = kept.get(files) ?? new JavaSources(files, factsOf);
    kept.set(files, known);
    return known;
  }

  /** The file of a type, `com/example/Orders.java`, for code in a folder: of its own module first, then of the others. */
  fileOf(path: string, folder: string): string | undefined {
    const module = moduleAround(folder);
    const key = `${module} ${path}`;
    if (!this.#found.has(key)) this.#found.set(key, this.#find(path, module));
    return this.#found.get(key);
  }

  #find(path: string, module: string): string | undefined {
    for (const sources of sourceFolders) {
      const file = joined(module, sources, path);
      if (this.#files.exists(file)) return file;
    }
    return this.sourceRoots(module)
      .map((root) => joined(root, path))
      .find((file) => this.#files.exists(file));
  }

  /** The source folders of the project that a folder is part of. */
  sourceRoots(folder: string): readonly string[] {
    const project = this.#projectOf(moduleAround(folder));
    const kept = this.#roots.get(project) ?? this.#findRoots(project);
    this.#roots.set(project, kept);
    return kept;
  }

  /** The Java files directly in a folder. */
  filesIn(folder: string): readonly string[] {
    return (this.#files.list(folder) ?? []).filter((file) => file.endsWith('.java'));
  }

  /** The files with Java code in a module, those nearest to its root first. */
  sourcesOf(folder: string, most: number): readonly string[] {
    const root = joined(moduleAround(folder), 'src/main/java');
    const found: string[] = [];
    const waiting = [root];
    for (let at = waiting.shift(), count = 0; at !== undefined && count < mostFolders; at = waiting.shift(), count++) {
      found.push(...this.filesIn(at));
      if (found.length >= most) break;
      waiting.push(...(this.#files.listFolders(at) ?? []));
    }
    return found.slice(0, most);
  }

  /** The only class that is seen to implement an interface or to extend an abstract class of a file. */
  implementationOf(type: string, declaredIn: string): Implementation | undefined {
    const key = `${declaredIn} ${type}`;
    if (!this.#implementations.has(key)) {
      // Looking for it may lead back here.
      this.#implementations.set(key, undefined);
      this.#implementations.set(key, this.#findImplementation(type, declaredIn));
    }
    return this.#implementations.get(key);
  }

  #findImplementation(type: string, declaredIn: string): Implementation | undefined {
    const folder = folderOf(declaredIn);
    const around = [folder, ...(this.#files.listFolders(folder) ?? []), folderOf(folder)];
    const near = around.flatMap((each) => this.filesIn(each));
    const files = [...new Set(near)].filter((file) => file !== declaredIn);
    const likely = files.sort((a, b) => Number(b.includes(type)) - Number(a.includes(type))).slice(0, mostRead);
    const found = likely.flatMap((file) => this.#implementing(type, file));
    return found.length === 1 ? found[0] : undefined;
  }

  #implementing(type: string, file: string): readonly Implementation[] {
    return (this.#factsOf(file)?.exports ?? []).flatMap(({ name, class: declared }) =>
      declared && !declared.isInterface && declared.bases.includes(type) ? [{ file, name }] : [],
    );
  }

  /** The topmost folder around a module that is built with it. */
  #projectOf(module: string): string {
    let project = module;
    for (let folder = module; folder !== ''; ) {
      folder = folderOf(folder);
      if (this.#isBuilt(folder)) project = folder;
    }
    return project;
  }

  #isBuilt(folder: string): boolean {
    return (this.#files.list(folder) ?? []).some((file) => buildFiles.test(baseName(file)));
  }

  #findRoots(project: string): readonly string[] {
    const roots: string[] = [];
    const waiting: { readonly folder: string; readonly depth: number }[] = [{ folder: project, depth: 0 }];
    for (let at = 0; at < waiting.length && at < mostFolders; at++) {
      const { folder, depth } = waiting[at] ?? { folder: project, depth: deepest };
      const inside = this.#files.listFolders(folder) ?? [];
      const sources = joined(folder, 'src/main/java');
      if (inside.some((each) => baseName(each) === 'src') && this.#files.list(sources)) roots.push(sources);
      if (depth >= deepest) continue;
      const next = inside.filter((each) => !leftOut.test(baseName(each)));
      waiting.push(...next.map((each) => ({ folder: each, depth: depth + 1 })));
    }
    return roots;
  }
}

/** A class by its file. */
export interface Implementation {
  readonly file: string;
  readonly name: string;
}

const buildFiles = /^(?:pom\.xml|(?:build|settings)\.gradle(?:\.kts)?)$/;

/** The module a folder or file belongs to: what lies before its sources, or before what is built from them. */
export function moduleAround(path: string): string {
  const segments = path.split('/');
  const inside = segments.findLastIndex((segment, index) => {
    if (segment === 'target' || segment === 'build' || segment === 'out') return true;
    return segment === 'src' && /^(?:main|test|java|it)$/.test(segments[index + 1] ?? '');
  });
  return inside === -1 ? path : segments.slice(0, inside).join('/');
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('/');
}
