import type { Assets, CodeReader, TemplateReader } from '../model/reader.js';
import type { Dialect } from '../model/template.js';

/** A reader that is loaded when a first file needs it: parsers are large, and most workspaces need one or two. */
export interface LazyReader<Reader> {
  readonly name: string;
  /** The reader's own list, known before it is loaded. */
  readonly extensions: readonly string[];
  readonly load: () => Promise<Reader>;
}

/** The readers a workspace knows. */
export interface ReaderCatalogue {
  readonly code: readonly LazyReader<CodeReader>[];
  readonly templates: readonly LazyReader<TemplateReader>[];
}

/** Every reader there is. `assets` gives the grammars in WebAssembly. */
export function standardReaders(assets: Assets): ReaderCatalogue {
  return {
    code: [
      {
        name: 'typescript',
        extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
        load: async () => (await import('../readers/code/typescript/index.js')).createTypeScriptReader(),
      },
      {
        name: 'python',
        extensions: ['.py'],
        load: async () => (await import('../readers/code/python/index.js')).createPythonReader(assets),
      },
    ],
    templates: [
      {
        name: 'cloudformation',
        extensions: ['.yaml', '.yml', '.json', '.template'],
        load: async () => (await import('../readers/templates/cloudformation/index.js')).createCloudFormationReader(),
      },
    ],
  };
}

/** The loaded part of a catalogue. */
export class Readers {
  readonly #code: readonly Loadable<CodeReader>[];
  readonly #templates: readonly Loadable<TemplateReader>[];

  constructor(catalogue: ReaderCatalogue) {
    this.#code = catalogue.code.map((lazy) => new Loadable(lazy));
    this.#templates = catalogue.templates.map((lazy) => new Loadable(lazy));
  }

  /** The reader of a source file, by its ending; undefined for a file of another kind, or a declaration file. */
  codeFor(path: string): Loadable<CodeReader> | undefined {
    return isDeclarationFile(path) ? undefined : this.#code.find((reader) => reader.reads(path));
  }

  /** The readers whose templates have this ending. */
  templatesFor(path: string): readonly Loadable<TemplateReader>[] {
    return this.#templates.filter((reader) => reader.reads(path));
  }

  /** The reader of a dialect, as far as it was loaded: facts of a dialect only come from a loaded reader. */
  templateReader(dialect: Dialect): TemplateReader | undefined {
    return this.#templates.map(({ loaded }) => loaded).find((reader) => reader?.dialects.includes(dialect));
  }
}

/** One reader, loaded at most once. */
export class Loadable<Reader> {
  readonly #lazy: LazyReader<Reader>;
  #loading: Promise<Reader> | undefined;
  /** The reader when it is there already. */
  loaded: Reader | undefined;

  constructor(lazy: LazyReader<Reader>) {
    this.#lazy = lazy;
  }

  get name(): string {
    return this.#lazy.name;
  }

  reads(path: string): boolean {
    const lower = path.toLowerCase();
    return this.#lazy.extensions.some((extension) => lower.endsWith(extension));
  }

  load(): Promise<Reader> {
    this.#loading ??= this.#lazy.load().then((reader) => {
      this.loaded = reader;
      return reader;
    });
    return this.#loading;
  }
}

function isDeclarationFile(path: string): boolean {
  return /\.d\.[cm]?ts$/.test(path);
}
