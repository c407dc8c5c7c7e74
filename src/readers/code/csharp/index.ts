import type { Assets, CodeReader } from '../../../model/reader.js';
import { analyse } from '../../analysis/analyse.js';
import { csharpGrammar, parseCSharp } from '../../syntax/csharp/index.js';
import { loadGrammar } from '../../syntax/grammar.js';
import { editCSharp } from './edits/index.js';
import { csharpVocabulary } from './vocabulary.js';

/** What shows that a file may be a handler or talk to a service, by a look at its text. */
const markers =
  /\b(?:ILambdaContext|LambdaBootstrap|LambdaFunction|AddAWSLambdaHosting|I?Amazon[A-Z]\w*Client|IAmazon[A-Z]\w+)\b|using\s+(?:Amazon\.(?!CDK\b)|AWS\.Lambda\.)/;

/**
 * A reader of C#. Loads the parser's runtime and grammar from `web-tree-sitter.wasm` and `tree-sitter-c_sharp.wasm`, once;
 * rejects when one of them is missing.
 */
export async function createCSharpReader(assets: Assets): Promise<CodeReader> {
  const grammar = await loadGrammar(assets, csharpGrammar);
  return {
    languages: ['csharp'],
    extensions: ['.cs'],
    mayMatter: (text) => markers.test(text),
    read: (source) => analyse(parseCSharp(source, grammar), source.text, csharpVocabulary),
    edit: (source, intent) => editCSharp(source, intent, grammar),
  };
}
