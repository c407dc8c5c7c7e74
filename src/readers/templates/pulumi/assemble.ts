import type { TemplateFacts } from '../../../model/template.js';
import { rangeIn } from '../../documents/document.js';
import type { Program } from '../../syntax/program.js';
import { Place } from '../../values/place.js';
import { Configuration } from './configuration.js';
import type { FileSource, PulumiFile } from './file.js';
import { entryOfProgram } from './program/entry.js';
import { SourceProgram } from './program/source-program.js';
import type { Project } from './project.js';
import { declarationsOfPulumi } from './resources/index.js';
import { settingsDeclared } from './settings-declared.js';
import { YamlProgram } from './yaml/yaml-program.js';

/** Works one project out; undefined for one whose program is in a language that is not read. */
export function assembleProject(project: Project, files: FileSource): TemplateFacts | undefined {
  if (project.runtime === 'yaml') return assembleYaml(project, files);
  const entry = entryOfProgram(project, files);
  return entry && assembleSource(project, entry, files);
}

function assembleSource(project: Project, entry: Program, files: FileSource): TemplateFacts {
  const program = new SourceProgram(project, entry, files);
  const declarations = declarationsOfPulumi(program.resources, sharedTags(project));
  const others = [...program.files, project.file.path, ...project.stacks.map(({ path }) => path)];
  const facts = { ...factsOf(entry.path, others, files, declarations), parameters: settingsDeclared(project) };
  if (!program.isExhausted) return facts;
  const range = rangeIn(entry, 0, 0);
  return { ...facts, incomplete: [{ range, reason: 'the program takes too many steps to be worked out' }] };
}

function assembleYaml(project: Project, files: FileSource): TemplateFacts {
  const program = new YamlProgram(project, files);
  const declarations = declarationsOfPulumi([...program.resources.values()], sharedTags(project));
  const others = [...program.files, ...project.stacks.map(({ path }) => path)];
  const facts = factsOf(project.file.path, others, files, declarations);
  return { ...facts, parameters: settingsDeclared(project) };
}

/** The setting `aws:defaultTags`, which the provider reads by itself (Pulumi registry, AWS provider, 2026-11). */
function sharedTags(project: Project): Place {
  const written = { range: rangeIn(project.file, 0, 0), path: undefined };
  const setting = Place.from(() => new Configuration(project).heads('aws:defaultTags', written), written);
  return setting.get('tags');
}

function factsOf(
  root: string,
  others: Iterable<string>,
  files: FileSource,
  declarations: TemplateFacts['declarations'],
): TemplateFacts {
  const paths = [...new Set([root, ...others])];
  const parts = paths.map(files).filter((part): part is PulumiFile => part !== undefined);
  return {
    root,
    dialect: 'pulumi',
    files: paths,
    declarations,
    incomplete: [],
    problems: parts.flatMap((part) => (part.kind === 'document' ? part.problems : part.program.problems)),
    suppressions: parts.flatMap(({ suppressions }) => suppressions),
  };
}
