import type { Declaration } from '../../../../model/template.js';
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
  const generated = new Set(resources.flatMap((resource) => (resource.generated ? [resource.id] : [])));
  return declarations.map((declaration): Declaration => {
    if (declaration.kind === 'role' && generated.has(declaration.id)) return { ...declaration, generated: true };
    const callback = declaration.kind === 'function' ? callbacks.get(declaration.id) : undefined;
    if (declaration.kind !== 'function' || !callback) return declaration;
    return { ...declaration, packaging: { kind: 'written', at: callback } };
  });
}
