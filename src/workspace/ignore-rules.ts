import picomatch from 'picomatch';
import { baseName, folderOf, relativeTo } from '../linker/paths.js';
import { GitIgnore } from './git-ignore.js';

/** Folders that tools write, install or keep for themselves, wherever they lie. */
const foreignFolders: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'vendor',
  'third_party',
  'third-party',
  'site-packages',
  'dist-packages',
  'venv',
  '__pycache__',
  'dist',
  'build',
  'target',
  'coverage',
  'cdk.out',
]);

/** `.git`, `.aws-sam`, `.venv`, `.terraform`, `.next` … but not the folders below, where people keep templates and pipelines. */
const hiddenFoldersWithSource: ReadonlySet<string> = new Set([
  '.github',
  '.gitlab',
  '.circleci',
  '.buildkite',
  '.azuredevops',
  '.azure-pipelines',
  '.infra',
  '.infrastructure',
]);

/** Files of package managers: large, never templates, and easily mistaken for data that matters. */
const foreignFiles = /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|composer\.json)$/;

/** What is not read: `.gitignore` files, the configuration's globs, and folders that are never a person's own code. */
export class IgnoreRules {
  readonly #isConfigured: (path: string) => boolean;
  readonly #gitIgnores = new Map<string, GitIgnore>();
  /** Repositories repeat one `.gitignore` in many folders. */
  readonly #parsed = new Map<string, GitIgnore>();
  readonly #exempt = new Set<string>();

  /** `globs` as the configuration gives them, relative to the workspace folder. */
  constructor(globs: readonly string[]) {
    const withContent = globs.flatMap((glob) => [glob, `${glob.replace(/\/+$/, '')}/**`]);
    this.#isConfigured = withContent.length > 0 ? picomatch(withContent, { dot: true }) : () => false;
  }

  /** Takes over the `.gitignore` of a folder. */
  addGitIgnore(folder: string, text: string): void {
    const parsed = this.#parsed.get(text) ?? new GitIgnore(text);
    this.#parsed.set(text, parsed);
    this.#gitIgnores.set(folder, parsed);
  }

  /** What lies in `folder` is judged by itself, not by what is said above it: somebody asked for it by name. */
  exempt(folder: string): void {
    this.#exempt.add(folder);
  }

  isExempt(folder: string): boolean {
    return this.#exempt.has(folder);
  }

  /** Whether a folder is left out, as far as its own path, its neighbours and the `.gitignore` files above it tell. */
  ignoresFolder(path: string, beside: Neighbours): boolean {
    const name = baseName(path);
    if (beside.cdkProgram && name === 'cdk.out') return this.#isConfigured(path);
    if (isInProgramOutput(path)) return foreignFolders.has(name) || this.#isConfigured(path);
    return (
      foreignFolders.has(name) ||
      (name.startsWith('.') && !hiddenFoldersWithSource.has(name)) ||
      isPackageData(name) ||
      beside.installedPackages ||
      (beside.dotnetProject && (name === 'bin' || name === 'obj')) ||
      this.#isConfigured(path) ||
      this.#isGitIgnored(path, true)
    );
  }

  /** Whether a file is left out whose folder is not. Only asked of what could be a template or source file. */
  ignoresFile(path: string): boolean {
    if (foreignFiles.test(path) || this.#isConfigured(path)) return true;
    return !isInProgramOutput(path) && this.#isGitIgnored(path, false);
  }

  /** The nearest `.gitignore` that says anything has the last word, as in git. */
  #isGitIgnored(path: string, isFolder: boolean): boolean {
    if (this.#gitIgnores.size === 0) return false;
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const rules = this.#gitIgnores.get(folder);
      const relative = relativeTo(folder, path);
      const ignored = relative && rules?.says(relative, isFolder);
      if (typeof ignored === 'boolean') return ignored;
      if (folder === '' || this.#exempt.has(folder)) return false;
    }
  }
}

/** What lies beside a folder and says what it is. */
export interface Neighbours {
  /** Data of Python packages: `pip install --target` puts the packages here, beside the handler. */
  readonly installedPackages: boolean;
  /** A .NET project, whose `bin` and `obj` are made by its build. */
  readonly dotnetProject: boolean;
  /** A program of the CDK, whose output is read although nobody keeps it in git. */
  readonly cdkProgram: boolean;
}

/** What the content of a folder says of each folder in it. */
export function neighboursIn(files: ReadonlySet<string>, folders: ReadonlySet<string>): Neighbours {
  return {
    installedPackages: [...folders].some(isPackageData),
    dotnetProject: [...files].some((name) => /\.(cs|fs|vb)proj$/.test(name)),
    cdkProgram: files.has('cdk.json'),
  };
}

function isPackageData(name: string): boolean {
  return name.endsWith('.dist-info') || name.endsWith('.egg-info');
}

/** Whether a path lies in the folder into which the CDK writes. */
export function isInProgramOutput(path: string): boolean {
  return /(^|\/)cdk\.out\//.test(path);
}
