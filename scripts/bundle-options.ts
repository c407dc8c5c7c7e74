import type { BuildOptions } from 'esbuild';

/** What every bundle of the project has in common. */
export const bundleOptions: BuildOptions = {
  bundle: true,
  legalComments: 'none',
  target: 'es2023',
  loader: { '.md': 'text' },
  // Some packages' CommonJS builds ask for their own parts in ways that cannot be bundled.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
};

/** A bundle that Node runs as an ES module. */
export const nodeModuleOptions: BuildOptions = {
  platform: 'node',
  format: 'esm',
  // TypeScript is CommonJS and asks for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);",
  },
  define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
};
