import { entryOf, type IntrinsicNode, type TemplateNode, textOf } from '../documents/nodes.js';
import type { CloudFormationFile } from './file.js';

/** A name that a file uses and does not declare. */
export interface ForeignName {
  readonly name: string;
  readonly node: IntrinsicNode;
}

/**
 * The first name a file uses and does not declare, when it is only a part that another tool puts together with others:
 * it has not the head of a whole template, or types of SAM without naming SAM. In what looks like a whole template one
 * foreign name is a slip, and the template is read as it is; three are not.
 */
export function foreignName(file: CloudFormationFile): ForeignName | undefined {
  const { root } = file;
  if (!root || entryOf(root, 'Globals')) return undefined;
  const declared = ['Parameters', 'Resources'].flatMap((section) => {
    const node = entryOf(root, section)?.value;
    return node?.kind === 'map' ? node.entries.map(({ key }) => key) : [];
  });
  // What a loop or transform declares, and what SAM makes, begins like something that is written.
  if (declared.some((name) => name.startsWith('Fn::'))) return undefined;
  const names = new Set(declared);
  const isForeign = (name: string) => !name.startsWith('AWS::') && !isDeclared(name, names, declared);
  const foreign = new Map<string, ForeignName>();
  for (const used of usedNames(root)) {
    if (!foreign.has(used.name) && isForeign(used.name)) foreign.set(used.name, used);
  }
  const [first] = foreign.values();
  return foreign.size >= (hasHead(root) ? slips : 1) ? first : undefined;
}

/** So many names of elsewhere are no slips any more. */
const slips = 3;

function hasHead(root: TemplateNode): boolean {
  if (entryOf(root, 'Transform')) return true;
  return entryOf(root, 'AWSTemplateFormatVersion') !== undefined && !hasServerlessTypes(root);
}

function hasServerlessTypes(root: TemplateNode): boolean {
  const resources = entryOf(root, 'Resources')?.value;
  if (resources?.kind !== 'map') return false;
  return resources.entries.some(({ value }) => textOf(entryOf(value, 'Type')?.value)?.startsWith('AWS::Serverless::'));
}

function isDeclared(name: string, names: ReadonlySet<string>, declared: readonly string[]): boolean {
  return names.has(name) || /^Serverless\w*Api/.test(name) || declared.some((start) => name.startsWith(start));
}

function* usedNames(node: TemplateNode): Generator<ForeignName> {
  switch (node.kind) {
    case 'list':
      for (const item of node.items) yield* usedNames(item);
      return;
    case 'map':
      for (const { value } of node.entries) yield* usedNames(value);
      return;
    case 'intrinsic': {
      const name = usedName(node);
      if (name !== undefined) yield { name, node };
      yield* usedNames(node.argument);
    }
  }
}

/** The logical name `Ref` or `Fn::GetAtt` uses. */
function usedName({ name, argument }: IntrinsicNode): string | undefined {
  if (name === 'Ref') return textOf(argument);
  if (name !== 'Fn::GetAtt') return undefined;
  return argument.kind === 'list' ? textOf(argument.items[0]) : textOf(argument)?.split('.')[0];
}
