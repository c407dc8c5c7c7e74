import type { TemplateReader } from '../../../model/reader.js';
import type { TemplateFacts } from '../../../model/template.js';
import { AssemblyCache } from '../../assembly-cache.js';
import { folderOf } from '../../paths.js';
import type { ArcFile } from './arc-file.js';
import { assembleManifest } from './assemble.js';
import { editArc } from './edits.js';
import { readFile } from './read.js';
import { extensions } from './recognise.js';

/** The reader of projects of Architect. */
export function createArchitectReader(): TemplateReader<ArcFile> {
  const cache = new AssemblyCache<ArcFile, TemplateFacts>();
  return {
    dialects: ['architect'],
    extensions,
    read: readFile,
    assemble: (files) =>
      manifestsOf(files).map((manifest) =>
        cache.assembled(manifest, files, (source) => assembleManifest(manifest, source)),
      ),
    edit: editArc,
  };
}

/** Every manifest but the copies that Architect puts into the code of another one. */
function manifestsOf(files: ReadonlyMap<string, ArcFile>): readonly ArcFile[] {
  const manifests = [...files.values()].filter(({ part }) => part === 'manifest');
  const sources = manifests.map(({ path }) => `${folderOf(path)}/src/`.replace(/^\//, ''));
  return manifests
    .filter(({ path }) => !sources.some((folder) => path.startsWith(folder)))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
