import type { Assets, CodeReader } from '../../../model/reader.js';
import { loadParser } from '../../syntax/python/parser.js';
import { editPython } from './edits/index.js';
import { readFacts } from './facts.js';

/** What shows that a file may be a handler or talk to a service, by a look at its text. */
const markers =
  /\b(?:boto3|aioboto3|aiobotocore|botocore|aws_lambda_powertools|aws_xray_sdk|[Mm]angum|chalice|aws_lambda_typing)\b|\bdef\s+(?:lambda_handler|handler|\w+_handler)\s*\(|\bdef\s+\w+\s*\(\s*_*event\b|^(?:lambda_)?handler\s*=/m;

/**
 * A reader of Python. Loads the parser's runtime and grammar from `web-tree-sitter.wasm` and `tree-sitter-python.wasm`, once;
 * rejects when one of them is missing.
 */
export async function createPythonReader(assets: Assets): Promise<CodeReader> {
  const parser = await loadParser(assets);
  return {
    languages: ['python'],
    extensions: ['.py'],
    mayMatter: (text) => markers.test(text),
    read: (source) => readFacts(source, parser),
    edit: (source, intent) => editPython(source, intent, parser),
  };
}
