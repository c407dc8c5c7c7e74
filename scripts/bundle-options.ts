import { join } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';

const estree = join(import.meta.dirname, '..', 'node_modules', '@typescript-eslint', 'typescript-estree', 'dist');

/**
 * Of typescript-estree only the converter and the traversal are used. Its entry brings project services along, which start
 * slowly and cannot be loaded in a browser.
 */
const converterOnly: Plugin = {
  name: 'converter-only',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@typescript-eslint\/typescript-estree(\/use-at-your-own-risk)?$/ }, () => ({
      path: 'typescript-estree',
      namespace: 'converter-only',
    }));
    onLoad({ filter: /.*/, namespace: 'converter-only' }, () => ({
      resolveDir: estree,
      contents: `export { astConverter } from './ast-converter.js'; export { simpleTraverse } from './simple-traverse.js';`,
    }));
  },
};

/** What every bundle of the project has in common. */
export const bundleOptions: BuildOptions = {
  bundle: true,
  legalComments: 'none',
  target: 'es2023',
  loader: { '.md': 'text' },
  // Some packages' CommonJS builds ask for their own parts in ways that cannot be bundled.
  mainFields: ['module', 'main'],
  plugins: [converterOnly],
  logLevel: 'warning',
};

/** A bundle that Node runs as an ES module. */
export const nodeModuleOptions: BuildOptions = {
  platform: 'node',
  format: 'esm',
  // TypeScript is CommonJS: it asks for Node's own modules by `require`, and where it lies. `import.meta.dirname` is not in
  // the Node of the oldest VS Code we support.
  banner: {
    js: [
      "import { createRequire as nodeRequire } from 'node:module';",
      "import { fileURLToPath as nodePath } from 'node:url';",
      'const require = nodeRequire(import.meta.url);',
      'const __filename = nodePath(import.meta.url);',
      "const __dirname = nodePath(new URL('.', import.meta.url));",
    ].join(' '),
  },
};
