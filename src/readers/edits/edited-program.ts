import type { SourceFile, SourceRange } from '../../model/source.js';
import { AnalysedFile } from '../analysis/analysed-file.js';
import { childrenOf, contains, type Node } from '../analysis/tree.js';
import type { Vocabulary } from '../analysis/vocabulary.js';
import { detectLayout, type Layout, leadingSpace } from '../layout.js';
import type { FunctionNode, Placed, Program } from '../syntax/program.js';
import { Changes } from './changes.js';

/** A file of a language with braces under edit: what is known of it, its layout, and the changes so far. */
export class EditedProgram {
  readonly file: AnalysedFile;
  readonly text: string;
  readonly layout: Layout;
  readonly changes = new Changes();

  private constructor(program: Program, text: string, words: Vocabulary, indent: string) {
    this.file = new AnalysedFile(program, text, words);
    this.text = text;
    this.layout = detectLayout(text, indent);
  }

  /**
   * Undefined when the text does not parse: nobody can tell what a change would do to it.
   *
   * @param indent one step of indentation for a text that shows none
   */
  static open(program: Program, { text }: SourceFile, words: Vocabulary, indent: string): EditedProgram | undefined {
    return program.problems.length === 0 ? new EditedProgram(program, text, words, indent) : undefined;
  }

  /** The nodes that cover a range exactly, outermost first. */
  nodesAt(range: SourceRange): readonly Node[] {
    const { lines } = this.file.places;
    const wanted = { start: lines.offset(range.start), end: lines.offset(range.end) };
    const found: Node[] = [];
    const waiting: Node[] = [...this.file.program.body];
    for (let node = waiting.shift(); node; node = waiting.shift()) {
      if (!contains(node, wanted)) continue;
      if (node.start === wanted.start && node.end === wanted.end) found.push(node);
      waiting.push(...childrenOf(node));
    }
    return found;
  }

  /** The function whose fact has this range. */
  functionAt(range: SourceRange): FunctionNode | undefined {
    const { lines } = this.file.places;
    const [start, end] = [lines.offset(range.start), lines.offset(range.end)];
    return this.file.tree.functions.find((node) => node.start === start && node.end === end);
  }

  textOf({ start, end }: Placed): string {
    return this.text.slice(start, end);
  }

  /** The first offset of the line, behind a byte order mark. */
  lineStart(offset: number): number {
    const start = offset === 0 ? 0 : this.text.lastIndexOf('\n', offset - 1) + 1;
    return start === 0 && this.text.startsWith('\uFEFF') ? 1 : start;
  }

  /** The offset behind the line break of the line at `offset`, or the end of the text. */
  nextLine(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end === -1 ? this.text.length : end + 1;
  }

  /** The end of the line at `offset`, before its line break. */
  lineEnd(offset: number): number {
    const next = this.nextLine(offset);
    return next - (/\r?\n$/.exec(this.text.slice(offset, next))?.[0].length ?? 0);
  }

  indentationAt(offset: number): string {
    return leadingSpace(this.text.slice(this.lineStart(offset), offset));
  }

  isBlankLine(offset: number): boolean {
    return offset < this.text.length && this.text.slice(this.lineStart(offset), this.lineEnd(offset)).trim() === '';
  }

  /** Nothing else stands on the lines of the node, but for a comment behind it. */
  hasOwnLines({ start, end }: Placed): boolean {
    return (
      this.text.slice(this.lineStart(start), start).trim() === '' &&
      /^[ \t]*;?[ \t]*(?:\/\/.*|\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*)?$/.test(this.text.slice(end, this.lineEnd(end)))
    );
  }

  /** Takes out lines, with one of two blank lines that would meet. */
  removeLines(start: number, end: number): void {
    const [from, next] = [this.lineStart(start), this.nextLine(end)];
    const isFirst = from === 0 || /\{[ \t]*\r?\n$/.test(this.text.slice(0, from));
    const leavesTwo = this.isBlankLine(next) && (isFirst || this.isBlankLine(from - 1));
    this.changes.replace(from, leavesTwo ? this.nextLine(next) : next, '');
  }

  /** The top-level statement around a node, with the comments that stand directly above it. */
  topLevelStart(node: Placed): number | undefined {
    const statement = this.file.program.body.find((each) => contains(each, node));
    return statement && this.commentedStart(statement);
  }

  /** Where the comments begin that stand directly above a statement, or the statement itself. */
  commentedStart(statement: Placed): number {
    let start = this.lineStart(statement.start);
    for (const comment of this.file.program.comments.toReversed()) {
      if (comment.end > start) continue;
      const isDirectlyAbove = /^\r?\n$/.test(this.text.slice(comment.end, start));
      if (!isDirectlyAbove || !/^[ \t]*$/.test(this.text.slice(this.lineStart(comment.start), comment.start))) break;
      start = this.lineStart(comment.start);
    }
    return start;
  }

  /** Starts of lines that begin inside of a text or comment of several lines, and must not be moved. */
  fixedLines(start: number, end: number): ReadonlySet<number> {
    const fixed = new Set<number>();
    for (const node of [...this.file.tree.of('literal'), ...this.file.tree.of('template')]) {
      if (node.end <= start || node.start >= end) continue;
      for (let at = this.nextLine(node.start); at < node.end; at = this.nextLine(at)) fixed.add(at);
    }
    return fixed;
  }

  /** Moves lines one step to the right. */
  indentLines(start: number, end: number): void {
    const fixed = this.fixedLines(start, end);
    for (let at = this.lineStart(start); at < end; at = this.nextLine(at)) {
      if (!this.isBlankLine(at) && !fixed.has(at)) this.changes.insert(at, this.layout.indent);
    }
  }
}
