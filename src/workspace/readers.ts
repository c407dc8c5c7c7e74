import type { Assets, CodeReader, TemplateReader } from '../model/reader.js';
import type { SourceFile } from '../model/source.js';
import type { Dialect } from '../model/template.js';
import { isManifest } from '../readers/templates/architect/recognise.js';
import { isOfCdk } from '../readers/templates/cdk/recognise.js';
import { isSynthesized } from '../readers/templates/cdk-output/recognise.js';
import { partOf } from '../readers/templates/cloudformation/recognise.js';
import { partOf as partOfProject } from '../readers/templates/pulumi/recognise.js';
import { partOf as partOfService } from '../readers/templates/serverless-framework/recognise.js';
import { isStateMachine } from '../readers/templates/states-language/recognise.js';
import { isTerraform } from '../readers/templates/terraform/recognise.js';

/** A reader that is loaded when a first file needs it: parsers are large, and most workspaces need one or two. */
export interface LazyReader<Reader> {
  readonly name: string;
  /** The reader's own list, known before it is loaded. */
  readonly extensions: readonly string[];
  readonly load: () => Promise<Reader>;
}

/** A template reader that says by a cheap look, before it is loaded, whether it is worth loading for a file. */
export interface LazyTemplateReader extends LazyReader<TemplateReader> {
  readonly recognises: (source: SourceFile) => boolean;
}

/** The readers a workspace knows. */
export interface ReaderCatalogue {
  readonly code: readonly LazyReader<CodeReader>[];
  readonly templates: readonly LazyTemplateReader[];
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
      {
        name: 'java',
        extensions: ['.java'],
        load: async () => (await import('../readers/code/java/index.js')).createJavaReader(assets),
      },
      {
        name: 'go',
        extensions: ['.go'],
        load: async () => (await import('../readers/code/go/index.js')).createGoReader(assets),
      },
      {
        name: 'csharp',
        extensions: ['.cs'],
        load: async () => (await import('../readers/code/csharp/index.js')).createCSharpReader(assets),
      },
      {
        name: 'projects',
        extensions: ['package.json', '.csproj', 'pom.xml', 'build.gradle', 'build.gradle.kts'],
        load: async () => (await import('../readers/projects/index.js')).createProjectReader(),
      },
    ],
    templates: [
      {
        name: 'terraform',
        extensions: ['.tf', '.tofu', '.tf.json', '.tofu.json', '.tfvars', '.tfvars.json'],
        recognises: isTerraform,
        load: async () => (await import('../readers/templates/terraform/index.js')).createTerraformReader(assets),
      },
      {
        name: 'states-language',
        extensions: ['.json', '.yaml', '.yml'],
        recognises: isStateMachine,
        load: async () => (await import('../readers/templates/states-language/index.js')).createStatesLanguageReader(),
      },
      {
        name: 'pulumi',
        extensions: ['.yaml', '.yml', '.json', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.py'],
        recognises: (source) => partOfProject(source) !== undefined,
        load: async () => (await import('../readers/templates/pulumi/index.js')).createPulumiReader(assets),
      },
      {
        name: 'cdk-output',
        extensions: ['.json'],
        recognises: isSynthesized,
        load: async () => (await import('../readers/templates/cdk-output/index.js')).createCdkOutputReader(),
      },
      {
        name: 'cdk',
        extensions: ['.json', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.py'],
        recognises: isOfCdk,
        load: async () => (await import('../readers/templates/cdk/index.js')).createCdkReader(assets),
      },
      {
        name: 'cloudformation',
        extensions: ['.yaml', '.yml', '.json', '.template'],
        recognises: (source) => partOf(source) !== undefined,
        load: async () => (await import('../readers/templates/cloudformation/index.js')).createCloudFormationReader(),
      },
      {
        name: 'serverless-framework',
        extensions: ['.yml', '.yaml', '.json', '.ts', '.js', '.cjs', '.mjs'],
        recognises: (source) => partOfService(source) !== undefined,
        load: async () =>
          (await import('../readers/templates/serverless-framework/index.js')).createServerlessFrameworkReader(),
      },
      {
        name: 'architect',
        extensions: ['.arc', '.json', '.yaml', '.yml'],
        recognises: isManifest,
        load: async () => (await import('../readers/templates/architect/index.js')).createArchitectReader(),
      },
    ],
  };
}

/** The loaded part of a catalogue. */
export class Readers {
  readonly #code: readonly Loadable<CodeReader>[];
  readonly #templates: readonly LoadableTemplateReader[];

  constructor(catalogue: ReaderCatalogue) {
    this.#code = catalogue.code.map((lazy) => new Loadable(lazy));
    this.#templates = catalogue.templates.map((lazy) => new LoadableTemplateReader(lazy));
  }

  /** The reader of a source file, by its ending; undefined for a file of another kind, or a declaration file. */
  codeFor(path: string): Loadable<CodeReader> | undefined {
    return isDeclarationFile(path) ? undefined : this.#code.find((reader) => reader.reads(path));
  }

  /** The readers whose templates have this ending. */
  templatesFor(path: string): readonly LoadableTemplateReader[] {
    return this.#templates.filter((reader) => reader.reads(path));
  }

  /** The reader of a file in a dialect, as far as it was loaded: facts of a dialect only come from a loaded reader. */
  templateReader(dialect: Dialect, path: string): TemplateReader | undefined {
    const readers = this.templatesFor(path).map(({ loaded }) => loaded);
    return readers.find((reader) => reader?.dialects.includes(dialect));
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

/** A template reader, loaded at most once. */
export class LoadableTemplateReader extends Loadable<TemplateReader> {
  readonly recognises: (source: SourceFile) => boolean;

  constructor(lazy: LazyTemplateReader) {
    super(lazy);
    this.recognises = lazy.recognises;
  }
}

function isDeclarationFile(path: string): boolean {
  return /\.d\.[cm]?ts$/.test(path);
}
