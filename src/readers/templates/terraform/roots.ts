import { resolvePath } from '../../paths.js';
import type { TerraformFile } from './file.js';

/**
 * The folders of root modules, in order: those with a configuration that no other module calls. Modules that call each
 * other in a circle have none above them; then the first of the circle counts as the root.
 */
export function rootFolders(folders: ReadonlyMap<string, readonly TerraformFile[]>): readonly string[] {
  const configured = [...folders]
    .filter(([, files]) => files.some((file) => file.part === 'configuration' && declares(file)))
    .map(([folder]) => folder)
    .sort();
  const calls = new Map([...folders].map(([folder, files]) => [folder, calledFolders(folder, files)]));
  const called = new Set([...calls].flatMap(([folder, targets]) => targets.filter((target) => target !== folder)));
  const roots = configured.filter((folder) => !called.has(folder));
  const reached = new Set<string>();
  for (const root of roots) reach(root);
  for (const folder of configured) {
    if (reached.has(folder)) continue;
    roots.push(folder);
    reach(folder);
  }
  return roots;

  function reach(from: string): void {
    const open = [from];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
      if (reached.has(folder)) continue;
      reached.add(folder);
      open.push(...(calls.get(folder) ?? []));
    }
  }
}

/** A file that cannot be read counts too: it must not pass for one without problems. */
function declares({ body, problems }: TerraformFile): boolean {
  return problems.length > 0 || body.blocks.some(({ type }) => type === 'resource' || type === 'module');
}

function calledFolders(folder: string, files: readonly TerraformFile[]): readonly string[] {
  return files.flatMap(({ body }) =>
    body.blocks.flatMap((block) => {
      if (block.type !== 'module') return [];
      const source = block.body.attributes.find(({ name }) => name === 'source')?.value;
      if (source?.kind !== 'template') return [];
      const [only] = source.parts;
      if (only?.kind !== 'text' || !/^\.\.?(?:\/|$)/.test(only.text)) return [];
      const local = resolvePath(folder === '' ? '-' : `${folder}/-`, only.text);
      return local.kind === 'local' ? [local.path] : [];
    }),
  );
}
