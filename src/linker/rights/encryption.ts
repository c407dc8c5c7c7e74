import { keyActions } from '../../knowledge/key-actions.js';
import type { NeededRight } from '../../model/rights.js';
import type { Declaration, Target } from '../../model/template.js';
import { knownValues } from '../../model/value.js';
import type { Declarations } from '../declarations.js';

/**
 * What is needed on the key that `declared` is encrypted with. The key's own policy may allow it too, so that a role may do
 * without.
 */
export function keyRights(
  { encryptionKey, id }: Declaration,
  { action, because, need }: Pick<NeededRight, 'action' | 'because' | 'need'>,
  declarations: Declarations,
): readonly NeededRight[] {
  if (!encryptionKey) return [];
  return knownValues(encryptionKey).flatMap((target) => {
    const key = keyOf(target, id, declarations);
    if (!key) return [];
    return keyActions(action).map(
      (each): NeededRight => ({ action: each, on: key, need: need === 'helpful' ? 'helpful' : 'at-times', because }),
    );
  });
}

/** Keys that AWS keeps for its services are open to everybody who may use the service. */
function keyOf(target: Target, from: string, declarations: Declarations): Target | undefined {
  const declared = declarations.find(target, from);
  if (declared) return { kind: 'resource', id: declared.id, attribute: 'arn' };
  if (target.kind === 'resource' || /(?:^|:)alias\/aws\//.test(target.text)) return undefined;
  return {
    kind: 'text',
    text: target.text.startsWith('arn:') ? target.text : `arn:aws:kms:*:*:${keyName(target.text)}`,
  };
}

/** An alias cannot be named in a policy; the key behind it is not known. */
function keyName(text: string): string {
  return /^[\w-]+$/.test(text) ? `key/${text}` : 'key/*';
}
