import type { Assets, CodeReader } from '../../../model/reader.js';
import { analyse } from '../../analysis/analyse.js';
import { goGrammar, parseGo } from '../../syntax/go/index.js';
import { loadGrammar } from '../../syntax/grammar.js';
import { editGo } from './edits/index.js';
import { goVocabulary } from './vocabulary.js';

/** What shows that a file may be a handler or talk to a service, by a look at its text. */
const markers = /"github\.com\/aws\/aws-(?:lambda-go|sdk-go(?:-v2)?)\//;

/**
 * A reader of Go. Loads the parser's runtime and grammar from `web-tree-sitter.wasm` and `tree-sitter-go.wasm`, once;
 * rejects when one of them is missing.
 */
export async function createGoReader(assets: Assets): Promise<CodeReader> {
  const grammar = await loadGrammar(assets, goGrammar);
  return {
    languages: ['go'],
    extensions: ['.go'],
    mayMatter: (text) => markers.test(text),
    read: (source) => analyse(parseGo(source, grammar), source.text, goVocabulary),
    edit: (source, intent) => editGo(source, intent, grammar),
  };
}
