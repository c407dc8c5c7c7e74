/** Folders that tools write and people do not: what lies in them may not be there before a build. */
const outputFolders: ReadonlySet<string> = new Set([
  'dist',
  'build',
  'out',
  'output',
  'target',
  'bin',
  'publish',
  'package',
  'artifacts',
  '.aws-sam',
  '.build',
  '.esbuild',
  '.serverless',
  '.webpack',
  'cdk.out',
]);

/** Whether a path leads into something a build makes, so that its absence proves nothing. */
export function isBuildOutput(path: string): boolean {
  return path.split('/').some((segment) => outputFolders.has(segment) || /^asset[.-]/.test(segment));
}

/**
 * Where the source of a built module may lie, best first: `dist/app` may come from `src/app`, `app` or `lib/app`, and
 * `dist/save/index` from `src/save` too. Empty for a path that is no build output.
 */
export function sourcesOfBuilt(path: string): readonly string[] {
  const segments = path.split('/');
  const at = segments.findIndex((segment) => outputFolders.has(segment) || segment === 'lib');
  if (at === -1) return [];
  const before = segments.slice(0, at);
  // SAM builds into `.aws-sam/build/<function>`.
  const after = segments.slice(segments[at] === '.aws-sam' ? at + 3 : at + 1);
  const rests = after.length > 1 && after.at(-1) === 'index' ? [after, after.slice(0, -1)] : [after];
  const sourceFolders = [['src'], [], ['lib']].filter(([folder]) => folder !== segments[at]);
  return rests.flatMap((rest) => sourceFolders.map((folder) => [...before, ...folder, ...rest].join('/')));
}
