import type { LineIndex, TextEdit } from '../../model/source.js';

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Changes to one text, by offset, noted in any order. Of those inserted at one place, the first noted stands first. */
export class Changes {
  readonly #noted: Change[] = [];

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  replace(start: number, end: number, text: string): void {
    this.#noted.push({ start, end, text });
  }

  /** The text with all changes; undefined when two of them claim the same part. */
  applyTo(text: string): string | undefined {
    const merged = this.#merged();
    if (!merged) return undefined;
    const pieces: string[] = [];
    let from = 0;
    for (const { start, end, text: replacement } of merged) {
      pieces.push(text.slice(from, start), replacement);
      from = end;
    }
    return pieces.join('') + text.slice(from);
  }

  /** In order of place; undefined when two of them claim the same part. */
  toEdits(lines: LineIndex): readonly TextEdit[] | undefined {
    return this.#merged()?.map(({ start, end, text }) => ({ range: lines.range(start, end), text }));
  }

  /** Changes that touch are one. */
  #merged(): readonly Change[] | undefined {
    const merged: Change[] = [];
    for (const change of this.#noted.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
      const last = merged.at(-1);
      if (last && change.start < last.end) return undefined;
      if (last?.end !== change.start) merged.push(change);
      else merged[merged.length - 1] = { start: last.start, end: change.end, text: last.text + change.text };
    }
    return merged;
  }
}
