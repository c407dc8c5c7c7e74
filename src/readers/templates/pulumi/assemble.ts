import type { TemplateFacts } from '../../../model/template.js';
import type { FileSource, PulumiFile } from './file.js';
import type { Project } from './project.js';
import { declarationsOfPulumi } from './resources/index.js';
import { YamlProgram } from './yaml/yaml-program.js';

/** Works one project out; undefined for one whose program is in a language that is not read. */
export function assembleProject(project: Project, files: FileSource): TemplateFacts | undefined {
  return project.runtime === 'yaml' ? assembleYaml(project, files) : undefined;
}

function assembleYaml(project: Project, files: FileSource): TemplateFacts {
  const program = new YamlProgram(project, files);
  const declarations = declarationsOfPulumi([...program.resources.values()]);
  return factsOf(project.file.path, [...program.files, ...project.stacks.map(({ path }) => path)], files, declarations);
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
