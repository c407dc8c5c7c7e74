import type { Project } from '../model/application.js';
import type { CodeFacts, FunctionFact, ImportFact, Language } from '../model/code.js';
import { CSharpProjects } from './csharp-projects.js';
import { constructedClass, indexOf } from './file-index.js';
import type { FileLookup } from './file-lookup.js';
import { packageFiles } from './go-packages.js';
import { JavaSources } from './java-sources.js';
import { baseName, folderOf, foldersUpFrom, joinPaths } from './paths.js';
import { projectsAround } from './projects.js';

/** What an exported name turns out to be. */
export type ExportedThing =
  | { readonly kind: 'function'; readonly file: string; readonly index: number; readonly fact: FunctionFact }
  /** A class of that file or an object with functions in it, by name; its members are the functions `Name.member`. */
  | { readonly kind: 'class'; readonly file: string; readonly name: string }
  /** A file of its own: a submodule of a package, a namespace that is exported again. */
  | { readonly kind: 'module'; readonly file: string }
  /** It is there, and is no function that can be seen. */
  | { readonly kind: 'value'; readonly file: string }
  /** A member of a value: the functions of its file that have that name. */
  | { readonly kind: 'candidates'; readonly file: string; readonly indexes: readonly number[] }
  | { readonly kind: 'missing' }
  /** It may come from a place that cannot be read. */
  | { readonly kind: 'unknown' };

/** Where an import leads. */
export type ImportedFile =
  | { readonly kind: 'file'; readonly path: string }
  /** A package, or something that holds no code. */
  | { readonly kind: 'elsewhere' }
  /** It is written as local, and not there. */
  | { readonly kind: 'missing' };

/** Names only grow this long when modules export each other's members in a circle. */
const longestName = 500;

/** Follows imports to files and exported names to functions, for code that is packaged from the folders `roots`. */
export class Modules {
  readonly #files: FileLookup;
  readonly #roots: readonly string[];
  readonly #facts = new Map<string, CodeFacts | undefined>();
  readonly #imports = new Map<ImportFact, ImportedFile>();
  readonly #exports = new Map<string, ExportedThing>();
  readonly #packages = new Map<string, readonly string[]>();
  #csharp: CSharpProjects | undefined;
  #java: JavaSources | undefined;

  constructor(files: FileLookup, roots: readonly string[]) {
    this.#files = files;
    this.#roots = roots;
  }

  /** The facts of a file; undefined when it is not there or no reader knows it. */
  facts(path: string): CodeFacts | undefined {
    if (this.#facts.has(path)) return this.#facts.get(path);
    const facts = this.#files.exists(path) ? this.#files.code(path) : undefined;
    this.#facts.set(path, facts);
    return facts;
  }

  /** The files of a project's tools around a source file, the nearest first. */
  projectsAround(path: string, language: Language): readonly Project[] {
    return projectsAround(path, language, this.#files, (file) => this.facts(file));
  }

  /** The files that a file shares its names with: all of its package in Go, itself elsewhere. */
  packageOf(path: string): readonly string[] {
    if (!path.endsWith('.go')) return [path];
    const files = this.#packageFiles(folderOf(path));
    const programs = files.filter((file) => this.facts(file)?.functions.some(({ name }) => name === 'main'));
    // Several programs in one folder are built one by one, each without the others.
    return programs.length < 2 ? files : files.filter((file) => file === path || !programs.includes(file));
  }

  /** The file an import of `facts` leads to; of a package that is a folder, any of its files. Types lead nowhere, as nothing of them is left when the code runs. */
  imported(facts: CodeFacts, imported: ImportFact): ImportedFile {
    const kept = this.#imports.get(imported);
    if (kept) return kept;
    const found = this.#find(facts, imported);
    this.#imports.set(imported, found);
    return found;
  }

  #find(facts: CodeFacts, imported: ImportFact): ImportedFile {
    if (imported.typeOnly) return { kind: 'elsewhere' };
    for (const candidate of imported.candidates) {
      for (const path of this.#places(facts.file, candidate)) {
        if (path !== facts.file && this.facts(path)) return { kind: 'file', path };
        if (path !== facts.file && this.#files.exists(path)) return { kind: 'elsewhere' };
        const member = facts.language === 'go' ? this.#memberOfPackage(path, facts.file) : undefined;
        if (member) return { kind: 'file', path: member };
      }
    }
    return isRelative(imported.module) && !isData(imported.module) ? { kind: 'missing' } : { kind: 'elsewhere' };
  }

  #memberOfPackage(folder: string, importing: string): string | undefined {
    return this.#packageFiles(folder).find((file) => file !== importing && this.facts(file));
  }

  #packageFiles(folder: string): readonly string[] {
    const files = this.#packages.get(folder) ?? packageFiles(folder, this.#files);
    this.#packages.set(folder, files);
    return files;
  }

