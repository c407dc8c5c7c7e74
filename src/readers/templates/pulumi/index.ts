import type { Assets, TemplateReader } from '../../../model/reader.js';
import type { TemplateFacts } from '../../../model/template.js';
import { loadGrammar } from '../../syntax/grammar.js';
import { pythonGrammar } from '../../syntax/python/index.js';
import { editPulumi } from './edits/index.js';
import type { PulumiFile } from './file.js';
import { ProjectCache } from './project-cache.js';
import { parseProgram, readPulumiFile } from './read.js';
import { extensions } from './recognise.js';

/** The reader of Pulumi projects: programs in YAML, TypeScript, JavaScript and Python. */
export async function createPulumiReader(assets: Assets): Promise<TemplateReader<PulumiFile>> {
  const python = await loadGrammar(assets, pythonGrammar);
  const cache = new ProjectCache();
  return {
    dialects: ['pulumi'],
    extensions,
    read: (source) => readPulumiFile(source, python),
    assemble: (files): readonly TemplateFacts[] => cache.facts(files),
    edit: (source, intents) => editPulumi(source, intents, (each) => parseProgram(each, python)),
  };
}
