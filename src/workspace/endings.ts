/** Endings of the files that readers look at, without the dot: handlers first, then templates. */
export const readEndings: readonly string[] = [
  ...['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'py', 'java', 'go', 'cs'],
  ...['yaml', 'yml', 'json', 'template', 'tf', 'tofu', 'tfvars', 'arc'],
];

/** Endings of files that are only read when a template names them: definitions with gaps in them. */
const namedEndings = ['tftpl', 'tpl', 'asl', 'csproj', 'xml', 'gradle', 'kts'];

/** Matches every file a finding can depend on. */
export const readGlob = `**/*.{${[...readEndings, ...namedEndings].join(',')}}`;
