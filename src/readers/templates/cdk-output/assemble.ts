import type { Declaration, TemplateFacts } from '../../../model/template.js';
import { entryOf, type MapEntry } from '../../documents/nodes.js';
import { folderOf, resolvePath } from '../../paths.js';
import { declarationsOf } from '../../resources/application.js';
import type { Resource } from '../../resources/resource.js';
import type { CloudFormationFile, FileSource } from '../../stack/file.js';
import { Stack, type StackParent, type StackResource } from '../../stack/stack.js';
import type { Place } from '../../values/place.js';
import { type BundleEntry, withSources } from './code.js';
import { type ConstructName, constructName } from './names.js';
import { programFolder } from './recognise.js';

/** More stacks than this in one application come only from templates that nest each other over and over. */
const maximumStacks = 200;

/** The stacks that one run of the program made, with those nested in them, as one application. */
export function assembleOutput(
  roots: readonly CloudFormationFile[],
  files: FileSource,
  entryOf: BundleEntry,
): TemplateFacts {
  const stacks: NamedStack[] = [];
  const parts = new Set(roots);
  for (const root of roots) expand(root, stackName(root.path));
  const resources = stacks.flatMap(({ stack, names }) =>
    [...stack.resources.values()].flatMap((resource) => asWritten(resource, names, entryOf)),
  );
  const generated = new Set(stacks.flatMap(({ names }) => [...names.values()].filter(isGenerated).map(({ id }) => id)));
  const root = roots[0]?.path ?? '';
  return {
    root,
    dialect: 'cdk',
    files: [...parts].map(({ path }) => path),
    declarations: declarationsOf(resources, 'cdk').map((declaration) => marked(declaration, generated)),
    incomplete: [],
    problems: [...parts].flatMap(({ problems }) => problems),
    suppressions: [],
    outputOf: programFolder(root),
  };

  function expand(file: CloudFormationFile, name: string, parent?: StackParent): Stack {
    const names = new Map(resourcesOf(file).map(({ key, value }) => [key, constructName(key, value, name)]));
    const idOf = (logicalId: string) => names.get(logicalId)?.id ?? `${name}/${logicalId}`;
    const stack = new Stack(file, files, parent, { idOf, exported });
    stacks.push({ stack, names });
    for (const resource of stack.resources.values()) {
      if (resource.type === 'AWS::CloudFormation::Stack') nest(stack, resource, name);
    }
    return stack;
  }

  function nest(stack: Stack, resource: StackResource, name: string): void {
    const file = nestedIn(resource, files);
    if (!file || parts.has(file) || stacks.length >= maximumStacks) return;
    parts.add(file);
    const parameters = resource.properties.get('Parameters');
    const nested = expand(file, name, { prefix: '', arguments: parameters, conditional: resource.conditional });
    stack.nest(resource.logicalId, nested);
  }

  /** Stacks of one program give each other values by exports. */
  function exported(wanted: string): Place | undefined {
    for (const { stack } of stacks) {
      for (const { place } of stack.top.get('Outputs').entries()) {
        if (place.get('Export', 'Name').literal === wanted) return place.get('Value');
      }
    }
    return undefined;
  }
}

interface NamedStack {
  readonly stack: Stack;
  readonly names: ReadonlyMap<string, ConstructName>;
}

/** The resources of a template by their logical names. */
export function resourcesOf({ root }: CloudFormationFile): readonly MapEntry[] {
  const resources = entryOf(root, 'Resources')?.value;
  return resources?.kind === 'map' ? resources.entries : [];
}

function isGenerated(name: ConstructName): boolean {
  return name.isGenerated;
}

/** `Orders` for `cdk.out/Orders.template.json`. */
function stackName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.template\.json$/, '');
}

/** The file of a nested stack, which the metadata names. */
function nestedIn({ place, keyRange }: StackResource, files: FileSource): CloudFormationFile | undefined {
  const asset = place.get('Metadata', 'aws:asset:path').literal;
  const local = asset === undefined ? undefined : resolvePath(`${folderOf(keyRange.file)}/-`, asset);
  return local?.kind === 'local' ? files(local.path) : undefined;
}

/** The resource as people know it; none for what only counts how the CDK is used. */
function asWritten(
  resource: StackResource,
  names: ReadonlyMap<string, ConstructName>,
  entryOf: BundleEntry,
): readonly Resource[] {
  if (resource.type === 'AWS::CDK::Metadata') return [];
  const name = names.get(resource.logicalId)?.name ?? resource.logicalId;
  const isFunction = resource.type === 'AWS::Lambda::Function';
  const properties = isFunction ? withSources(resource.place, entryOf) : resource.properties;
  return [{ ...resource, logicalId: name, properties }];
}

function marked(declaration: Declaration, generated: ReadonlySet<string>): Declaration {
  if (!generated.has(declaration.id)) return declaration;
  return 'generated' in declaration ? { ...declaration, generated: true } : declaration;
}
