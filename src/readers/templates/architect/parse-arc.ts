import type { ArcItem, ArcSection, ArcWord } from './arc-file.js';

/**
 * Reads text in Architect's own format: `@` begins a section, a line is an item of words, what is indented belongs to the
 * line above. Comments begin with `#`. Never fails: what stands in front of the first section is left out.
 *
 * Source: Architect documentation, "app.arc", and the readme of @architect/parser, read 2026-11-21.
 */
export function parseArc(text: string): readonly ArcSection[] {
  const sections: MutableSection[] = [];
  let stack: readonly Open[] = [];
  for (const { line, start } of linesOf(text)) {
    const words = wordsIn(line, start);
    const [first] = words;
    if (!first) continue;
    const indentation = first.start - start;
    if (indentation === 0 && first.text.startsWith('@')) {
      sections.push({ ...first, text: first.text.slice(1), items: [] });
      stack = [];
      continue;
    }
    const section = sections.at(-1);
    if (!section) continue;
    const item: MutableItem = { words, inner: [] };
    stack = stack.filter((open) => open.indentation < indentation);
    (stack.at(-1)?.item.inner ?? section.items).push(item);
    stack = [...stack, { indentation, item }];
  }
  return sections;
}

interface MutableItem extends ArcItem {
  readonly inner: MutableItem[];
}

interface MutableSection extends ArcSection {
  readonly items: MutableItem[];
}

/** A line that further ones can be indented below. */
interface Open {
  readonly indentation: number;
  readonly item: MutableItem;
}

function* linesOf(text: string): Generator<{ readonly line: string; readonly start: number }> {
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield { line: text.slice(start, end), start };
    start = end + 1;
  }
}

/** Words in quotes may hold blanks. A comment ends the line. */
function wordsIn(line: string, offset: number): readonly ArcWord[] {
  const words: ArcWord[] = [];
  for (const match of line.matchAll(/"([^"]*)"|'([^']*)'|#.*|\S+/g)) {
    if (match[0].startsWith('#')) break;
    const start = offset + match.index;
    words.push({ text: match[1] ?? match[2] ?? match[0], start, end: start + match[0].length });
  }
  return words;
}
