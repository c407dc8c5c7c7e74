import type { TemplateIntent } from '../../../../model/intent.js';
import type { Origin } from '../../../../model/template.js';
import { isMaking } from '../../../syntax/edits/program-nodes.js';
import type { CdkEdit } from './cdk-edit.js';
import { type Making, makingAt } from './constructs.js';

/** Takes out the line that grants: `orders.grantReadData(save)`, `save.addToRolePolicy(…)`. */
export function removeGrant(edit: CdkEdit, of: Origin): boolean {
  const making = makingAt(edit.draft, of);
  return making !== undefined && edit.draft.removeStatement(making);
}

/** Takes out the line that gives a role a managed policy, or its place in the list of them. */
export function removePolicy(
  edit: CdkEdit,
  { policy }: Extract<TemplateIntent, { readonly kind: 'remove-policy' }>,
): boolean {
  const named = edit.draft.nodes.filter((found): found is Making => {
    const { node } = found;
    if (!isMaking(node) || node.callee?.kind !== 'member') return false;
    if (node.callee.name !== edit.name('fromAwsManagedPolicyName')) return false;
    const [name] = node.arguments;
    return name?.value.kind === 'literal' && String(name.value.value).split('/').at(-1) === policy;
  });
  const [only, ...others] = named;
  return only !== undefined && others.length === 0 && edit.draft.removeStatement(only);
}
