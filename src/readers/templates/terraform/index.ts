import type { Assets, TemplateReader } from '../../../model/reader.js';
import { loadGrammar } from '../../syntax/grammar.js';
import { AssemblyCache } from './assembly-cache.js';
import { editTerraform } from './edits/index.js';
import type { TerraformFile } from './file.js';
import { filesByFolder } from './modules/files.js';
import { readFile } from './read.js';
import { extensions } from './recognise.js';
import { registeredModules } from './registry/index.js';
import { rootFolders } from './roots.js';

export type { TerraformFile } from './file.js';

/** The reader of Terraform and OpenTofu configurations, in HCL and JSON. */
export async function createTerraformReader(assets: Assets): Promise<TemplateReader<TerraformFile>> {
  const grammar = await loadGrammar(assets, 'tree-sitter-terraform.wasm');
  const cache = new AssemblyCache();
  const registered = registeredModules(grammar);
  return {
    dialects: ['terraform'],
    extensions,
    read: (source) => readFile(source, grammar),
    assemble: (files) => {
      const folders = filesByFolder(files);
      const source = { file: (path: string) => files.get(path), folder: (path: string) => folders.get(path) ?? [] };
      return cache.factsOf(rootFolders(folders), source, registered);
    },
    edit: (source, intents) => editTerraform(source, intents, grammar),
  };
}
