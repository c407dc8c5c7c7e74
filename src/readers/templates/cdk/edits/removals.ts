import type { TemplateIntent } from '../../../../model/intent.js';
import type { SourceRange } from '../../../../model/source.js';
import type { FoundNode, ProgramNode } from '../../../syntax/edits/program-nodes.js';
import type { MapEntryNode, MapExpression } from '../../../syntax/program.js';
import type { CdkEdit } from './cdk-edit.js';
import { type Making, makingAt, placeIn, propsOf } from './constructs.js';
import { placeOfProps, propertyPath } from './properties.js';

/**
 * Takes a property away: from the props of the construct, or else from the map of props where the value stands that it
 * shares with others. False where it is in neither.
 */
export function removeProperty(edit: CdkEdit, intent: Extract<TemplateIntent, { kind: 'remove-property' }>): boolean {
  const path = propertyPath(intent);
  if (!path) return false;
  const making = makingAt(edit.draft, intent.of);
  if (making && removeFrom(edit, making, path)) {
    for (const name of withoutMeaning[path.join('.')] ?? []) removeFrom(edit, making, [name]);
    return true;
  }
  return intent.replaces !== undefined && removeEntry(edit, intent.replaces);
}

/** Takes a variable out of the props of its function, or of a map that several share. */
export function removeVariable(
  edit: CdkEdit,
  { of, name, at }: Extract<TemplateIntent, { kind: 'remove-environment' }>,
): boolean {
  const { draft } = edit;
  if (at.file !== draft.program.path) return false;
  const making = makingAt(draft, of);
  const props = making && propsOf(draft, making, placeOfProps(making, edit));
  if (props && draft.remove(props, [edit.names('environment'), [name]])) return true;
  const { start } = placeIn(draft, at);
  const found = draft.nodes.find(({ node }) => isEntry(node) && node.keyPlace.start === start && node.key === name);
  const map = found?.around.at(-1);
  if (!found || !isEntry(found.node) || !isMap(map) || map.entries.length === 1) return false;
  return draft.removePart({ kind: 'map', node: map }, found.node);
}

function removeFrom(edit: CdkEdit, making: Making, path: readonly string[]): boolean {
  const props = propsOf(edit.draft, making, placeOfProps(making, edit));
  return (
    props !== undefined &&
    edit.draft.remove(
      props,
      path.map((name) => edit.names(name)),
    )
  );
}

/** The entry whose value stands exactly there. */
function removeEntry(edit: CdkEdit, range: SourceRange): boolean {
  if (range.file !== edit.draft.program.path) return false;
  const { start, end } = placeIn(edit.draft, range);
  const found = edit.draft.nodes.find(
    (each): each is FoundNode<ProgramNode & MapEntryNode> =>
      isEntry(each.node) && each.node.value.start === start && each.node.value.end === end,
  );
  const map = found?.around.at(-1);
  return found !== undefined && isMap(map) && edit.draft.removePart({ kind: 'map', node: map }, found.node);
}

function isEntry(node: ProgramNode): node is ProgramNode & MapEntryNode {
  return node.kind === 'entry';
}

function isMap(node: ProgramNode | undefined): node is ProgramNode & MapExpression {
  return node?.kind === 'map';
}

/** Properties that say more about another, and that the CDK refuses or ignores without it (API reference, 2026-11). */
const withoutMeaning: Readonly<Record<string, readonly string[]>> = {
  vpc: ['vpcSubnets', 'securityGroups', 'allowPublicSubnet', 'allowAllOutbound', 'allowAllIpv6Outbound'],
};
