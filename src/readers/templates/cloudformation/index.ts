import type { TemplateReader } from '../../../model/reader.js';
import type { TemplateFacts } from '../../../model/template.js';
import { AssemblyCache } from '../../assembly-cache.js';
import type { CloudFormationFile } from '../../stack/file.js';
import { assembleRoot } from './assemble.js';
import { editCloudFormation } from './edits/index.js';
import { readFile } from './read.js';
import { extensions } from './recognise.js';
import { rootsOf } from './roots.js';

export type { CloudFormationFile } from '../../stack/file.js';

/** The reader of CloudFormation and SAM templates, in YAML and JSON. */
export function createCloudFormationReader(): TemplateReader<CloudFormationFile> {
  const cache = new AssemblyCache<CloudFormationFile, TemplateFacts>();
  return {
    dialects: ['sam', 'cloudformation'],
    extensions,
    read: readFile,
    assemble: (files): readonly TemplateFacts[] =>
      rootsOf(files).map((root) => cache.assembled(root, files, (source) => assembleRoot(root, source))),
    edit: editCloudFormation,
  };
}
