import type { Assets, CodeReader } from '../../../model/reader.js';
import { analyse } from '../../analysis/analyse.js';
import { loadGrammar } from '../../syntax/grammar.js';
import { javaGrammar, parseJava } from '../../syntax/java/index.js';
import { editJava } from './edits/index.js';
import { javaVocabulary } from './vocabulary.js';

/** What shows that a file may be a handler or talk to a service, by a look at its text. */
const markers =
  /\b(?:com\.amazonaws\.(?:services|serverless)|software\.amazon\.(?:awssdk|lambda\.powertools|payloadoffloading)|org\.springframework\.cloud\.function|io\.micronaut\.function|io\.quarkus\.(?:amazon|funqy))\b/;

/**
 * A reader of Java. Loads the parser's runtime and grammar from `web-tree-sitter.wasm` and `tree-sitter-java.wasm`, once;
 * rejects when one of them is missing.
 */
export async function createJavaReader(assets: Assets): Promise<CodeReader> {
  const grammar = await loadGrammar(assets, javaGrammar);
  return {
    languages: ['java'],
    extensions: ['.java'],
    mayMatter: (text) => markers.test(text),
    read: (source) => analyse(parseJava(source, grammar), source.text, javaVocabulary),
    edit: (source, intent) => editJava(source, intent, grammar),
  };
}
