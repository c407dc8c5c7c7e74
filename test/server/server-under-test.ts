import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { exerciseTexts } from '../../scripts/exercise-catalogue.js';
import { exerciseFolders } from '../../scripts/exercise-folders.js';
import { exercisesFile } from '../../src/workspace/exercise-texts.js';

const root = join(import.meta.dirname, '..', '..');

/** The programs that can serve, as an editor starts them. */
export interface Programs {
  readonly server: readonly string[];
  readonly commandLine: readonly string[];
}

/** The server and the command line as they are in the sources now, bundled as for a release but readable. */
export async function bundledPrograms(): Promise<Programs> {
  const outdir = join(root, 'out', 'server-under-test');
  await build({
    absWorkingDir: root,
    entryPoints: { server: 'src/server/node.ts', cli: 'src/cli/main.ts' },
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'es2023',
    mainFields: ['module', 'main'],
    loader: { '.md': 'text' },
    logLevel: 'warning',
    // CommonJS inside an ES module: what Node gives to one kind is made for it from what it gives to the other.
    banner: {
      js: [
        "import { createRequire as nodeRequire } from 'node:module';",
        "import { fileURLToPath as nodePath } from 'node:url';",
        'const require = nodeRequire(import.meta.url);',
        'const __filename = nodePath(import.meta.url);',
        "const __dirname = nodePath(new URL('.', import.meta.url));",
      ].join(' '),
    },
  });
  writeFileSync(join(outdir, exercisesFile), exerciseTexts(exerciseFolders(root)));
  return {
    server: [join(outdir, 'server.js'), '--stdio'],
    commandLine: [join(outdir, 'cli.js'), 'lsp', '--stdio'],
  };
}
