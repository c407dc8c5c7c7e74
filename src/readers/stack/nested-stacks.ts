import { entryOf, type TemplateNode, textOf } from '../documents/nodes.js';
import { resolvePath } from '../paths.js';
import type { CloudFormationFile, FileSource } from './file.js';
import type { StackResource } from './stack.js';

/** The types that nest another template, with the property that says where it is. */
export const nestedStackTypes: ReadonlyMap<string, string> = new Map([
  ['AWS::CloudFormation::Stack', 'TemplateURL'],
  ['AWS::Serverless::Application', 'Location'],
]);

/** The template a resource nests, or why it cannot be read. */
export function nestedFile(
  { type, properties, keyRange, logicalId }: StackResource,
  files: FileSource,
): CloudFormationFile | string {
  const location = properties.get(nestedStackTypes.get(type) ?? '').literal;
  if (location === undefined) return `where the template of ${logicalId} is, is not known`;
  const local = resolvePath(keyRange.file, location);
  if (local.kind === 'remote') return `the template of ${logicalId} is elsewhere: ${location}`;
  if (local.kind === 'outside') return local.reason;
  const file = files(local.path);
  return file?.part === 'stack' ? file : `the template of ${logicalId} is not there: ${local.path}`;
}

/** Whether a file is a template as far as it can be read. */
export function hasResources(file: CloudFormationFile): boolean {
  return entryOf(file.root, 'Resources') !== undefined;
}

/** The paths of the templates a file nests, as far as they are written out. */
export function nestedPaths(file: CloudFormationFile): readonly string[] {
  const resources = entryOf(file.root, 'Resources')?.value;
  if (resources?.kind !== 'map') return [];
  return resources.entries.flatMap(({ value }) => {
    const property = nestedStackTypes.get(textOf(entryOf(value, 'Type')?.value) ?? '');
    const properties: TemplateNode | undefined = entryOf(value, 'Properties')?.value;
    const written = property === undefined ? undefined : textOf(entryOf(properties, property)?.value);
    const local = written === undefined ? undefined : resolvePath(file.path, written);
    return local?.kind === 'local' ? [local.path] : [];
  });
}
