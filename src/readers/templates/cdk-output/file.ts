import type { SourceFile } from '../../../model/source.js';
import { readDocument } from '../../documents/read-document.js';
import type { CloudFormationFile } from '../../stack/file.js';

/** What a file of the output says: a template or other JSON, or the bundle of a function. Plain data. */
export type OutputFile =
  | { readonly kind: 'document'; readonly document: CloudFormationFile }
  | { readonly kind: 'bundle'; readonly entry: string | undefined };

/** Reads one file of the output. */
export function readOutput(source: SourceFile): OutputFile {
  if (/\.[cm]?js$/.test(source.path)) return { kind: 'bundle', entry: entryOf(source.text) };
  return { kind: 'document', document: { ...readDocument(source), part: 'stack' } };
}

/**
 * The source file a bundle was made from. esbuild, which the CDK bundles with, writes the path of each module in front of
 * what it made of it, and the entry comes last; a bundle that is minified says nothing.
 */
function entryOf(text: string): string | undefined {
  let entry: string | undefined;
  for (const [, path] of text.matchAll(/^\/\/ ([^\s:]+\.[cm]?[jt]sx?)$/gm)) {
    if (path !== undefined && !path.includes('node_modules/')) entry = path;
  }
  return entry;
}
