import type { TextEdit } from '../../../../model/source.js';
import type { EditedModule } from './edited-module.js';

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

  remove(start: number, end: number): void {
    this.replace(start, end, '');
  }

  replace(start: number, end: number, text: string): void {
    this.#changes.push({ start, end, text });
  }

  /** What the text becomes; undefined when two changes claim the same part of it. */
  applyTo(text: string): string | undefined {
    const joined = this.#joined();
    if (!joined) return undefined;
    let result = '';
    let end = 0;
    for (const change of joined) {
      result += text.slice(end, change.start) + change.text;
      end = change.end;
    }
    return result + text.slice(end);
  }

  /** In order of place and not touching each other; undefined when two changes claim the same part of the text. */
  toEdits(module: EditedModule): readonly TextEdit[] | undefined {
    return this.#joined()
      ?.filter(({ start, end, text }) => module.text.slice(start, end) !== text)
      .map(({ start, end, text }) => ({ range: module.range(start, end), text }));
  }

  #joined(): readonly Change[] | undefined {
    const joined: Change[] = [];
    for (const change of [...this.#changes].sort((a, b) => a.start - b.start || a.end - b.end)) {
      const last = joined.at(-1);
      if (last && change.start < last.end) return undefined;
      if (last && change.start === last.end) {
        joined[joined.length - 1] = { start: last.start, end: change.end, text: last.text + change.text };
      } else {
        joined.push(change);
      }
    }
    return joined;
  }
}
