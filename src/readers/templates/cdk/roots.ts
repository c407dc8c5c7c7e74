import type { TemplateFacts } from '../../../model/template.js';
import { AssemblyCache } from '../../assembly-cache.js';
import { assembleApplication, type Root } from './assemble.js';
import type { CdkFile, ProgramFile } from './file.js';
import { type Settings, settingsIn } from './settings.js';

/** The applications of a workspace, each kept for as long as nothing it is made of changes. */
export class Applications {
  readonly #cache = new AssemblyCache<CdkFile, TemplateFacts>();

  /**
   * One for each entry that a `cdk.json` names; then one for each other file that makes an application; then one for each
   * file with stacks that nobody made.
   */
  of(files: ReadonlyMap<string, CdkFile>): readonly TemplateFacts[] {
    const found: TemplateFacts[] = [];
    const taken = new Set<string>();
    const add = (root: Root): void => {
      if (taken.has(root.file.program.path)) return;
      const facts = this.#cache.assembled(root.file, files, (source) => assembleApplication(root, source));
      for (const path of facts.files) taken.add(path);
      if (facts.declarations.length > 0 || !root.isStackAlone) found.push(facts);
    };
    const paths = [...files.keys()].toSorted();
    const allSettings = paths.flatMap((path) => settingsIn(path, files.get(path)) ?? []);
    for (const settings of allSettings) {
      const file = entryOf(settings, files);
      if (file) add({ file, settings: settings.path, isStackAlone: false });
    }
    for (const mark of ['app', 'stack'] as const) {
      for (const path of paths) {
        const file = files.get(path);
        if (file?.kind !== 'program' || !file.marks.includes(mark) || isTest(path)) continue;
        const settings = nearest(allSettings, path);
        add({ file, ...(settings && { settings: settings.path }), isStackAlone: mark === 'stack' });
      }
    }
    return found;
  }
}

function entryOf({ entries }: Settings, files: ReadonlyMap<string, CdkFile>): ProgramFile | undefined {
  for (const path of entries) {
    const file = files.get(path);
    if (file?.kind === 'program') return file;
  }
  return undefined;
}

/** The settings of the folder a file lies in or of one above it. */
function nearest(all: readonly Settings[], path: string): Settings | undefined {
  return all
    .filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`))
    .toSorted((a, b) => b.folder.length - a.folder.length)[0];
}

/** Tests make applications that nobody deploys. */
function isTest(path: string): boolean {
  return /(?:^|\/)(?:tests?|__tests__|integ-tests?)\/|(?:^|[./_-])(?:test|spec|integ)[._-]/.test(path);
}
