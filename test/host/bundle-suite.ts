import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Bundles a suite for the extension host into the ignored `out/` folder; there mocha can be found by `require`.
 * @returns the path of the CommonJS bundle.
 */
export async function bundleSuite(entry: string, host: 'node' | 'browser'): Promise<string> {
  const outfile = join(root, 'out', 'host', `${entry}.cjs`);
  await build({
    entryPoints: [join(root, 'test', 'host', 'suite', `${entry}.ts`)],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: host,
    target: 'es2023',
    sourcemap: 'inline',
    external: ['vscode', ...(host === 'node' ? ['mocha'] : [])],
    logLevel: 'warning',
  });
  return outfile;
}
