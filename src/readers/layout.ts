/** How a text is laid out, so that what an edit adds looks like what is there. */
export interface Layout {
  /** One step of indentation: a tab or some spaces. */
  readonly indent: string;
  readonly newline: '\n' | '\r\n';
}

/**
 * The layout most lines of a text follow. `fallback` is the indentation of a text that has none. Lines of block comments
 * (` * …`) do not count, as their extra space is no step.
 */
export function detectLayout(text: string, fallback = '  '): Layout {
  const lines = text.split('\n');
  const crlf = lines.filter((line) => line.endsWith('\r')).length;
  return { indent: detectIndent(lines) ?? fallback, newline: crlf * 2 > lines.length - 1 ? '\r\n' : '\n' };
}

/**
 * Moves a block of whole lines: indentation that begins with `from` begins with `to` instead. Lines that lie further
 * left, blank lines and the lines in `fixed` (zero-based within the block: the inside of a multi-line string) stay as
 * they are. Line endings stay too.
 */
export function reindent(block: string, from: string, to: string, fixed: ReadonlySet<number> = new Set()): string {
  if (from === to) return block;
  return block
    .split('\n')
    .map((line, index) => {
      if (fixed.has(index) || line.trim() === '' || !line.startsWith(from)) return line;
      return to + line.slice(from.length);
    })
    .join('\n');
}

/** The spaces and tabs a line begins with. */
export function leadingSpace(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function detectIndent(lines: readonly string[]): string | undefined {
  const votes = new Map<string, number>();
  let previous = 0;
  for (const line of lines) {
    if (line.trim() === '' || /^\s*\*/.test(line)) continue;
    const space = leadingSpace(line);
    if (space.startsWith('\t')) {
      votes.set('\t', (votes.get('\t') ?? 0) + 1);
      previous = 0;
      continue;
    }
    const step = Math.abs(space.length - previous);
    previous = space.length;
    if (step < 2 || step > 8) continue;
    const indent = ' '.repeat(step);
    votes.set(indent, (votes.get(indent) ?? 0) + 1);
  }
  // Two steps back at once look like a larger step, so the smaller one wins when votes are even.
  const ranked = [...votes].sort(([a, m], [b, n]) => n - m || a.length - b.length);
  return ranked[0]?.[0];
}
