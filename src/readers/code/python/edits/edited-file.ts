import type { SourceFile, SourceRange } from '../../../../model/source.js';
import { detectLayout, type Layout, leadingSpace } from '../../../layout.js';
import type { PythonParser } from '../../../syntax/python/parser.js';
import { contains, type SyntaxNode } from '../../../syntax/python/tree.js';
import { PythonFile } from '../python-file.js';
import { Changes } from './changes.js';

/** A file under edit: its tree, its layout, and the changes so far. */
export class EditedFile {
  readonly file: PythonFile;
  readonly text: string;
  readonly layout: Layout;
  readonly changes = new Changes();

  private constructor(source: SourceFile, file: PythonFile) {
    this.file = file;
    this.text = source.text;
    this.layout = { ...detectLayout(source.text), indent: this.#step() };
  }

  /** Undefined when the text does not parse: nobody can tell what a change would do to it. */
  static open(source: SourceFile, parser: PythonParser): EditedFile | undefined {
    const tree = parser.parse(source.text);
    return tree.problems.length === 0 ? new EditedFile(source, new PythonFile(source, tree)) : undefined;
  }

  /** The nodes that cover a range exactly, outermost first. */
  nodesAt(range: SourceRange): readonly SyntaxNode[] {
    const { lines } = this.file.places;
    const wanted = { start: lines.offset(range.start), end: lines.offset(range.end) };
    const found: SyntaxNode[] = [];
    let at: SyntaxNode | undefined = this.file.tree.root;
    while (at) {
      if (at.start === wanted.start && at.end === wanted.end) found.push(at);
      at = at.children.find((child) => child.start <= wanted.start && wanted.end <= child.end);
    }
    return found;
  }

  textOf(node: { readonly start: number; readonly end: number }): string {
    return this.text.slice(node.start, node.end);
  }

  /** The first offset of the line, behind a byte order mark. */
  lineStart(offset: number): number {
    const start = offset === 0 ? 0 : this.text.lastIndexOf('\n', offset - 1) + 1;
    return start === 0 && this.text.startsWith('\uFEFF') ? 1 : start;
  }

  /** The offset after the line break of the line at `offset`, or the end of the text. */
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

  /** Nothing but space stands before the node on its line. */
  startsItsLine(node: SyntaxNode): boolean {
    return this.text.slice(this.lineStart(node.start), node.start).trim() === '';
  }

  /** Nothing but a comment stands after the node on its line. */
  endsItsLine(node: SyntaxNode): boolean {
    return /^[ \t]*(?:#.*)?$/.test(this.text.slice(node.end, this.lineEnd(node.end)));
  }

  hasOwnLines(node: SyntaxNode): boolean {
    return this.startsItsLine(node) && this.endsItsLine(node);
  }

  /** The quotes most texts of the file are in. */
  get quote(): '"' | "'" {
    let double = 0;
    for (const node of this.file.tree.nodes.of('string')) double += /^\w*"/.test(this.textOf(node)) ? 1 : -1;
    return double < 0 ? "'" : '"';
  }

  /** Starts of lines that begin inside a text of several lines, and must not be moved. */
  linesInsideStrings(start: number, end: number): ReadonlySet<number> {
    const inside = new Set<number>();
    for (const node of this.file.tree.nodes.of('string')) {
      if (node.end <= start || node.start >= end) continue;
      for (let at = this.nextLine(node.start); at < node.end; at = this.nextLine(at)) inside.add(at);
    }
    return inside;
  }

  /** One step of indentation, as most blocks have it: texts of several lines and continued lines do not count. */
  #step(): string {
    const votes = new Map<string, number>();
    for (const block of this.file.tree.nodes.of('block')) {
      const [first] = block.children;
      if (!first || !block.parent || !this.startsItsLine(first)) continue;
      const outer = this.indentationAt(block.parent.start);
      const inner = this.indentationAt(first.start);
      const step = inner.startsWith(outer) ? inner.slice(outer.length) : '';
      if (step !== '') votes.set(step, (votes.get(step) ?? 0) + 1);
    }
    return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '    ';
  }

  /** Whether the name means something anywhere in the file. */
  isNameUsed(name: string): boolean {
    return this.file.tree.nodes.of('identifier').some((node) => this.textOf(node) === name);
  }

  /** The function whose facts have this range. */
  functionAt(range: SourceRange): SyntaxNode | undefined {
    return this.nodesAt(range).find((node) => node.type === 'function_definition');
  }

  within(type: string, around: SyntaxNode): readonly SyntaxNode[] {
    return this.file.tree.nodes.of(type).filter((node) => contains(around, node));
  }
}
