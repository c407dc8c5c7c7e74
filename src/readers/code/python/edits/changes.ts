import type { LineIndex, TextEdit } from '../../../../model/source.js';

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Collects changes to one text, by offset, in any order. What is inserted first at one place stands first. */
export class Changes {
  readonly #changes: Change[] = [];

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  replace(start: number, end: number, text: string): void {
    this.#changes.push({ start, end, text });
  }

  /** What the text becomes; undefined when two changes claim the same part of it. */
  applyTo(text: string): string | undefined {
    const sorted = this.#sorted();
    if (!sorted) return undefined;
    let result = '';
    let at = 0;
    for (const change of sorted) {
      result += text.slice(at, change.start) + change.text;
      at = change.end;
    }
    return result + text.slice(at);
  }

  /** In order of place; undefined when two changes claim the same part of the text. */
  toEdits(lines: LineIndex): readonly TextEdit[] | undefined {
    return this.#sorted()?.map(({ start, end, text }) => ({ range: lines.range(start, end), text }));
  }

  #sorted(): readonly Change[] | undefined {
    const joined: Change[] = [];
    for (const change of [...this.#changes].sort((a, b) => a.start - b.start || a.end - b.end)) {
      const last = joined.at(-1);
      if (last && change.start < last.end) return undefined;
      if (last && change.start === last.end) {
        joined[joined.length - 1] = { start: last.start, end: change.end, text: last.text + change.text };
      } else joined.push(change);
    }
    return joined;
  }
}
