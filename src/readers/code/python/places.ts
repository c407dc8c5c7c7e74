import { LineIndex, type SourceFile, type SourceRange } from '../../../model/source.js';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The text and the ranges of nodes of one file. */
export class Places {
  readonly file: string;
  readonly source: string;
  readonly lines: LineIndex;

  constructor(source: SourceFile) {
    this.file = source.path;
    this.source = source.text;
    this.lines = new LineIndex(source);
  }

  text(node: Stretch): string {
    return this.source.slice(node.start, node.end);
  }

  range(node: Stretch): SourceRange {
    return this.lines.range(node.start, node.end);
  }
}
