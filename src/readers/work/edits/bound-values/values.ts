import type { Expression } from '../../../syntax/program.js';
import type { Draft } from '../draft.js';
import type { Driver, Placeholder } from './drivers.js';
import type { ValuePosition } from './positions.js';
import type { StatementPart } from './statement-parts.js';
import { isWrittenForStatement } from './written-for-statement.js';

/** How a placeholder is written. */
export function placeholderFor(style: Placeholder, number: number, name: string): string {
  return { numbered: `$${number}`, question: '?', format: '%s', named: `@${name}` }[style];
}

/** The value as it is handed over: as the text it was where it stood in quotes. Undefined where that cannot be said. */
export function boundValue(
  { expression, verb }: Extract<StatementPart, { kind: 'value' }>,
  { quoted }: ValuePosition,
  { keepsTypes, takesObjectsApart }: Driver,
  draft: Draft,
): string | undefined {
  if (isWrittenForStatement(expression, draft)) return undefined;
  const text = draft.textOf(expression);
  if (!quoted) {
    // What stands bare may be a number: it is handed over as it is.
    const isBare = draft.file.program.language !== 'csharp' && !takesObjectsApart;
    return isBare && !isList(expression, draft) && !/^[*]/.test(text) ? text : undefined;
  }
  const isPattern = quoted.before !== '' || quoted.behind !== '';
  switch (draft.file.program.language) {
    case 'typescript':
    case 'javascript':
      if (isPattern) return `\`${quoted.before}\${${text}}${quoted.behind}\``;
      return keepsTypes ? `String(${text})` : text;
    case 'python': {
      const whole = `str(${text})`;
      if (!isPattern) return whole;
      return [quoted.before && draft.quoted(quoted.before), whole, quoted.behind && draft.quoted(quoted.behind)]
        .filter(Boolean)
        .join(' + ');
    }
    case 'go':
      if (verb !== undefined && verb !== 's') return undefined;
      return [quoted.before && '"%"', text, quoted.behind && '"%"'].filter(Boolean).join('+');
    case 'csharp':
      if (isPattern) return `$"${quoted.before}{${text}}${quoted.behind}"`;
      return isText(expression, draft) ? text : undefined;
    default:
      return undefined;
  }
}

/** `ids.join(',')` are several values. */
function isList(expression: Expression, draft: Draft): boolean {
  return expression.kind === 'call' && /^(?:join|map|Join)$/.test(draft.file.callees.lastOf(expression));
}

/** A text for certain: by its declared type, or out of the maps of texts that requests have. */
function isText(expression: Expression, draft: Draft, depth = 0): boolean {
  if (depth > 4) return false;
  if (expression.kind === 'index')
    return /\b(?:PathParameters|QueryStringParameters|Headers|StageVariables)$/.test(draft.textOf(expression.object));
  if (expression.kind === 'literal') return typeof expression.value === 'string';
  if (expression.kind !== 'name') return false;
  const declaration = draft.file.declarationOf(expression.name, expression);
  if (!declaration) return false;
  if (declaration.type && declaration.type.name !== 'var') return /^[sS]tring$/.test(declaration.type.name);
  const values = draft.file.valuesOf(declaration);
  return (
    declaration.kind === 'variable' && values.length > 0 && values.every((value) => isText(value, draft, depth + 1))
  );
}
