import { LineIndex, type SourceFile, type TextEdit } from '../../../model/source.js';

/** Replaces what lies between two offsets of a text as it stands now. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A stretch of the first text that is still there, or something new. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

/**
 * A text that is changed step by step, each step seeing the text the last one left, and that can say in the end how it
 * differs from the first: edits in order that do not overlap.
 */
export class Draft {
  readonly #source: SourceFile;
  #pieces: readonly Piece[];
  #text: string;

  constructor(source: SourceFile) {
    this.#source = source;
    this.#text = source.text;
    this.#pieces = [{ start: 0, end: source.text.length }];
  }

  get text(): string {
    return this.#text;
  }

  /** Carries out changes that do not overlap, all in offsets of the text as it stands before the first of them. */
  apply(changes: readonly Change[]): void {
    for (const { start, end, text } of [...changes].sort((a, b) => b.start - a.start || b.end - a.end)) {
      this.#pieces = [...cut(this.#pieces, 0, start), ...(text ? [{ text }] : []), ...cut(this.#pieces, end, Infinity)];
      this.#text = this.#text.slice(0, start) + text + this.#text.slice(end);
    }
  }

  edits(): readonly TextEdit[] {
    const lines = new LineIndex(this.#source);
    const edits: TextEdit[] = [];
    let reached = 0;
    let added = '';
    for (const piece of [...this.#pieces, { start: this.#source.text.length, end: this.#source.text.length }]) {
      if ('text' in piece) {
        added += piece.text;
        continue;
      }
      if (added !== '' || piece.start > reached) edits.push({ range: lines.range(reached, piece.start), text: added });
      reached = piece.end;
      added = '';
    }
    return edits;
  }
}

/** The pieces that make up the text between two of its offsets. */
function cut(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  const kept: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = 'text' in piece ? piece.text.length : piece.end - piece.start;
    const first = Math.max(from - at, 0);
    const last = Math.min(to - at, length);
    if (first < last) {
      kept.push(
        'text' in piece
          ? { text: piece.text.slice(first, last) }
          : { start: piece.start + first, end: piece.start + last },
      );
    }
    at += length;
  }
  return kept;
}
