import { expect, test } from 'vitest';
import { read } from './reading.js';

const formats = (text: string) => Object.keys(read(text, 'app.js').moduleFormat ?? {});

test.each<[string, readonly string[]]>([
  ["import a from 'a';\n", ['esm']],
  ['export const handler = async () => 1;\n', ['esm']],
  ['export default 1;\n', ['esm']],
  ["const a = require('a');\n", ['commonjs']],
  ['exports.handler = async () => 1;\n', ['commonjs']],
  ['module.exports = { handler: 1 };\n', ['commonjs']],
  ['module.exports.handler = 1;\n', ['commonjs']],
  ["import a from 'a';\nexports.handler = a;\n", ['esm', 'commonjs']],
  [
    "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nrequire('a');\n",
    ['esm'],
  ],
  ["export const handler = 1;\nif (typeof module !== 'undefined') module.exports = { handler };\n", ['esm']],
  ["if (typeof require === 'function') run();\n", []],
  ["const a = await import('a');\n", []],
  ['export const root = __dirname;\n', ['esm', 'asksForItsPlace']],
  [
    "import { dirname } from 'node:path';\nconst __dirname = dirname(import.meta.filename);\nrun(__dirname);\n",
    ['esm'],
  ],
  ['const handler = 1;\n', []],
  ['console.log(module.id);\n', []],
])('%j', (text, expected) => {
  expect(formats(text)).toEqual(expected);
});
