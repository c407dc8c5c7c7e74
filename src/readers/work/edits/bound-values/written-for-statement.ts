import { descendants } from '../../../analysis/tree.js';
import type { Expression } from '../../../syntax/program.js';
import type { Draft } from '../draft.js';

const deepest = 4;

/**
 * Whether a value was made to stand in a statement: with quotes of SQL around it or doubled in it, escaped, or a word of SQL.
 * Handed over beside the statement, all of that would become part of the value.
 */
export function isWrittenForStatement(value: Expression, draft: Draft, depth = 0): boolean {
  return [...descendants(value)].some((node) => {
    if (!('kind' in node)) return false;
    switch (node.kind) {
      case 'literal':
        return typeof node.value === 'string' && isOfSql(node.value);
      case 'template':
        return node.parts.some((part) => typeof part === 'string' && isOfSql(part));
      case 'call':
        return escaping.test(draft.file.callees.lastOf(node));
      case 'name': {
        const declaration = depth < deepest ? draft.file.declarationOf(node.name, node) : undefined;
        return (
          declaration?.kind === 'variable' &&
          draft.file.valuesOf(declaration).some((each) => isWrittenForStatement(each, draft, depth + 1))
        );
      }
      default:
        return false;
    }
  });
}

function isOfSql(text: string): boolean {
  return text.includes("'") || /^\s*(?:null|default|true|false|now\(\)|current_\w+)\s*$/i.test(text);
}

const escaping = /escap|(?<!un)quote|literal|sql/i;
