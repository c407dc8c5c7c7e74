/**
 * A template as a tree of plain data, the same for YAML and JSON. Places are offsets (UTF-16 units) into the text of the
 * file; `TextPlaces` turns them into positions.
 */
export type TemplateNode = ScalarNode | ListNode | MapNode | IntrinsicNode | UnreadableNode;

interface Placed {
  readonly start: number;
  readonly end: number;
}

/** Text, number or boolean as it is written: CloudFormation converts between them itself. `null` when empty. */
export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly value: string | null;
}

export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly items: readonly TemplateNode[];
}

/** Keys are unique; the last of several wins, as it does when the template is deployed. */
export interface MapNode extends Placed {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
}

export interface MapEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: TemplateNode;
}

/** A function of the template language: `Ref`, `Condition` or `Fn::…`, whichever way it is written. */
export interface IntrinsicNode extends Placed {
  readonly kind: 'intrinsic';
  /** The long form: `Fn::Sub`. A tag that CloudFormation does not have stands with its mark: `!Include`. */
  readonly name: string;
  readonly argument: TemplateNode;
}

/** Something that stands for a value no reader can give: a placeholder of another tool, an alias that leads nowhere. */
export interface UnreadableNode extends Placed {
  readonly kind: 'unreadable';
  readonly reason: string;
}

/** The value at a key, or undefined when `node` is no map or has no such key. */
export function entryOf(node: TemplateNode | undefined, key: string): MapEntry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The text of a scalar that is not empty, otherwise undefined. */
export function textOf(node: TemplateNode | undefined): string | undefined {
  return node?.kind === 'scalar' ? (node.value ?? undefined) : undefined;
}

/**
 * The map as the function it writes in long form, or itself when it is a plain map. A function is the only key of its
 * map; `Condition` is one only where conditions are made, so callers of that place ask for it.
 */
export function asIntrinsic(map: MapNode): MapNode | IntrinsicNode {
  const [only, ...others] = map.entries;
  if (!only || others.length > 0 || !isIntrinsicName(only.key)) return map;
  return { kind: 'intrinsic', name: only.key, argument: only.value, start: map.start, end: map.end };
}

function isIntrinsicName(key: string): boolean {
  return key === 'Ref' || (key.startsWith('Fn::') && !key.startsWith('Fn::ForEach'));
}

/** Every tag of the template language. */
export function intrinsicTags(): readonly string[] {
  return ['!Ref', '!Condition', ...[...functionNames].map((name) => `!${name}`)];
}

/** The long form of a short tag: `!Sub` is `Fn::Sub`. */
export function intrinsicOfTag(tag: string): string {
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return name;
  return functionNames.has(name) ? `Fn::${name}` : tag;
}

/** The functions of the language without `Ref` and `Condition` (CloudFormation user guide, intrinsic function reference, 2026-10). */
const functionNames: ReadonlySet<string> = new Set([
  'And',
  'Base64',
  'Cidr',
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'Equals',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'RefAll',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
  'ValueOf',
  'ValueOfAll',
]);
