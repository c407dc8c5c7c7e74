import type { TemplateIntent } from '../../../model/intent.js';
import { LineIndex, type SourceFile, type TextEdit } from '../../../model/source.js';
import { detectLayout } from '../../layout.js';
import { valuesOf } from './arc-file.js';
import { parseArc } from './parse-arc.js';

/**
 * The edits that carry out the intents of one fix on one file in Architect's own format. Settings of a function are written
 * into its own configuration, where there is one; a setting of the whole project is replaced where it stands. Everything
 * else Architect has no words for.
 */
export function editArc(source: SourceFile, intents: readonly TemplateIntent[]): readonly TextEdit[] | undefined {
  if (!source.path.endsWith('.arc')) return undefined;
  const edits = intents.map((intent) => editFor(source, intent));
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

type SetProperty = Extract<TemplateIntent, { readonly kind: 'set-property' }>;

/** Properties of functions in Architect's words (documentation, "Function config", 2026-11-21). */
const settings: Readonly<Record<string, string>> = {
  timeoutSeconds: 'timeout',
  memoryMb: 'memory',
  runtime: 'runtime',
  reservedConcurrency: 'concurrency',
  handler: 'handler',
};

function editFor(source: SourceFile, intent: TemplateIntent): TextEdit | undefined {
  if (intent.kind !== 'set-property' && intent.kind !== 'remove-property') return undefined;
  const setting = intent.declaration === 'function' ? settings[intent.property] : undefined;
  if (intent.kind === 'remove-property')
    return setting === undefined ? undefined : removeSetting(source, intent, setting);
  const { value, replaces } = intent;
  if (intent.declaration === 'table')
    return intent.property === 'recovery' ? switchOnRecovery(source, intent) : undefined;
  if (setting === undefined || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
  if (replaces) return replaces.file === source.path ? { range: replaces, text: String(value) } : undefined;
  return writeSetting(source, intent, setting, String(value));
}

function writeSetting(source: SourceFile, { of }: SetProperty, setting: string, value: string): TextEdit | undefined {
  if (of.path[0] !== '@aws') return undefined;
  const lines = new LineIndex(source);
  const { newline } = detectLayout(source.text);
  const section = parseArc(source.text).find(({ text }) => text === 'aws');
  if (!section) {
    const gap = source.text === '' ? '' : source.text.endsWith('\n') ? newline : newline + newline;
    const end = source.text.length;
    return { range: lines.range(end, end), text: `${gap}@aws${newline}${setting} ${value}${newline}` };
  }
  const [written] = valuesOf(section.items, setting);
  if (written) return { range: lines.range(written.start, written.end), text: value };
  const [first] = section.items;
  if (!first?.words[0]) return { range: lines.range(section.end, section.end), text: `${newline}${setting} ${value}` };
  const at = first.words[0].start;
  return { range: lines.range(at, at), text: `${setting} ${value}${newline}` };
}

/** `PITR true` stands below the table, behind its keys. */
function switchOnRecovery(source: SourceFile, { of, value }: SetProperty): TextEdit | undefined {
  const section = parseArc(source.text).find(({ text }) => text === 'tables');
  const table = section?.items.find(({ words }) => words[0]?.text === of.path[1]);
  const [written] = [...valuesOf(table?.inner ?? [], 'PITR'), ...valuesOf(table?.inner ?? [], 'pitr')];
  const lines = new LineIndex(source);
  if (value !== true || !table) return undefined;
  if (written) return { range: lines.range(written.start, written.end), text: 'true' };
  const last = table.inner.at(-1)?.words ?? table.words;
  const [first] = last;
  const end = last.at(-1)?.end;
  if (!first || end === undefined) return undefined;
  const lineStart = source.text.lastIndexOf('\n', first.start - 1) + 1;
  const indentation = table.inner.length > 0 ? source.text.slice(lineStart, first.start) : '  ';
  const { newline } = detectLayout(source.text);
  return { range: lines.range(end, end), text: `${newline}${indentation}PITR true` };
}

/** A setting takes a line of its own: the function's where it has one, otherwise that of the whole project. */
function removeSetting(
  source: SourceFile,
  { of, replaces }: Extract<TemplateIntent, { readonly kind: 'remove-property' }>,
  setting: string,
): TextEdit | undefined {
  const isShared = of.path[0] !== '@aws';
  if (isShared && replaces?.file !== source.path) return undefined;
  const section = parseArc(source.text).find(({ text }) => text === 'aws');
  const [written] = valuesOf(section?.items ?? [], setting);
  if (!written) return undefined;
  const start = source.text.lastIndexOf('\n', written.start - 1) + 1;
  const newline = source.text.indexOf('\n', written.end);
  const end = newline === -1 ? source.text.length : newline + 1;
  return { range: new LineIndex(source).range(start, end), text: '' };
}
