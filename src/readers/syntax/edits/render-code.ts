import { isCodeList, isCodeMap, type NewCode } from './new-code.js';
import type { ProgramStyle } from './program-style.js';

/** Longer lines are broken where they can be. */
export const longestLine = 100;

/**
 * A value as the language writes it. `indent` is the indentation of the line it begins on; with `inline` it stays on that
 * line. `before` is the length of what stands before it there.
 */
export function renderCode(value: NewCode, style: ProgramStyle, indent: string, inline = false, before = 0): string {
  if (typeof value === 'string') return renderText(value, style);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return style.language === 'python' ? (value ? 'True' : 'False') : String(value);
  if (isCodeList(value)) return renderList(value, style, indent, inline);
  if (isCodeMap(value)) return renderMap(value.entries, style, indent, inline, before);
  if ('code' in value) return value.code;
  if ('call' in value) {
    const given = value.arguments.map((argument) => renderCode(argument, style, indent, inline));
    return `${value.call}(${given.join(', ')})`;
  }
  return renderTemplate(value.template, value.tag, style);
}

/** A text as a literal, in the quotes of the file. */
export function renderText(text: string, { quote }: ProgramStyle): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return quote === '"' ? `"${escaped}"` : `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A name, or a text where the name needs quotes. */
export function renderKey(key: string, style: ProgramStyle): string {
  return style.language !== 'python' && /^[A-Za-z_$][\w$]*$/.test(key) ? key : renderText(key, style);
}

function renderList(items: readonly NewCode[], style: ProgramStyle, indent: string, inline: boolean): string {
  const flat = `[${items.map((item) => renderCode(item, style, indent, true)).join(', ')}]`;
  const isShort = indent.length + flat.length <= longestLine && !items.some((item) => isCodeMap(item));
  if (inline || isShort || items.length === 0) return flat;
  const inner = indent + style.indent;
  const lines = items.map((item) => `${inner}${renderCode(item, style, inner)},`);
  return ['[', ...lines, `${indent}]`].join(style.newline);
}

function renderMap(
  entries: readonly (readonly [string, NewCode])[],
  style: ProgramStyle,
  indent: string,
  inline: boolean,
  before: number,
): string {
  if (entries.length === 0) return '{}';
  const pair = ([key, value]: readonly [string, NewCode], at: string, flat: boolean) =>
    `${renderKey(key, style)}: ${renderCode(value, style, at, flat)}`;
  const space = style.language === 'python' ? '' : ' ';
  const flat = `{${space}${entries.map((entry) => pair(entry, indent, true)).join(', ')}${space}}`;
  const isSmall = entries.length === 1 && entries.every(([, value]) => !isCodeMap(value) && !isCodeList(value));
  if (inline || (isSmall && indent.length + before + flat.length <= longestLine)) return flat;
  const inner = indent + style.indent;
  const lines = entries.map((entry) => `${inner}${pair(entry, inner, false)},`);
  return ['{', ...lines, `${indent}}`].join(style.newline);
}

function renderTemplate(
  parts: readonly (string | { readonly code: string })[],
  tag: string | undefined,
  style: ProgramStyle,
): string {
  if (tag === undefined && parts.every((part) => typeof part === 'string')) return renderText(parts.join(''), style);
  if (style.language === 'python') {
    const inside = parts.map((part) =>
      typeof part === 'string'
        ? renderText(part, style).slice(1, -1).replaceAll('{', '{{').replaceAll('}', '}}')
        : `{${part.code}}`,
    );
    return `f${style.quote}${inside.join('')}${style.quote}`;
  }
  const inside = parts.map((part) =>
    typeof part === 'string' ? part.replace(/[`\\]|\$\{/g, '\\$&') : `\${${part.code}}`,
  );
  return `${tag ?? ''}\`${inside.join('')}\``;
}
