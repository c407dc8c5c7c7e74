import type { FoundNode, ProgramNode } from '../../../../syntax/edits/program-nodes.js';
import type { Expression, ListExpression, MapExpression } from '../../../../syntax/program.js';
import { inputOf, inputsOf, type MadeHere, rootOf } from './made-here.js';
import type { ProgramEdit } from './program-edit.js';
import { variableOf } from './variables.js';

/** Takes a statement out of a policy that keeps others, or a policy of a role with all it says. */
export function removeStatement(edit: ProgramEdit, { node, around }: FoundNode<ProgramNode & MapExpression>): boolean {
  const list = around.at(-1);
  if (!isList(list)) return false;
  if (list.items.length > 1) return edit.draft.removeItem(list, node);
  const policy = edit.resources.find(
    ({ found, type }) => type === 'aws_iam_role_policy' && around.includes(found.node),
  );
  return policy !== undefined && edit.draft.removeStatement(policy.found);
}

/** Takes a managed policy out of the list of a role, or the statement away that attaches it. */
export function removePolicy(edit: ProgramEdit, role: MadeHere, policy: string): boolean {
  const { draft } = edit;
  const listed = inputOf(role, ['managedPolicyArns', 'managed_policy_arns']);
  const item = listed?.kind === 'list' ? listed.items.find((each) => isPolicy(each, policy)) : undefined;
  if (listed?.kind === 'list' && item) {
    if (listed.items.length > 1) return draft.removeItem(listed, item);
    const inputs = inputsOf(role, draft);
    return inputs !== undefined && draft.remove(inputs, [['managedPolicyArns', 'managed_policy_arns']]);
  }
  const [attachment, ...others] = edit.resources.filter((made) => {
    const named = inputOf(made, ['role']);
    const arn = inputOf(made, ['policyArn', 'policy_arn']);
    if (made.type !== 'aws_iam_role_policy_attachment' || !named || !arn) return false;
    return isPolicy(arn, policy) && variableOf(role.found, made.found, draft) === rootOf(named, draft.text);
  });
  return attachment !== undefined && others.length === 0 && draft.removeStatement(attachment.found);
}

/** `arn:aws:iam::aws:policy/AmazonSQSFullAccess`, `aws.iam.ManagedPolicy.AmazonSQSFullAccess` */
function isPolicy(written: Expression | { readonly kind: 'spread' }, policy: string): boolean {
  if (written.kind === 'literal') return String(written.value).endsWith(`/${policy}`);
  return written.kind === 'member' && written.name === policy && written.object.kind === 'member'
    ? written.object.name === 'ManagedPolicy'
    : false;
}

function isList(node: ProgramNode | undefined): node is ProgramNode & ListExpression {
  return node?.kind === 'list';
}
