import type { Declaration } from '../../../../model/template.js';
import type { PulumiResource } from './pulumi-resource.js';

/** Functions whose code is written in the program itself: Pulumi packages the function that stands there. */
export function withCallbacks(
  declarations: readonly Declaration[],
  resources: readonly PulumiResource[],
): readonly Declaration[] {
  const callbacks = new Map(resources.flatMap(({ id, callback }) => (callback ? [[id, callback] as const] : [])));
  if (callbacks.size === 0) return declarations;
  return declarations.map((declaration) => {
    const callback = declaration.kind === 'function' ? callbacks.get(declaration.id) : undefined;
    if (declaration.kind !== 'function' || !callback) return declaration;
    return { ...declaration, packaging: { kind: 'written', at: callback } };
  });
}
