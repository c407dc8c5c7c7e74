import type { SourceRange } from '../../../model/source.js';
import { LineIndex } from '../../../model/source.js';
import { childrenOf, contains, type Node } from '../../analysis/tree.js';
import { FlowFile, type UnderstoodProgram } from '../../flow/index.js';
import type { Placed } from '../../syntax/program.js';

/** Where changes to a text are noted, by offset. */
interface ChangeNotes {
  insert(at: number, text: string): void;
  replace(start: number, end: number, text: string): void;
}

/** A program of any language under edit, for what is written nearly alike in all of them. */
export class Draft {
  readonly file: FlowFile;
  readonly #lines: LineIndex;

  constructor(
    understood: UnderstoodProgram,
    readonly text: string,
    readonly changes: ChangeNotes,
  ) {
    this.file = new FlowFile(understood, text, []);
    this.#lines = new LineIndex({ path: understood.program.path, text });
  }

  /** The nodes that cover a range exactly, outermost first. */
  nodesAt(range: SourceRange): readonly Node[] {
    const wanted = { start: this.#lines.offset(range.start), end: this.#lines.offset(range.end) };
    const found: Node[] = [];
    const { body, exports } = this.file.program;
    // What is written only where it is exported stands in no statement.
    const waiting: Node[] = [...body, ...exports.flatMap(({ value }) => value ?? [])];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (!contains(node, wanted)) continue;
      if (node.start === wanted.start && node.end === wanted.end) found.push(node);
      waiting.push(...childrenOf(node));
    }
    return found;
  }

  /** The nodes that lie in a range. */
  within(range: SourceRange): readonly Node[] {
    const wanted = { start: this.#lines.offset(range.start), end: this.#lines.offset(range.end) };
    const found: Node[] = [];
    const waiting: Node[] = [...this.file.program.body];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (contains(wanted, node)) found.push(node);
      if (node.start < wanted.end && wanted.start < node.end) waiting.push(...childrenOf(node));
    }
    return found;
  }

  /** The line break of the text. */
  get newline(): string {
    return /\r?\n/.exec(this.text)?.[0] ?? '\n';
  }

  textOf({ start, end }: Placed): string {
    return this.text.slice(start, end);
  }

  /** The offset behind the line break of the line at `offset`, or the end of the text. */
  nextLine(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end === -1 ? this.text.length : end + 1;
  }

  lineStart(offset: number): number {
    return offset === 0 ? 0 : this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** A text as a literal, in the quotes the file has most of. */
  quoted(value: string): string {
    const escaped = JSON.stringify(value).slice(1, -1);
    return this.#quote === "'" ? `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'` : `"${escaped}"`;
  }

  get #quote(): '"' | "'" {
    const { language } = this.file.program;
    if (language === 'java' || language === 'go' || language === 'csharp') return '"';
    let single = 0;
    for (const { start, value } of this.file.tree.of('literal')) {
      if (typeof value === 'string') single += this.text[start] === "'" ? 1 : -1;
    }
    return single > 0 || (single === 0 && language !== 'python') ? "'" : '"';
  }
}
