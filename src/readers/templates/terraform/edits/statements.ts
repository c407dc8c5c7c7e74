import type { NewValue } from '../../../../model/intent.js';
import type { Origin } from '../../../../model/template.js';
import { leadingSpace } from '../../../layout.js';
import type { Expression } from '../syntax/nodes.js';
import { changeDocument } from './documents.js';
import type { HclDraft } from './hcl-draft.js';
import { lineStart } from './lines.js';
import { type NewExpression, renderExpression } from './new-expression.js';
import { attributeOf, entryOf, placeAt, structureOf } from './places.js';
import { type Names, toExpression } from './references.js';

/** Replaces the actions or resources of a statement, in whatever form its policy is written. */
export function replaceInStatement(
  draft: HclDraft,
  { path }: Origin,
  key: 'Action' | 'Resource',
  values: readonly NewValue[],
  names: Names,
): boolean {
  const items = values.map((value) => toExpression(value, names));
  const [only, ...others] = items;
  if (only === undefined || !items.every((item) => item !== undefined)) return false;
  const found = placeAt(draft.body, path);
  if (found?.kind === 'block') {
    const name = key === 'Action' ? 'actions' : 'resources';
    const value = attributeOf(found.block.body, name)?.value;
    return value !== undefined && replaceValue(draft, value, items, true);
  }
  if (found?.kind === 'document') {
    const texts = items.map(inJson);
    const [text, ...more] = texts;
    return changeDocument(draft, found.template, (document) => {
      const written = document.at([...found.path, key]);
      if (!written || text === undefined) return false;
      if (written.kind === 'list' && written.items.length > 0) return document.replaceList([...found.path, key], texts);
      return document.set([...found.path, key], more.length === 0 ? text : texts);
    });
  }
  const statement = found && structureOf(found.expression);
  const value =
    statement?.kind === 'object'
      ? (entryOf(statement, key) ?? entryOf(statement, key === 'Action' ? 'actions' : 'resources'))?.value
      : undefined;
  return value !== undefined && replaceValue(draft, value, items, others.length > 0);
}

/** A list stays a list, one line each where it had that; a single value becomes a list only when it must. */
function replaceValue(draft: HclDraft, value: Expression, items: readonly NewExpression[], asList: boolean): boolean {
  const { text, layout } = draft;
  const isList = value.kind === 'list';
  const written = text.slice(value.start, value.end);
  if (/\b(?:each|count)\.\w/.test(written) || /(?:#|\/\/).*\n/.test(written)) return false;
  const indent = leadingSpace(text.slice(lineStart(text, value.start)));
  const [only] = items;
  const replacement: NewExpression = isList || asList || !only ? { list: items } : only;
  const rendered = renderExpression(replacement, indent, layout.indent, layout.newline);
  const inLines = isList && written.includes('\n') && !rendered.includes('\n');
  const inner = indent + layout.indent;
  const lines = `[${layout.newline}${items.map((item) => `${inner}${renderExpression(item, inner, layout.indent, layout.newline)},${layout.newline}`).join('')}${indent}]`;
  return draft.change([{ start: value.start, end: value.end, text: inLines ? lines : rendered }]);
}

/** A reference in a text of JSON. */
function inJson(expression: NewExpression): string {
  const text = typeof expression === 'string' ? expression : '';
  return text.startsWith('"') ? text.slice(1, -1) : `\${${text}}`;
}
