/** A place in a text. Both numbers are zero-based; `character` counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of one file, end exclusive. `file` is a path relative to the workspace folder, with `/`. */
export interface SourceRange {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** Replaces `range` by `text`; an empty range inserts. */
export interface TextEdit {
  readonly range: SourceRange;
  readonly text: string;
}

/** One file as it stands now, perhaps half typed. `path` is workspace-relative, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Something a reader could not understand. Reading goes on; the file never counts as clean. */
export interface SyntaxProblem {
  readonly range: SourceRange;
  readonly message: string;
}

/** Turns offsets (UTF-16 units) of one text into positions and back. Offsets outside the text are clamped. */
export class LineIndex {
  readonly #lineStarts: number[] = [0];
  readonly #length: number;
  readonly #file: string;

  constructor(source: SourceFile) {
    this.#file = source.path;
    this.#length = source.text.length;
    for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1)) {
      this.#lineStarts.push(at + 1);
    }
  }

  position(offset: number): Position {
    const clamped = Math.min(Math.max(offset, 0), this.#length);
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: clamped - (this.#lineStarts[low] ?? 0) };
  }

  offset(position: Position): number {
    const start = this.#lineStarts[Math.max(position.line, 0)] ?? this.#length;
    const next = this.#lineStarts[position.line + 1] ?? this.#length;
    return Math.min(start + Math.max(position.character, 0), next, this.#length);
  }

  range(start: number, end: number): SourceRange {
    return { file: this.#file, start: this.position(start), end: this.position(Math.max(start, end)) };
  }
}

/** Negative when `a` comes before `b`, positive when after, 0 when they are the same place. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Whether `outer` holds all of `inner`, borders included. False across files. */
export function containsRange(outer: SourceRange, inner: SourceRange): boolean {
  return (
    outer.file === inner.file &&
    comparePositions(outer.start, inner.start) <= 0 &&
    comparePositions(inner.end, outer.end) <= 0
  );
}

/** A string that is equal for two ranges exactly when they are the same place. */
export function rangeKey(range: SourceRange): string {
  const { file, start, end } = range;
  return `${file}:${start.line}:${start.character}-${end.line}:${end.character}`;
}
