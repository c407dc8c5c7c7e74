import type { Expression } from '../syntax/nodes.js';

/** A reference as it is written, for a person and to stand between `${` and `}`; `…` for what is no reference. */
export function spelled(node: Expression): string {
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'attribute':
      return `${spelled(node.of)}.${node.name}`;
    case 'index': {
      const key = keyText(node.key);
      return key === undefined ? spelled(node.of) : `${spelled(node.of)}[${key}]`;
    }
    default:
      return '…';
  }
}

function keyText(key: Expression): string | undefined {
  if (key.kind === 'literal') return key.value ?? undefined;
  if (key.kind !== 'template') return undefined;
  const [only, ...others] = key.parts;
  return only?.kind === 'text' && others.length === 0 ? `"${only.text}"` : undefined;
}
