import type { NewCode, NewCodeMap } from '../../../../syntax/edits/new-code.js';
import { renderCode } from '../../../../syntax/edits/render-code.js';
import type { ProgramEdit } from './program-edit.js';

/** A statement that makes a resource, kept under a name where one is given. */
export function makingStatement(
  edit: ProgramEdit,
  token: string,
  name: NewCode,
  inputs: NewCodeMap,
  variable: string | undefined,
): (indent: string) => string {
  const { style } = edit.draft;
  const made = edit.packages.classOf(token);
  const written = renderCode(name, style, '');
  if (!edit.isPython) {
    const start = variable === undefined ? 'new' : `const ${variable} = new`;
    return (indent) => {
      const head = `${start} ${made}(${written}`;
      const map = inputs.entries.length === 0 ? '' : `, ${renderCode(inputs, style, indent, false, head.length + 4)}`;
      return `${head}${map})${style.semicolons ? ';' : ''}`;
    };
  }
  const start = variable === undefined ? '' : `${variable} = `;
  return (indent) => {
    const inner = indent + style.indent;
    const lines = inputs.entries.map(([key, value]) => `${inner}${key}=${renderCode(value, style, inner)},`);
    if (lines.length === 0) return `${start}${made}(${written})`;
    return [`${start}${made}(`, `${inner}${written},`, ...lines, `${indent})`].join(style.newline);
  };
}
