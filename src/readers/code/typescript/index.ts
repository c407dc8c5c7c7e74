import type { CodeReader } from '../../../model/reader.js';
import { editTypeScript } from './edits/index.js';
import { mayHoldHandlerOrSdk } from './markers.js';
import { readTypeScript } from './read.js';

/** Reads and edits TypeScript and JavaScript, modules of both kinds, with JSX. */
export function createTypeScriptReader(): CodeReader {
  return {
    languages: ['typescript', 'javascript'],
    extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
    mayMatter: mayHoldHandlerOrSdk,
    read: readTypeScript,
    edit: editTypeScript,
  };
}
