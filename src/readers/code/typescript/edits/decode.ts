import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { SourceRange } from '../../../../model/source.js';
import type { Changes } from './changes.js';
import type { EditedModule } from './edited-module.js';

/** Decodes a text where it is read: `decodeURIComponent(key.replace(/\+/g, ' '))`, `Buffer.from(data, 'base64').toString()`. */
export function decode(module: EditedModule, at: SourceRange, encoding: 'url' | 'base64', changes: Changes): boolean {
  const text = module.nodesAt(at).find(({ type }) => readable.has(type));
  if (!text || (text.parent?.type === AST_NODE_TYPES.Property && text.parent.shorthand)) return false;
  const [start, end] = text.range;
  if (encoding === 'url') {
    changes.insert(start, 'decodeURIComponent(');
    changes.insert(end, ".replace(/\\+/g, ' '))");
  } else {
    changes.insert(start, 'Buffer.from(');
    changes.insert(end, ", 'base64').toString()");
  }
  return true;
}

const readable: ReadonlySet<string> = new Set([AST_NODE_TYPES.MemberExpression, AST_NODE_TYPES.Identifier]);
