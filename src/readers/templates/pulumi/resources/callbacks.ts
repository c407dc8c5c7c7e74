import type { Declaration, RoleDeclaration } from '../../../../model/template.js';
import type { PulumiResource } from './pulumi-resource.js';

/**
 * Functions whose code is written in the program itself: Pulumi packages the function that stands there, and makes the role
 * of one that is given none.
 */
export function withCallbacks(
  declarations: readonly Declaration[],
  resources: readonly PulumiResource[],
): readonly Declaration[] {
  const callbacks = new Map(resources.flatMap(({ id, callback }) => (callback ? [[id, callback] as const] : [])));
  if (callbacks.size === 0) return declarations;
  const generated = new Map(
    resources.flatMap((resource) => (resource.generated ? [[resource.id, resource] as const] : [])),
  );
  return declarations.map((declaration): Declaration => {
    const made = declaration.kind === 'role' ? generated.get(declaration.id) : undefined;
    if (declaration.kind === 'role' && made)
      return { ...declaration, ...policiesOf(declaration, made), generated: true };
    const callback = declaration.kind === 'function' ? callbacks.get(declaration.id) : undefined;
    if (declaration.kind !== 'function' || !callback) return declaration;
    return { ...declaration, packaging: { kind: 'written', at: callback } };
  });
}

/** What the tool attaches because nothing is written is marked as such. */
function policiesOf({ managedPolicies }: RoleDeclaration, { choosesPolicies }: PulumiResource) {
  if (!choosesPolicies) return {};
  return {
    managedPolicies: managedPolicies.map((policy) =>
      policy.kind === 'known' ? ({ ...policy, isDefault: true } as const) : policy,
    ),
  };
}
