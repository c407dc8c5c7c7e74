import type { Scope, ScopeManager } from '@typescript-eslint/scope-manager';
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import type { SourceFile, SourceRange } from '../../../../model/source.js';
import { detectLayout, type Layout, leadingSpace } from '../../../layout.js';
import { type NodeIndex, type ParsedModule, parseTypeScript } from '../parse.js';

export type Node = TSESTree.Node;

/** A file that is to be edited: its tree, and the questions about its text that every edit asks. Offsets are UTF-16 units. */
export class EditedModule {
  readonly text: string;
  readonly program: TSESTree.Program;
  readonly scopes: ScopeManager;
  readonly nodes: NodeIndex;
  readonly layout: Layout;
  readonly isTypeScript: boolean;
  readonly #parsed: ParsedModule;

  /** Undefined when the file does not parse: an edit of a text that is not understood could do anything. */
  static open(source: SourceFile): EditedModule | undefined {
    const parsed = parseTypeScript(source);
    return parsed.problems.length === 0 ? new EditedModule(parsed) : undefined;
  }

  private constructor(parsed: ParsedModule) {
    this.#parsed = parsed;
    this.text = parsed.source.text;
    this.program = parsed.program;
    this.scopes = parsed.scopes;
    this.nodes = parsed.nodes;
    this.layout = detectLayout(this.text);
    this.isTypeScript = /\.[cm]?tsx?$/i.test(parsed.source.path);
  }

  /** What the parser gave. */
  get parsed(): ParsedModule['parsed'] {
    return this.#parsed.parsed;
  }

  get path(): string {
    return this.#parsed.source.path;
  }

  get moduleScope(): Scope {
    const { globalScope } = this.scopes;
    return globalScope?.childScopes[0] ?? (this.scopes.scopes[0] as Scope);
  }

  textOf(node: Node): string {
    return this.text.slice(...node.range);
  }

  range(start: number, end: number): SourceRange {
    return this.#parsed.lines.range(start, end);
  }

  /** Nodes that stand exactly at a place, the outermost first. */
  nodesAt(range: SourceRange): readonly Node[] {
    const start = this.#parsed.lines.offset(range.start);
    const end = this.#parsed.lines.offset(range.end);
    return this.nodesWithin(start, end).filter((node) => node.range[0] === start && node.range[1] === end);
  }

  /** The smallest node that holds a place. */
  nodeAround(range: SourceRange): Node {
    const start = this.#parsed.lines.offset(range.start);
    const end = this.#parsed.lines.offset(range.end);
    let found: Node = this.program;
    simpleTraverse(this.program, {
      enter: (node) => {
        if (node.range[0] <= start && end <= node.range[1]) found = node;
      },
    });
    return found;
  }

  /** Every node between two offsets, a node before what it contains. */
  nodesWithin(start: number, end: number): readonly Node[] {
    const found: Node[] = [];
    simpleTraverse(this.program, {
      enter: (node) => {
        if (start <= node.range[0] && node.range[1] <= end) found.push(node);
      },
    });
    return found;
  }

  lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** The end of the line's text, before its line break. */
  lineEnd(offset: number): number {
    const next = this.text.indexOf('\n', offset);
    const end = next === -1 ? this.text.length : next;
    return end > offset && this.text[end - 1] === '\r' ? end - 1 : end;
  }

  /** Where the next line begins, or the end of the text. */
  nextLine(offset: number): number {
    const next = this.text.indexOf('\n', offset);
    return next === -1 ? this.text.length : next + 1;
  }

  indentationAt(offset: number): string {
    return leadingSpace(this.text.slice(this.lineStart(offset), this.lineEnd(offset)));
  }

  /** Starts of lines that lie inside a string or template literal, where a change of indentation would change a value. */
  linesInsideStrings(start: number, end: number): ReadonlySet<number> {
    const inside = new Set<number>();
    for (const node of [...this.nodes.of(AST_NODE_TYPES.TemplateElement), ...this.nodes.of(AST_NODE_TYPES.Literal)]) {
      if (node.range[1] <= start || node.range[0] >= end) continue;
      for (let at = this.nextLine(node.range[0]); at < node.range[1]; at = this.nextLine(at)) inside.add(at);
    }
    return inside;
  }
}
