import type { TemplateReader } from '../../../model/reader.js';
import type { TemplateFacts } from '../../../model/template.js';
import { AssemblyCache } from '../../assembly-cache.js';
import { assembleService } from './assemble.js';
import { editService } from './edits/index.js';
import type { ServiceFile } from './file.js';
import { readFile } from './read.js';
import { extensions } from './recognise.js';
import { rootsOf } from './roots.js';

/** The reader of services of the Serverless Framework, versions 2 to 4. */
export function createServerlessFrameworkReader(): TemplateReader<ServiceFile> {
  const cache = new AssemblyCache<ServiceFile, TemplateFacts | undefined>();
  return {
    dialects: ['serverless-framework'],
    extensions,
    read: readFile,
    assemble: (files) =>
      rootsOf(files).flatMap(
        ({ root, composition }) =>
          cache.assembled(root, files, (source) => assembleService(root, source, composition)) ?? [],
      ),
    edit: editService,
  };
}
