import type { Folders } from './folders.js';
import { isInProgramOutput } from './ignore-rules.js';
import type { Readers } from './readers.js';

/** Files whose names say that a reader may want them, by path. A program can be both. */
export interface Discovered {
  readonly templates: readonly string[];
  readonly code: readonly string[];
}

/**
 * Walks folders and takes up what may be a template or source file. Ignored folders and links to folders are not entered:
 * what a link in the workspace leads to is found where it lies. Of what a program wrote only templates are taken up, not its
 * copies of code.
 */
export async function discover(
  folders: Folders,
  readers: Readers,
  roots: readonly string[],
  pause: () => Promise<void>,
): Promise<Discovered> {
  const templates: string[] = [];
  const code: string[] = [];
  const waiting = [...roots];
  const visited = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (visited.has(path)) continue;
    visited.add(path);
    const folder = await folders.read(path);
    if (!folder || folder.ignored) continue;
    await pause();
    const inFolder = (name: string) => (path === '' ? name : `${path}/${name}`);
    for (const name of folder.files) {
      const file = inFolder(name);
      if (isInProgramOutput(file) && !file.endsWith('.template.json')) continue;
      const isTemplate = readers.templatesFor(file).length > 0;
      const isCode = readers.codeFor(file) !== undefined;
      if ((!isTemplate && !isCode) || folders.ignoresFile(file)) continue;
      if (isTemplate) templates.push(file);
      if (isCode) code.push(file);
    }
    for (const name of folder.folders) {
      const isCopy = isInProgramOutput(inFolder(name)) && !name.startsWith('assembly-');
      if (!folder.links.has(name) && !isCopy) waiting.push(inFolder(name));
    }
  }
  return { templates: templates.sort(), code: code.sort() };
}

/** Folders beside the code where people keep their templates. */
const templateFolders = [
  'bin',
  'cdk',
  'iac',
  'infra',
  'infrastructure',
  'deploy',
  'deployment',
  'cloudformation',
  'cfn',
  'sam',
  'lib',
  'pulumi',
  'stacks',
  'templates',
  'terraform',
];

/**
 * Template candidates that a file may belong to: those in its folder and every folder above it, and in the folders for
 * templates there.
 */
export async function nearbyTemplates(folders: Folders, readers: Readers, path: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let folder = path; folder !== ''; ) {
    folder = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0));
    const beside = templateFolders.map((name) => (folder === '' ? name : `${folder}/${name}`));
    for (const place of [folder, ...beside]) {
      const content = await folders.read(place);
      for (const name of content?.files ?? []) {
        const file = place === '' ? name : `${place}/${name}`;
        if (readers.templatesFor(file).length > 0) found.push(file);
      }
    }
  }
  return found;
}
