import { managedPolicyStatements } from '../../knowledge/managed-policies.js';
import { policyTemplate } from '../../knowledge/sam-policy-templates.js';
import type { Grant } from '../../model/application.js';
import type { RoleDeclaration } from '../../model/template.js';
import { possibilities, type Value } from '../../model/value.js';
import { connectorActions } from '../connectors.js';
import type { Declarations } from '../declarations.js';

/** Whether everything that a role may do can be seen: then what is not among its grants is not allowed. */
export function isFullyVisible(role: RoleDeclaration, grants: readonly Grant[], declarations: Declarations): boolean {
  return (
    role.complete &&
    role.managedPolicies.every((policy) => isReadable(policy, role, declarations)) &&
    role.policyTemplates.every(({ template }) => policyTemplate(template) !== undefined) &&
    grants.every(({ effect, actions, notActions }) =>
      [effect, ...actions, ...notActions].every((value: Value<unknown>) => value.kind === 'known'),
    ) &&
    !mayHaveMore(role, declarations)
  );
}

function isReadable(
  policy: Value<unknown> & RoleDeclaration['managedPolicies'][number],
  role: RoleDeclaration,
  declarations: Declarations,
): boolean {
  return possibilities(policy).every((option) => {
    if (option.kind !== 'known') return false;
    const declared = declarations.find(option.value, role.id, ['policy']);
    if (declared) return declared.kind === 'policy' && declared.complete;
    return option.value.kind === 'text' && managedPolicyStatements(option.value.text) !== undefined;
  });
}

/** Policies that are attached to roles nobody can tell, and connectors whose rights are not recorded. */
function mayHaveMore(role: RoleDeclaration, declarations: Declarations): boolean {
  const open = declarations.ofKind('policy').some(({ attachment, roles, complete, id }) => {
    if (attachment !== 'roles') return false;
    const isOfRole = roles.some((each) => declarations.all(each, id, ['role']).includes(role));
    return isOfRole ? !complete : roles.some((each) => possibilities(each).some(({ kind }) => kind === 'unknown'));
  });
  return (
    open ||
    declarations
      .ofKind('connector')
      .some(({ destination, permissions, id }) =>
        declarations.all(destination, id).some(({ kind }) => connectorActions(kind, permissions).length === 0),
      )
  );
}
