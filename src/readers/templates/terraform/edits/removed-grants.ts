import type { TemplateIntent } from '../../../../model/intent.js';
import type { Origin } from '../../../../model/template.js';
import type { Block, Expression } from '../syntax/nodes.js';
import { changeDocument } from './documents.js';
import type { HclDraft } from './hcl-draft.js';
import { lineStart } from './lines.js';
import { attributeOf, blockAt, keyText, placeAt, referenceText } from './places.js';

/** Takes out a statement of a policy that keeps others, or a policy of a role with all it says. */
export function removeGrant(draft: HclDraft, { path }: Origin): boolean {
  const found = placeAt(draft.body, path);
  const owner = blockAt(draft.body, path)?.block;
  const list = placeAt(draft.body, path.slice(0, -1));
  if (!found || !owner) return false;
  if (found.kind === 'block') {
    const statements = owner.body.blocks.filter(({ type }) => type === 'statement');
    return statements.length > 1 && removeBlock(draft, found.block);
  }
  if (found.kind === 'document') {
    return changeDocument(draft, found.template, (document) => document.removeItem(found.path));
  }
  const items = list?.kind === 'expression' && list.expression.kind === 'list' ? list.expression.items : [];
  if (items.length > 1) return removeFrom(draft, items, found.expression);
  return isFreePolicy(draft, owner) && removeBlock(draft, owner);
}

/** Takes away the attachment of a managed policy to a role. */
export function removePolicy(
  draft: HclDraft,
  { of, policy }: Extract<TemplateIntent, { readonly kind: 'remove-policy' }>,
): boolean {
  const role = `aws_iam_role.${of.path[2] ?? ''}`;
  const attachment = draft.body.blocks.find(({ type, labels, body }) => {
    if (type !== 'resource' || labels[0]?.text !== 'aws_iam_role_policy_attachment') return false;
    const arn = attributeOf(body, 'policy_arn')?.value;
    const isOfRole = [`${role}.name`, `${role}.id`].includes(
      referenceText(draft.text, attributeOf(body, 'role')?.value),
    );
    return isOfRole && arn !== undefined && (keyText(arn)?.endsWith(`/${policy}`) ?? false);
  });
  return attachment !== undefined && removeBlock(draft, attachment);
}

/** A policy of a role that nothing else refers to. */
function isFreePolicy({ text }: HclDraft, { labels }: Block): boolean {
  const [type, label] = labels.map((each) => each.text);
  return type === 'aws_iam_role_policy' && !text.includes(`${type}.${label}`);
}

/** The block with its lines, and the empty line before it. */
function removeBlock(draft: HclDraft, { start, end }: Block): boolean {
  const { text } = draft;
  const behind = text.indexOf('\n', end);
  const before = /\n[ \t]*\r?\n$/.exec(text.slice(0, lineStart(text, start)));
  const from = before ? before.index + 1 : lineStart(text, start);
  return draft.change([{ start: from, end: behind === -1 ? text.length : behind + 1, text: '' }]);
}

function removeFrom(draft: HclDraft, items: readonly Expression[], item: Expression): boolean {
  const at = items.findIndex(({ start }) => start === item.start);
  const [before, next] = [items[at - 1], items[at + 1]];
  if (next) return draft.change([{ start: item.start, end: next.start, text: '' }]);
  return before !== undefined && draft.change([{ start: before.end, end: item.end, text: '' }]);
}
