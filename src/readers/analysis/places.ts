import type { SourceRange } from '../../model/source.js';
import { LineIndex } from '../../model/source.js';
import type { Placed, Program } from '../syntax/program.js';

/** Turns the offsets of a program into ranges and texts. */
export class Places {
  readonly text: string;
  readonly lines: LineIndex;

  constructor({ path }: Program, text: string) {
    this.text = text;
    this.lines = new LineIndex({ path, text });
  }

  range({ start, end }: Placed): SourceRange {
    return this.lines.range(start, end);
  }

  textOf({ start, end }: Placed): string {
    return this.text.slice(start, end);
  }
}
