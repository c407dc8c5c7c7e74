import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import { baseName, folderOf, relativeTo } from '../linker/paths.js';

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

/** `.git`, `.aws-sam`, `.venv`, `.terraform`, `.next` … but not the folders below, where people keep templates. */
const hiddenFoldersWithSource: ReadonlySet<string> = new Set(['.github', '.gitlab', '.infra', '.infrastructure']);

/** Files of package managers: large, never templates, and easily mistaken for data that matters. */
const foreignFiles = /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|composer\.json)$/;

/** What is not read: `.gitignore` files, the configuration's globs, and folders that are never a person's own code. */
export class IgnoreRules {
  readonly #isConfigured: (path: string) => boolean;
  readonly #gitIgnores = new Map<string, Ignore>();
  readonly #exempt = new Set<string>();

  /** `globs` as the configuration gives them, relative to the workspace folder. */
  constructor(globs: readonly string[]) {
    const withContent = globs.flatMap((glob) => [glob, `${glob.replace(/\/+$/, '')}/**`]);
    this.#isConfigured = withContent.length > 0 ? picomatch(withContent, { dot: true }) : () => false;
  }

  /** Takes over the `.gitignore` of a folder. Lines that make no sense are left out. */
  addGitIgnore(folder: string, text: string): void {
    this.#gitIgnores.set(folder, ignore({ allowRelativePaths: true }).add(text));
  }

  /** What lies in `folder` is judged by itself, not by what is said above it: somebody asked for it by name. */
  exempt(folder: string): void {
    this.#exempt.add(folder);
  }

  isExempt(folder: string): boolean {
    return this.#exempt.has(folder);
  }

  /** Whether a folder is left out, as far as its own path and the `.gitignore` files above it tell. */
  ignoresFolder(path: string, siblings: ReadonlySet<string>): boolean {
    const name = baseName(path);
    return (
      foreignFolders.has(name) ||
      (name.startsWith('.') && !hiddenFoldersWithSource.has(name)) ||
      isPackageData(name) ||
      ((name === 'bin' || name === 'obj') && some(siblings, (sibling) => /\.(cs|fs|vb)proj$/.test(sibling))) ||
      // `pip install --target` puts packages beside the handler, each with a folder of its data.
      some(siblings, isPackageData) ||
      this.#isConfigured(path) ||
      this.#isGitIgnored(`${path}/`)
    );
  }

  ignoresFile(path: string): boolean {
    return foreignFiles.test(path) || this.#isConfigured(path) || this.#isGitIgnored(path);
  }

  /** The nearest `.gitignore` that says anything has the last word, as in git. `path` ends with `/` for folders. */
  #isGitIgnored(path: string): boolean {
    if (this.#gitIgnores.size === 0) return false;
    let folder = folderOf(path.replace(/\/$/, ''));
    for (;;) {
      const rules = this.#gitIgnores.get(folder);
      const relative = relativeTo(folder, path);
      if (rules && relative) {
        const { ignored, unignored } = rules.test(relative);
        if (ignored || unignored) return ignored;
      }
      if (folder === '' || this.#exempt.has(folder)) return false;
      folder = folderOf(folder);
    }
  }
}

function isPackageData(name: string): boolean {
  return name.endsWith('.dist-info') || name.endsWith('.egg-info');
}

function some(names: ReadonlySet<string>, test: (name: string) => boolean): boolean {
  for (const name of names) if (test(name)) return true;
  return false;
}
