/**
 * Bundles every entry into `dist/`: one file to start from for each face, the parsers in chunks that are loaded when a
 * first file needs them. `--dev` leaves the code readable.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { assetFiles } from '../src/workspace/asset-files.js';
import { exercisesFile } from '../src/workspace/exercise-texts.js';
import { bundleOptions, nodeModuleOptions } from './bundle-options.js';
import { exerciseTexts } from './exercise-catalogue.js';
import { exerciseFolders } from './exercise-folders.js';
import { thirdPartyNotices } from './third-party-notices.js';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const development = process.argv.includes('--dev');

const shared: BuildOptions = {
  ...bundleOptions,
  absWorkingDir: root,
  minify: !development,
  sourcemap: development ? 'inline' : false,
  metafile: true,
};

const node: BuildOptions = {
  ...shared,
  ...nodeModuleOptions,
  entryPoints: {
    cli: 'src/cli/main.ts',
    server: 'src/server/node.ts',
    'reading-thread': 'src/workspace/reading-thread-program.ts',
  },
  outdir: dist,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
};

const extension: BuildOptions = {
  ...shared,
  entryPoints: { extension: 'src/extension/node.ts' },
  outdir: dist,
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
};

const webExtension: BuildOptions = {
  ...shared,
  entryPoints: { 'extension.web': 'src/extension/web.ts' },
  outdir: dist,
  platform: 'browser',
  format: 'cjs',
  external: ['vscode'],
  plugins: [withoutNode()],
};

const webServer: BuildOptions = {
  ...shared,
  entryPoints: { 'server.web': 'src/server/web.ts' },
  outdir: dist,
  platform: 'browser',
  format: 'iife',
  plugins: [...(bundleOptions.plugins ?? []), withoutNode()],
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** What happens on the pages beside the code. */
const page: BuildOptions = {
  ...shared,
  entryPoints: { page: 'src/webview/page.ts', 'progress-page': 'src/webview/progress.ts' },
  outdir: dist,
  platform: 'browser',
  format: 'iife',
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const results = await Promise.all([node, extension, webExtension, webServer, page].map((options) => build(options)));
const metafiles = results.flatMap(({ metafile }): Metafile[] => (metafile ? [metafile] : []));
writeFileSync(join(dist, exercisesFile), exerciseTexts(exerciseFolders(root)));
writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(root, metafiles));
for (const [name, file] of Object.entries(assetFiles)) copyFileSync(join(root, 'node_modules', file), join(dist, name));

/** Libraries that can also run in Node ask for its modules; in a browser worker those paths are never taken. */
function withoutNode(): Plugin {
  return {
    name: 'without-node',
    setup({ onResolve, onLoad }) {
      const builtin =
        /^(node:.*|assert|crypto|fs|fs\/promises|inspector|module|os|path|perf_hooks|source-map-support|stream|url|util|worker_threads|child_process|net|tty)$/;
      onResolve({ filter: builtin }, ({ path }) => ({ path, namespace: 'without-node' }));
      onLoad({ filter: /.*/, namespace: 'without-node' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
    },
  };
}
