import { isNewList, type NewMap, type NewNode } from './new-node.js';
import type { Style } from './style.js';

/**
 * What follows a key, the space or line break in front included: ` 30`, ` !Ref Orders`, or a map on lines of its own,
 * one step right of `indentation`.
 */
export function renderBlockValue(node: NewNode, indentation: string, style: Style, quote?: Quote): string {
  const plain = expand(node, style);
  if (isNewList(plain)) {
    if (plain.length === 0) return ' []';
    const inner = style.listsIndented ? indentation + style.indent : indentation;
    return plain.map((item) => style.newline + inner + renderBlockItem(item, inner, style, quote)).join('');
  }
  if (isMap(plain)) {
    if (plain.entries.length === 0) return ' {}';
    const inner = indentation + style.indent;
    return style.newline + inner + renderBlockEntries(plain, inner, style, quote);
  }
  return ` ${renderInline(plain, style, quote, 'block')}`;
}

/** A list item with its dash, without the indentation in front of it. */
export function renderBlockItem(node: NewNode, indentation: string, style: Style, quote?: Quote): string {
  const plain = expand(node, style);
  // What stands behind a dash is two columns further in, whatever a step is elsewhere.
  const inner = `${indentation}  `;
  if (isMap(plain) && plain.entries.length > 0) return `- ${renderBlockEntries(plain, inner, style, quote)}`;
  return `- ${renderInline(plain, style, quote, isNewList(plain) ? 'flow' : 'block')}`;
}

/** The entries of a map, one a line, without the indentation in front of the first. */
export function renderBlockEntries(map: NewMap, indentation: string, style: Style, quote?: Quote): string {
  return map.entries
    .map(([key, value]) => {
      // Its two arguments stand on one line everywhere.
      if (key === 'Fn::GetAtt') return `${key}: ${renderFlowValue(value, style)}`;
      return `${renderKey(key, style)}:${renderBlockValue(value, indentation, style, quote)}`;
    })
    .join(style.newline + indentation);
}

/** `key: value` for a map in braces. With an `indentation`, JSON spreads what is nested over lines of its own. */
export function renderFlowEntry(
  key: string,
  value: NewNode,
  style: Style,
  indentation?: string,
  quote?: Quote,
): string {
  return `${renderKey(key, style)}: ${renderFlowValue(value, style, indentation, quote)}`;
}

/** A value inside of braces or brackets. */
export function renderFlowValue(node: NewNode, style: Style, indentation?: string, quote?: Quote): string {
  const plain = expand(node, style);
  if (indentation === undefined || style.format === 'yaml') return renderInline(plain, style, quote, 'flow');
  if (style.format === 'script' && isShallow(plain, style)) {
    const inline = renderInline(plain, style, quote, 'flow');
    if (inline.length <= shortEnough) return inline;
  }
  const inner = indentation + style.indent;
  if (isNewList(plain)) {
    return spread(
      '[',
      plain.map((item) => renderFlowValue(item, style, inner)),
      ']',
      indentation,
      style,
    );
  }
  if (isMap(plain)) {
    return spread(
      '{',
      plain.entries.map(([key, value]) => renderFlowEntry(key, value, style, inner)),
      '}',
      indentation,
      style,
    );
  }
  return renderInline(plain, style, quote, 'flow');
}

/** A quote that is to be kept because its neighbours have it. */
export type Quote = '' | "'" | '"';

/** Functions in the long form are maps; in the short form they are scalars with a tag. */
function expand(node: NewNode, style: Style): NewNode {
  if (typeof node !== 'object' || isNewList(node) || 'entries' in node || style.shortForm) return node;
  if (node.name === 'Ref') return { entries: [['Ref', node.argument]] };
  if (node.name === 'Sub') return { entries: [['Fn::Sub', node.argument]] };
  const [id = '', ...attribute] = node.argument.split('.');
  return { entries: [['Fn::GetAtt', [id, attribute.join('.')]]] };
}

function isMap(node: NewNode): node is NewMap {
  return typeof node === 'object' && 'entries' in node && !isNewList(node);
}

/** Objects in programs stay on one line while they hold no others and are no longer than this. */
const shortEnough = 60;

function isShallow(node: NewNode, style: Style): boolean {
  const isFunction = (each: NewNode) =>
    isMap(each) && each.entries.length === 1 && /^(Ref|Fn::)/.test(each.entries[0]?.[0] ?? '');
  const values = isNewList(node) ? node : isMap(node) ? node.entries.map(([, value]) => value) : [];
  return values.every((value) => {
    const plain = expand(value, style);
    return (
      typeof plain !== 'object' ||
      isFunction(plain) ||
      (isNewList(plain) && plain.every((item) => typeof item !== 'object'))
    );
  });
}

function spread(open: string, parts: readonly string[], close: string, indentation: string, style: Style): string {
  if (parts.length === 0) return open + close;
  const inner = style.newline + indentation + style.indent;
  const last = style.format === 'script' ? ',' : '';
  return `${open}${parts.map((part) => inner + part).join(',')}${last}${style.newline}${indentation}${close}`;
}

function renderInline(node: NewNode, style: Style, quote: Quote | undefined, context: 'block' | 'flow'): string {
  if (isNewList(node)) {
    return `[${node.map((item) => renderInline(expand(item, style), style, quote, 'flow')).join(', ')}]`;
  }
  if (isMap(node)) {
    if (node.entries.length === 0) return '{}';
    const parts = node.entries.map(([key, value]) => {
      return `${renderKey(key, style)}: ${renderInline(expand(value, style), style, quote, 'flow')}`;
    });
    return `{ ${parts.join(', ')} }`;
  }
  if (typeof node === 'object') return `!${node.name} ${renderText(node.argument, style, undefined, context)}`;
  return typeof node === 'string' ? renderText(node, style, quote, context) : String(node);
}

function renderKey(key: string, style: Style): string {
  if (style.format === 'script') return /^[A-Za-z_$][\w$]*$/.test(key) ? key : scriptText(key, style.quote);
  // A colon inside is harmless: `Fn::GetAtt`.
  return style.format === 'json' ? JSON.stringify(key) : isPlain(key, 'flow') ? key : quoted(key, style.quote);
}

/** A text on one line, in quotes where it would mean something else without, or where its neighbours have them. */
export function renderText(text: string, style: Style, quote: Quote | undefined, context: 'block' | 'flow'): string {
  if (style.format === 'json') return JSON.stringify(text);
  if (style.format === 'script') return scriptText(text, quote || style.quote);
  if (quote) return quoted(text, quote);
  return isPlain(text, context) ? text : quoted(text, style.quote);
}

function scriptText(text: string, quote: "'" | '"'): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return quote === '"' ? `"${escaped}"` : `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function quoted(text: string, quote: "'" | '"'): string {
  // Only double quotes can hold control characters.
  if (quote === '"' || /[\n\r\t]/.test(text)) return JSON.stringify(text);
  return `'${text.replaceAll("'", "''")}'`;
}

/** YAML 1.1 and 1.2 read it as the same text: no number, date, boolean or null in either, and no mark of the syntax. */
function isPlain(text: string, context: 'block' | 'flow'): boolean {
  if (!/^[A-Za-z/$][^\n\r\t]*$/.test(text) || /\s$|:(\s|$)|\s#/.test(text)) return false;
  if (/^(y|yes|n|no|true|false|on|off|null)$/i.test(text)) return false;
  return context === 'block' || !/[,[\]{}]/.test(text);
}
