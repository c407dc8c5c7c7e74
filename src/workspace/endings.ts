/** Endings of the files that readers look at, without the dot: handlers first, then templates. */
export const readEndings: readonly string[] = [
  ...['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'py', 'java', 'go', 'cs'],
  ...['yaml', 'yml', 'json', 'template', 'tf', 'tofu', 'tfvars', 'arc'],
];

/** Endings of the files that say how code is built; they are read when code leads to them. */
export const projectEndings: readonly string[] = ['csproj', 'xml', 'gradle', 'kts'];

/** Endings of files that are only read when something leads to them: definitions with gaps in them, and the like. */
const namedEndings = ['tftpl', 'tpl', 'asl', ...projectEndings];

/** Endings of every file a finding can depend on, without the dot. */
export const allEndings: readonly string[] = [...readEndings, ...namedEndings];

/** Matches every file a finding can depend on. */
export const readGlob = `**/*.{${allEndings.join(',')}}`;
