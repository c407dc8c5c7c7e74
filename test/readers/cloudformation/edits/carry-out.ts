import type { TemplateIntent } from '../../../../src/model/intent.js';
import { LineIndex, type TextEdit } from '../../../../src/model/source.js';
import type { Origin } from '../../../../src/model/template.js';
import { editCloudFormation } from '../../../../src/readers/templates/cloudformation/edits/index.js';

/** The text after the intents, or undefined when they are refused. Edits must be in order and must not overlap. */
export function carryOut(text: string, ...intents: TemplateIntent[]): string | undefined {
  const edits = editCloudFormation({ path: 'template.yaml', text }, intents);
  return edits && applied(text, edits);
}

export function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex({ path: 'template.yaml', text });
  let result = '';
  let reached = 0;
  for (const { range, text: replacement } of edits) {
    const start = lines.offset(range.start);
    const end = lines.offset(range.end);
    if (start < reached || end < start || end > text.length) throw new Error('These edits overlap or leave the text.');
    result += text.slice(reached, start) + replacement;
    reached = end;
  }
  return result + text.slice(reached);
}

export function at(...path: string[]): Origin {
  return { dialect: 'sam', file: 'template.yaml', path };
}

/** An indented template string without its indentation and its first line break. */
export function template(strings: TemplateStringsArray): string {
  const lines = (strings.raw[0] ?? '').replace(/^\n/, '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent)).join('\n');
}
