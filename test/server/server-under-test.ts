import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');

/**
 * The server as it is in the sources now, bundled as for a release but readable.
 * @returns the path of the program.
 */
export async function bundledServer(): Promise<string> {
  const outdir = join(root, 'out', 'server-under-test');
  await build({
    absWorkingDir: root,
    entryPoints: { server: 'src/server/node.ts' },
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'es2023',
    mainFields: ['module', 'main'],
    loader: { '.md': 'text' },
    logLevel: 'warning',
    banner: {
      js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);",
    },
    define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
  });
  return join(outdir, 'server.js');
}

/** The built program, when `npm run build` was run before. */
export function builtCommandLine(): string | undefined {
  const program = join(root, 'dist', 'cli.js');
  return existsSync(program) ? program : undefined;
}
