import type { Assets, TemplateReader } from '../../../model/reader.js';
import type { TemplateFacts } from '../../../model/template.js';
import { loadGrammar } from '../../syntax/grammar.js';
import { pythonGrammar } from '../../syntax/python/index.js';
import { editCdk } from './edits/index.js';
import type { CdkFile } from './file.js';
import { parseProgram, readCdkFile } from './read.js';
import { extensions } from './recognise.js';
import { Applications } from './roots.js';

/** The reader of CDK applications in TypeScript, JavaScript and Python, from their source. */
export async function createCdkReader(assets: Assets): Promise<TemplateReader<CdkFile>> {
  const python = await loadGrammar(assets, pythonGrammar);
  const applications = new Applications();
  return {
    dialects: ['cdk'],
    extensions,
    read: (source) => readCdkFile(source, python),
    assemble: (files): readonly TemplateFacts[] => applications.of(files),
    edit: (source, intents) => editCdk(source, intents, (each) => parseProgram(each, python)),
  };
}
