import type { TemplateFacts } from '../../../model/template.js';
import { resourcesInCloudFormation, single } from '../../aws-provider/index.js';
import { declarationsOf } from '../../resources/application.js';
import { writtenText } from '../../values/composed.js';
import type { Place } from '../../values/place.js';
import { detectsCodeChange } from './code-change.js';
import { CodeLocations } from './code-location.js';
import type { TerraformFile } from './file.js';
import { callModules, type RegisteredModules } from './modules/application.js';
import { templateOf } from './modules/declaring-template.js';
import type { Files } from './modules/files.js';
import type { DeclaredBlock, Module } from './modules/module.js';
import { regionsOf } from './modules/regions.js';
import { toolSettings } from './modules/tool-settings.js';
import { unresolvedNames } from './modules/unresolved-names.js';
import { variablesAndOutputs } from './modules/variables-and-outputs.js';
import { bodyPlace } from './values/bodies.js';

/** Larger applications come from loops over loops. */
const mostResources = 5_000;

/** Works one root module out, with everything it calls. Undefined when it declares nothing. */
export function assembleRoot(folder: string, files: Files, registered: RegisteredModules): TemplateFacts | undefined {
  const parts = new Set<TerraformFile>();
  const noted: Files = {
    file: (path) => noteIn(parts, files.file(path)),
    folder: (path) => files.folder(path).map((file) => noteIn(parts, file)),
  };
  const own = noted.folder(folder);
  const { modules, incomplete } = callModules(folder, noted, registered);
  const [first] = modules;
  const blocks = modules.flatMap((module) => module.resources).slice(0, mostResources);
  const archives = [
    ...modules.flatMap((module) => module.dataSources('archive_file')),
    ...blocks.filter(({ type }) => type === 'archive_file'),
  ];
  const objects = blocks.filter(({ type }) => type === 'aws_s3_object' || type === 'aws_s3_bucket_object');
  const code = new CodeLocations(folder, archives, objects);
  const declarations = declarationsOf(
    resourcesInCloudFormation(blocks.map((block) => provided(block, code))),
    'terraform',
    [],
    first ? sharedTags(first) : [],
  );
  const problems = [...parts].flatMap((file) => file.problems);
  const root = rootFile(own);
  if (!root || (declarations.length === 0 && incomplete.length === 0 && problems.length === 0)) return undefined;
  return {
    root: root.path,
    dialect: 'terraform',
    files: [root, ...[...parts].filter((file) => file !== root)].map(({ path }) => path),
    declarations,
    incomplete,
    unresolved: unresolvedNames(modules),
    ...(first && { ...variablesAndOutputs(first), tool: toolSettings(first), regions: regionsOf(first) }),
    problems,
    suppressions: [...parts].flatMap((file) => file.suppressions),
  };
}

/** `default_tags` of the provider without an alias: resources that name none get it. */
function sharedTags(module: Module): readonly Place[] {
  return module
    .blocksOf('provider')
    .filter(({ block }) => block.labels[0]?.text === 'aws')
    .map(({ block, site }) => bodyPlace(block, site, { parent: undefined, key: 'provider' }))
    .filter((provider) => provider.get('alias').isAbsent)
    .map((provider) => single(provider.get('default_tags')).get('tags'));
}

function noteIn<File extends TerraformFile | undefined>(parts: Set<TerraformFile>, file: File): File {
  if (file) parts.add(file);
  return file;
}

/** By custom a root module begins in `main.tf`. */
function rootFile(files: readonly TerraformFile[]): TerraformFile | undefined {
  const configurations = files.filter(({ part }) => part === 'configuration');
  return configurations.find(({ path }) => /(?:^|\/)main\.(?:tf|tofu)(?:\.json)?$/.test(path)) ?? configurations[0];
}

function provided(block: DeclaredBlock, locations: CodeLocations) {
  const { id, name, type, keyRange, place, conditional, module } = block;
  const properties = packageOf(block, locations);
  return {
    id,
    name,
    type,
    writtenType: type,
    keyRange,
    place,
    arguments: place,
    spelling: 'snake_case' as const,
    ...(properties && { properties }),
    conditional,
    template: templateOf(module),
  };
}

function packageOf(block: DeclaredBlock, locations: CodeLocations): Readonly<Record<string, Place>> | undefined {
  if (block.type !== 'aws_lambda_function' && block.type !== 'aws_lambda_layer_version') return undefined;
  const code = locations.codeOf(block);
  if (block.type !== 'aws_lambda_function') return code && { Content: code };
  const detected = detectsCodeChange(block, locations);
  const { written } = block.place;
  const selects = written && locations.selectsFiles(block) ? writtenText('true', written) : undefined;
  if (!code && !detected && !selects) return undefined;
  return {
    ...(code && { Code: code }),
    ...(detected && { DetectsCodeChange: detected }),
    ...(selects && { SelectsFiles: selects }),
  };
}
