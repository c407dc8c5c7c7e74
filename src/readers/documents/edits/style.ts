import { detectLayout } from '../../layout.js';
import type { Place } from './places.js';

/** How a template is written, so that what is added looks like it. */
export interface Style {
  readonly format: Format;
  readonly newline: '\n' | '\r\n';
  /** One step of indentation. */
  readonly indent: string;
  /** Lists stand one step further in than their key. YAML allows both. */
  readonly listsIndented: boolean;
  /** `!Ref` rather than `Ref:`. */
  readonly shortForm: boolean;
  /** For texts that need quotes. */
  readonly quote: "'" | '"';
}

/** `script` is an object in TypeScript or JavaScript. */
export type Format = 'yaml' | 'json' | 'script';

/** The style most of a text has. */
export function detectStyle(text: string, format: Format, root: Place): Style {
  const { indent, newline } = detectLayout(text);
  if (format === 'script') {
    const quote = count(text, /"/g) > count(text, /'/g) ? '"' : "'";
    return { format, newline, indent, listsIndented: true, shortForm: false, quote };
  }
  if (format === 'json') return { format, newline, indent, listsIndented: true, shortForm: false, quote: '"' };
  const short = count(text, /!(Ref|GetAtt|Sub)\b/g);
  const long = count(text, /\b(Ref|Fn::GetAtt|Fn::Sub)["']?:/g);
  return {
    format,
    newline,
    indent: indent === '\t' ? '  ' : indent,
    listsIndented: listsAreIndented(text, root),
    shortForm: short >= long,
    quote: count(text, /[:\-[,]\s+"/g) > count(text, /[:\-[,]\s+'/g) ? '"' : "'",
  };
}

/** The column of an offset: UTF-16 units since the last line end; a byte-order mark takes no place. */
export function columnOf(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return offset - (start === 0 && text.startsWith('\uFEFF') ? 1 : start);
}

function listsAreIndented(text: string, root: Place): boolean {
  const votes = { indented: 0, level: 0 };
  vote(text, root, votes);
  return votes.indented >= votes.level;
}

function vote(text: string, place: Place, votes: { indented: number; level: number }): void {
  if (place.kind === 'list') for (const item of place.items) vote(text, item, votes);
  if (place.kind === 'tagged') vote(text, place.content, votes);
  if (place.kind !== 'map' || place.layout !== 'block') return;
  for (const { keyStart, value } of place.entries) {
    if (!value) continue;
    const list = value.kind === 'tagged' ? value.content : value;
    const dash = list.kind === 'list' && list.layout === 'block' ? list.itemStarts[0] : undefined;
    if (dash !== undefined) votes[columnOf(text, dash) > columnOf(text, keyStart) ? 'indented' : 'level']++;
    vote(text, value, votes);
  }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
