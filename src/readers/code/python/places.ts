import { LineIndex, type SourceFile, type SourceRange } from '../../../model/source.js';
import { descendants, type SyntaxNode } from '../../syntax/python/tree.js';

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

  /** Whether a name is used anywhere in `where`. */
  mentions(where: SyntaxNode, name: string): boolean {
    for (const node of descendants(where)) if (node.type === 'identifier' && this.text(node) === name) return true;
    return false;
  }

  range(node: Stretch): SourceRange {
    return this.lines.range(node.start, node.end);
  }
}
