import type { CloudFormationFile } from './file.js';
import { entryOf, type IntrinsicNode, type TemplateNode, textOf } from './nodes.js';

/** A name that a file uses and does not declare. */
export interface ForeignName {
  readonly name: string;
  readonly node: IntrinsicNode;
}

/**
 * The first name a file uses and does not declare, when it is only a part that another tool puts together with others:
 * it has not the head of a whole template, or types of SAM without naming SAM. In a whole template a foreign name is a
 * slip, and the template is read as it is.
 */
export function foreignName(file: CloudFormationFile): ForeignName | undefined {
  const { root } = file;
  if (!root || entryOf(root, 'Transform') || entryOf(root, 'Globals')) return undefined;
  if (entryOf(root, 'AWSTemplateFormatVersion') && !hasServerlessTypes(root)) return undefined;
  const declared = ['Parameters', 'Resources'].flatMap((section) => {
    const node = entryOf(root, section)?.value;
    return node?.kind === 'map' ? node.entries.map(({ key }) => key) : [];
  });
  // What a loop or transform declares, and what SAM makes, begins like something that is written.
  if (declared.some((name) => name.startsWith('Fn::'))) return undefined;
  const names = new Set(declared);
  return firstUse(root, (name) => !name.startsWith('AWS::') && !isDeclared(name, names, declared));
}

function hasServerlessTypes(root: TemplateNode): boolean {
  const resources = entryOf(root, 'Resources')?.value;
  if (resources?.kind !== 'map') return false;
  return resources.entries.some(({ value }) => textOf(entryOf(value, 'Type')?.value)?.startsWith('AWS::Serverless::'));
}

function isDeclared(name: string, names: ReadonlySet<string>, declared: readonly string[]): boolean {
  return names.has(name) || /^Serverless\w*Api/.test(name) || declared.some((start) => name.startsWith(start));
}

function firstUse(node: TemplateNode, isForeign: (name: string) => boolean): ForeignName | undefined {
  switch (node.kind) {
    case 'list':
      return first(node.items, isForeign);
    case 'map':
      return first(
        node.entries.map(({ value }) => value),
        isForeign,
      );
    case 'intrinsic': {
      const name = usedName(node);
      return name !== undefined && isForeign(name) ? { name, node } : firstUse(node.argument, isForeign);
    }
    default:
      return undefined;
  }
}

function first(nodes: readonly TemplateNode[], isForeign: (name: string) => boolean): ForeignName | undefined {
  for (const node of nodes) {
    const found = firstUse(node, isForeign);
    if (found) return found;
  }
  return undefined;
}

/** The logical name `Ref` or `Fn::GetAtt` uses. */
function usedName({ name, argument }: IntrinsicNode): string | undefined {
  if (name === 'Ref') return textOf(argument);
  if (name !== 'Fn::GetAtt') return undefined;
  return argument.kind === 'list' ? textOf(argument.items[0]) : textOf(argument)?.split('.')[0];
}
