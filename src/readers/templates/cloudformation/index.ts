import type { TemplateReader } from '../../../model/reader.js';
import type { TemplateFacts } from '../../../model/template.js';
import { assembleRoot } from './assemble.js';
import { editCloudFormation } from './edits/index.js';
import type { CloudFormationFile } from './file.js';
import { readFile } from './read.js';
import { extensions, partOf } from './recognise.js';
import { rootsOf } from './roots.js';

export type { CloudFormationFile } from './file.js';

/** The reader of CloudFormation and SAM templates, in YAML and JSON. */
export function createCloudFormationReader(): TemplateReader<CloudFormationFile> {
  return {
    dialects: ['sam', 'cloudformation'],
    extensions,
    recognises: (source) => partOf(source) !== undefined,
    read: readFile,
    assemble: (files): readonly TemplateFacts[] =>
      rootsOf(files).map((root) => assembleRoot(root, (path) => files.get(path))),
    edit: editCloudFormation,
  };
}