  #fileOfType(name: string, importing: string): readonly string[] {
    if (name.endsWith('.java')) return this.#fileOfJavaType(name, importing);
    const file = this.#projects().fileOf(name.replace(/\.cs$/, ''), importing, this.#roots);
    return file === undefined ? [] : [file];
  }

  #fileOfJavaType(path: string, importing: string): readonly string[] {
    const folders = [folderOf(importing), ...this.#roots];
    return folders.flatMap((folder) => this.#javaSources().fileOf(path, folder) ?? []).slice(0, 1);
  }

  #javaSources(): JavaSources {
    this.#java ??= JavaSources.of(this.#files, (path) => this.facts(path));
    return this.#java;
  }

  #projects(): CSharpProjects {
    this.#csharp ??= new CSharpProjects(this.#files, (path) => this.facts(path));
    return this.#csharp;
  }

  #places(importing: string, { base, path }: ImportFact['candidates'][number]): readonly string[] {
    if (base === 'file') return [path];
    if (base === 'project') return this.#fileOfType(path, importing);
    const folders = new Set([...this.#roots, ...foldersUpFrom(importing)]);
    return [...folders].flatMap((folder) => joinPaths(folder, path) ?? []);
  }

  /**
   * What `name` is that `file` exports, through everything that only passes it on. A dotted name is a member: of a class,
   * or of a module that is exported under a name. With `()` behind it, it is the function that the one of that name gives.
   */
  exported(file: string, name: string): ExportedThing {
    const key = `${file} ${name}`;
    const thing = this.#exports.get(key) ?? this.#exported(file, name, new Set());
    this.#exports.set(key, thing);
    return thing;
  }

  /** `seen` holds what was looked for already: each name of each file is followed once, so that circles come to an end. */
  #exported(file: string, name: string, seen: Set<string>): ExportedThing {
    const facts = this.facts(file);
    const key = `${file} ${name}`;
    if (!facts || name.length > longestName) return { kind: 'unknown' };
    if (seen.has(key)) return { kind: 'missing' };
    seen.add(key);
    if (name.endsWith('()')) return this.#givenBy(this.#exported(file, name.slice(0, -2), seen));
    const isTyped = facts.language === 'csharp' || facts.language === 'java';
    const implemented = isTyped ? this.#implemented(facts, name, seen) : undefined;
    if (implemented && implemented.kind !== 'missing') return implemented;
    const here = this.#exportedByName(facts, name, seen);
    const named = here.kind === 'missing' ? this.#exportedBeside(facts, name, seen) : here;
    if (named.kind !== 'missing') return named;
    const dot = name.indexOf('.');
    return dot === -1 ? this.#exportedByStar(facts, name, seen) : this.#member(facts, name, dot, seen);
  }

  /** The function that a function makes and gives away: what `NewHandler()` is. */
  #givenBy(thing: ExportedThing): ExportedThing {
    const facts = thing.kind === 'function' ? this.facts(thing.file) : undefined;
    if (!facts || thing.kind !== 'function') return { kind: 'unknown' };
    const [only, ...others] = indexOf(facts).givenAway.get(thing.index) ?? [];
    return only === undefined || others.length > 0 ? { kind: 'unknown' } : functionAt(facts, only);
  }

  #exportedByName(facts: CodeFacts, name: string, seen: Set<string>): ExportedThing {
    const { exports, functions, owners } = indexOf(facts);
    const exported = exports.get(name);
    if (exported?.from) return this.#reexported(facts, exported.from, seen);
    if (exported?.function !== undefined) return functionAt(facts, exported.function);
    if (owners.has(name)) return { kind: 'class', file: facts.file, name };
    if (exported) return { kind: 'value', file: facts.file };
    const [method] = name.includes('.') ? (functions.get(name) ?? []) : [];
    if (method !== undefined) return functionAt(facts, method);
    return facts.language === 'python' ? this.#submodule(facts, name) : { kind: 'missing' };
  }

  /** What another file of the same package declares. */
  #exportedBeside({ file }: CodeFacts, name: string, seen: Set<string>): ExportedThing {
    for (const beside of this.packageOf(file)) {
      const facts = beside === file ? undefined : this.facts(beside);
      const found = facts ? this.#exportedByName(facts, name, seen) : undefined;
      if (found && found.kind !== 'missing') return found;
    }
    return { kind: 'missing' };
  }

  #submodule({ file }: CodeFacts, name: string): ExportedThing {
    if (baseName(file) !== '__init__.py') return { kind: 'missing' };
    const path = joinPaths(folderOf(file), name) ?? '';
    const submodule = [`${path}.py`, `${path}/__init__.py`].find((candidate) => this.facts(candidate));
    return submodule ? { kind: 'module', file: submodule } : { kind: 'missing' };
  }

  #reexported(
    facts: CodeFacts,
    from: { readonly import: number; readonly name: string },
    seen: Set<string>,
  ): ExportedThing {
    const imported = facts.imports[from.import];
    return imported ? this.#followed(facts, imported, from.name, seen) : { kind: 'unknown' };
  }

  #followed(facts: CodeFacts, imported: ImportFact, name: string, seen: Set<string>): ExportedThing {
    const target = this.imported(facts, imported);
    if (target.kind !== 'file') return { kind: 'unknown' };
    return name === '*' ? { kind: 'module', file: target.path } : this.#exported(target.path, name, seen);
  }

  #exportedByStar(facts: CodeFacts, name: string, seen: Set<string>): ExportedThing {
    let result: ExportedThing = { kind: 'missing' };
    for (const { name: exported, from } of facts.exports) {
      if (exported !== '*' || !from) continue;
      const there = from.name === '*' ? name : `${from.name}.${name}`;
      const found = this.#reexported(facts, { import: from.import, name: there }, seen);
      if (found.kind === 'unknown') result = found;
      else if (found.kind !== 'missing') return found;
    }
    return result;
  }

  /** What runs for a method of an interface: that of the only class of the project that implements it. */
  #implemented(facts: CodeFacts, name: string, seen: Set<string>): ExportedThing | undefined {
    const dot = name.lastIndexOf('.');
    const owner = dot === -1 ? undefined : name.slice(0, dot);
    const declared = owner === undefined ? undefined : indexOf(facts).exports.get(owner)?.class;
    if (owner === undefined || declared?.isInterface !== true) return undefined;
    const types = facts.language === 'java' ? this.#javaSources() : this.#projects();
    const found = types.implementationOf(owner, facts.file);
    return found && this.#exported(found.file, `${found.name}${name.slice(dot)}`, seen);
  }

  #member(facts: CodeFacts, name: string, dot: number, seen: Set<string>): ExportedThing {
    const ownerName = name.slice(0, dot);
    const member = name.slice(dot + 1);
    const owner = this.#exported(facts.file, ownerName, seen);
    if (facts.language === 'go' && 'file' in owner) return this.#methodInPackage(owner.file, member);
    switch (owner.kind) {
      case 'module':
        return this.#exported(owner.file, member, seen);
      case 'class':
        return this.#named(owner.file, (fact) => fact.name === `${owner.name}.${member}`);
      case 'value':
        return this.#named(owner.file, (fact) => fact.name === member || fact.name.endsWith(`.${member}`));
      case 'missing':
        // The default import of a CommonJS module is all that it exports.
        return ownerName === 'default' ? this.#exported(facts.file, member, seen) : owner;
      case 'unknown':
        return owner;
      default:
        return { kind: 'value', file: owner.file };
    }
  }

  /** A method of whatever a function of a package gives, or an interface or variable of it stands for. */
  #methodInPackage(file: string, member: string): ExportedThing {
    for (const each of this.packageOf(file)) {
      const found = this.#named(each, (fact) => fact.name.endsWith(`.${member}`));
      if (found.kind !== 'value') return found;
    }
    return { kind: 'value', file };
  }

  #named(file: string, isMeant: (fact: FunctionFact) => boolean): ExportedThing {
    const facts = this.facts(file);
    const indexes = (facts?.functions ?? []).flatMap((fact, index) => (isMeant(fact) ? [index] : []));
    const [only, ...others] = indexes;
    if (!facts || only === undefined) return { kind: 'value', file };
    return others.length === 0 ? functionAt(facts, only) : { kind: 'candidates', file, indexes };
  }
}

/** The function `index` of a file; a constructor stands for its class. */
export function functionAt(facts: CodeFacts, index: number): ExportedThing {
  const fact = facts.functions[index];
  if (!fact) return { kind: 'unknown' };
  const className = constructedClass(fact);
  return className === undefined
    ? { kind: 'function', file: facts.file, index, fact }
    : { kind: 'class', file: facts.file, name: className };
}

function isRelative(module: string): boolean {
  return module.startsWith('.') || module.startsWith('/');
}

/** Imports of data and of what a bundler turns into something else: not there for a reader, and no code is missing. */
function isData(module: string): boolean {
  return /\.(json|graphql|gql|css|scss|html|txt|sql|md|ya?ml|node|wasm|svg|png)$/i.test(module);
}
