import type { SourceRange } from '../../model/source.js';
import type { UnresolvedName } from '../../model/template.js';
import { rangeIn } from '../documents/document.js';
import { entryOf, type IntrinsicNode, type MapNode, type TemplateNode, textOf } from '../documents/nodes.js';
import type { Stack } from './stack.js';

/**
 * The names a template refers to and does not declare. Loops declare names of their own, and what cannot be read may declare
 * any: nothing is said of a template with either.
 */
export function unresolvedNames(stack: Stack): readonly UnresolvedName[] {
  const { root, problems } = stack.file;
  if (!root || stack.fragment || problems.length > 0 || !isWhole(root)) return [];
  const names = new DeclaredNames(stack, root);
  const found: UnresolvedName[] = [];
  for (const section of ['Conditions', 'Globals', 'Resources', 'Outputs']) {
    const node = entryOf(root, section)?.value;
    if (node && !collect(node, names, found)) return [];
  }
  for (const { value } of resourceEntries(root)) collectAttributes(value, names, found);
  return new Set(found.map(({ name }) => name)).size < slips ? found : [];
}

/** So many names of elsewhere are no slips any more: another tool puts the template together with others. */
const slips = 3;

function isWhole(root: MapNode): boolean {
  return entryOf(root, 'AWSTemplateFormatVersion') !== undefined || entryOf(root, 'Transform') !== undefined;
}

/** False when the template has loops. */
function collect(node: TemplateNode, names: DeclaredNames, found: UnresolvedName[]): boolean {
  switch (node.kind) {
    case 'list':
      return node.items.every((item) => collect(item, names, found));
    case 'map':
      return node.entries.every(({ key, value }) => !key.startsWith('Fn::ForEach') && collect(value, names, found));
    case 'intrinsic':
      found.push(...names.missingIn(node));
      return collect(node.argument, names, found);
    default:
      return true;
  }
}

/** `Condition` and `DependsOn` beside the type of a resource. */
function collectAttributes(resource: TemplateNode, names: DeclaredNames, found: UnresolvedName[]): void {
  const condition = entryOf(resource, 'Condition')?.value;
  if (condition) found.push(...names.missing(condition, 'condition'));
  const before = entryOf(resource, 'DependsOn')?.value;
  for (const node of before?.kind === 'list' ? before.items : before ? [before] : []) {
    found.push(...names.missing(node, 'resource'));
  }
}

function resourceEntries(root: MapNode): MapNode['entries'] {
  const resources = entryOf(root, 'Resources')?.value;
  return resources?.kind === 'map' ? resources.entries : [];
}

type Kind = 'value' | 'resource' | 'condition' | 'mapping';

/** What the names of one template mean. */
class DeclaredNames {
  readonly #stack: Stack;
  readonly #byKind: Readonly<Record<Kind, readonly string[]>>;

  constructor(stack: Stack, root: MapNode) {
    const keys = (section: string) => {
      const node = entryOf(root, section)?.value;
      return node?.kind === 'map' ? node.entries.map(({ key }) => key) : [];
    };
    const resource = keys('Resources');
    this.#stack = stack;
    this.#byKind = {
      resource,
      value: [...keys('Parameters'), ...resource],
      condition: keys('Conditions'),
      mapping: keys('Mappings'),
    };
  }

  missingIn({ name, argument }: IntrinsicNode): readonly UnresolvedName[] {
    switch (name) {
      case 'Ref':
        return this.missing(argument, 'value');
      case 'Condition':
        return this.missing(argument, 'condition');
      case 'Fn::GetAtt':
        return this.missing(argument.kind === 'list' ? argument.items[0] : argument, 'resource');
      case 'Fn::If':
        return argument.kind === 'list' ? this.missing(argument.items[0], 'condition') : [];
      case 'Fn::FindInMap':
        return argument.kind === 'list' ? this.missing(argument.items[0], 'mapping') : [];
      case 'Fn::Sub':
        return this.#missingInText(argument);
      default:
        return [];
    }
  }

  missing(node: TemplateNode | undefined, kind: Kind): readonly UnresolvedName[] {
    const text = textOf(node);
    const name = kind === 'resource' ? text?.split('.')[0] : text;
    if (!node || name === undefined || this.#isDeclared(name, kind)) return [];
    return [{ range: this.#rangeOf(node), name, written: text ?? name, candidates: this.#byKind[kind] }];
  }

  /** The names in a text, but those it brings along. */
  #missingInText(argument: TemplateNode): readonly UnresolvedName[] {
    const [node, own] = argument.kind === 'list' ? argument.items : [argument];
    const text = textOf(node);
    if (!node || text === undefined) return [];
    return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].flatMap(([written, inside = '']) => {
      const whole = inside.trim();
      const [name = ''] = whole.split('.');
      const kind = name === whole ? 'value' : 'resource';
      if (entryOf(own, whole) || this.#isDeclared(name, kind)) return [];
      return [{ range: this.#rangeOf(node), name, written, candidates: this.#byKind[kind] }];
    });
  }

  /** Names of other forms are none of CloudFormation: a placeholder of another tool, a name with a dot that SAM gives. */
  #isDeclared(name: string, kind: Kind): boolean {
    if (!/^[A-Za-z0-9]+$/.test(name) || this.#byKind[kind].includes(name)) return true;
    if (kind === 'condition' || kind === 'mapping') return false;
    return madeBySam.has(name) || this.#stack.isNamed(name);
  }

  #rangeOf({ start, end }: TemplateNode): SourceRange {
    return rangeIn(this.#stack.file, start, end);
  }
}

/** What SAM makes for gradual deployments (AWS SAM developer guide, generated resources, 2026-11). */
const madeBySam: ReadonlySet<string> = new Set(['ServerlessDeploymentApplication', 'CodeDeployServiceRole']);
