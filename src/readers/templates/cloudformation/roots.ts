import type { CloudFormationFile } from '../../stack/file.js';
import { hasResources, nestedPaths } from '../../stack/nested-stacks.js';

/**
 * The templates that no other nests, in the order of their paths. Templates that nest each other in a circle have none
 * above them; then the first of the circle counts as the root.
 */
export function rootsOf(files: ReadonlyMap<string, CloudFormationFile>): readonly CloudFormationFile[] {
  const stacks = [...files.values()].filter(isTemplate).sort((a, b) => (a.path < b.path ? -1 : 1));
  const nested = new Map(stacks.map((file) => [file.path, nestedPaths(file)]));
  const targets = new Set([...nested].flatMap(([path, paths]) => paths.filter((target) => target !== path)));
  const roots = stacks.filter(({ path }) => !targets.has(path));
  const reached = new Set<string>();
  for (const root of roots) reach(root.path);
  for (const file of stacks) {
    if (reached.has(file.path)) continue;
    roots.push(file);
    reach(file.path);
  }
  return roots;

  /** A file that cannot be read is a root too: it must not pass for one without problems. */
  function isTemplate(file: CloudFormationFile): boolean {
    return file.part === 'stack' && (file.problems.length > 0 || hasResources(file));
  }

  function reach(from: string): void {
    const open = [from];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (reached.has(path)) continue;
      reached.add(path);
      open.push(...(nested.get(path) ?? []));
    }
  }
}
