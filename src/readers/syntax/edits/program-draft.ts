import type { SourceFile, TextEdit } from '../../../model/source.js';
import { type Change, Draft } from '../../documents/edits/draft.js';
import { leadingSpace } from '../../layout.js';
import type { ListExpression, Placed, Program } from '../program.js';
import {
  type Additions,
  type AdditionTree,
  additionChanges,
  type Container,
  entryOf,
  innerContainer,
} from './additions.js';
import type { NewCode } from './new-code.js';
import { type FoundNode, isStatementNode, nodesOf, type ProgramNode } from './program-nodes.js';
import { detectProgramStyle, type ProgramStyle } from './program-style.js';
import { containerWithout, itemRemoval, outermostPart, type Part, removalChanges } from './removals.js';
import { renderCode } from './render-code.js';

/**
 * A program being changed. All places are those of the text as it was opened; what is to be changed is collected and carried
 * out at the end, so that two additions to one map come out in order. Each method gives false, and changes nothing, where it
 * cannot be done rightly.
 */
export class ProgramDraft {
  readonly program: Program;
  readonly text: string;
  readonly style: ProgramStyle;
  readonly nodes: readonly FoundNode[];
  readonly #source: SourceFile;
  readonly #parse: (source: SourceFile) => Program;
  readonly #changes: Change[] = [];
  readonly #additions = new Map<Placed, Additions>();
  readonly #removals = new Map<Placed, { readonly container: Container; readonly parts: Set<Part> }>();

  private constructor(source: SourceFile, program: Program, parse: (source: SourceFile) => Program) {
    this.#source = source;
    this.#parse = parse;
    this.program = program;
    this.text = source.text;
    this.style = detectProgramStyle(source.text, program.language);
    this.nodes = [...nodesOf(program)];
  }

  /** Undefined for a text that is broken, even elsewhere: its places could not be trusted. */
  static open(source: SourceFile, parse: (source: SourceFile) => Program): ProgramDraft | undefined {
    const program = parse(source);
    return program.problems.length === 0 ? new ProgramDraft(source, program, parse) : undefined;
  }

  /** The changes as edits; undefined when the text that comes out would be broken. */
  edits(): readonly TextEdit[] | undefined {
    const draft = new Draft(this.#source);
    const removed = [...this.#removals.values()].map(({ container, parts }) =>
      removalChanges(container, parts, this.text),
    );
    if (!removed.every((changes) => changes !== undefined)) return undefined;
    const added = [...this.#additions.values()].flatMap(({ container, tree }) => {
      const kept = containerWithout(container, this.#removals.get(container.node)?.parts ?? new Set());
      return additionChanges({ container: kept, tree }, this.text, this.style);
    });
    draft.apply(joined([...this.#changes, ...removed.flat(), ...added]));
    const { problems } = this.#parse({ ...this.#source, text: draft.text });
    return problems.length === 0 ? draft.edits() : undefined;
  }

  /** The outermost node of a kind that stands exactly there. */
  at<Kind extends ProgramNode>(
    { start, end }: Placed,
    is: (node: ProgramNode) => node is Kind,
  ): FoundNode<Kind> | undefined {
    return this.nodes.find(
      (found): found is FoundNode<Kind> => found.node.start === start && found.node.end === end && is(found.node),
    );
  }

  /**
   * Writes a value at the end of a way into a map or the named arguments of a call, making the maps on the way where there
   * are none. Each step may have several names; the first is written. False where something else than a map is on the way.
   */
  set(container: Container, path: readonly (readonly string[])[], value: NewCode): boolean {
    const [names = [], ...rest] = path;
    const [name = ''] = names;
    const entry = entryOf(container, names);
    if (entry) {
      if (rest.length === 0) return this.replace(entry, value);
      const inner = innerContainer(entry);
      return inner !== undefined && this.set(inner, rest, value);
    }
    const additions = this.#additions.get(container.node) ?? { container, tree: new Map() };
    this.#additions.set(container.node, additions);
    return addTo(additions.tree, [name, ...rest.map(([first = '']) => first)], value);
  }

  /**
   * Takes out what stands at the end of a way into a map or the named arguments of a call, and with it the maps on the way
   * that hold nothing else. False where nothing stands there.
   */
  remove(container: Container, path: readonly (readonly string[])[]): boolean {
    const found = outermostPart(container, path);
    return found !== undefined && this.removePart(found.container, found.part);
  }

  /** Takes an entry out of a map, or an argument out of a call. */
  removePart(container: Container, part: Part): boolean {
    const removal = this.#removals.get(container.node) ?? { container, parts: new Set() };
    this.#removals.set(container.node, removal);
    removal.parts.add(part);
    return true;
  }

  /** Takes an item out of a list. False where it is the only one. */
  removeItem({ items }: ListExpression, item: Placed): boolean {
    const changes = itemRemoval(items, item, this.text);
    if (changes) this.#changes.push(...changes);
    return changes !== undefined;
  }

  /** Puts a value in the place of an expression. */
  replace(node: Placed, value: NewCode): boolean {
    const isTaken = this.#changes.some(({ start, end }) => start < node.end && node.start < end);
    if (isTaken) return false;
    const indent = this.indentationAt(node.start);
    this.#changes.push({ start: node.start, end: node.end, text: renderCode(value, this.style, indent) });
    return true;
  }

  /**
   * Takes out the statement that a node stands in, with its line and what is remarked on it. False where the statement does
   * more than call something.
   */
  removeStatement(found: FoundNode): boolean {
    const statement = this.statementAround(found);
    if (statement?.kind !== 'expression') return false;
    const end = this.#lineEnd(statement.end);
    const rest = this.text.slice(statement.end, end);
    if (!/^;?\s*(?:(?:\/\/|#).*)?$/.test(rest)) return false;
    const start = this.#aboveComments(this.#lineStart(statement.start));
    const newline = /^\r?\n/.exec(this.text.slice(end))?.[0].length ?? 0;
    this.#changes.push({ start, end: end + newline, text: '' });
    return true;
  }

  /** Adds lines before the statement that a node stands in, above its comments. */
  insertBefore(found: FoundNode, lines: (indent: string) => string): boolean {
    const statement = this.statementAround(found);
    if (!statement) return false;
    const indent = this.indentationAt(statement.start);
    const start = this.#aboveComments(this.#lineStart(statement.start));
    const { newline } = this.style;
    const gap = this.#isSeparated(statement) ? newline : '';
    this.#changes.push({ start, end: start, text: `${indent}${lines(indent)}${newline}${gap}` });
    return true;
  }

  /** Adds lines behind the statement that a node stands in. */
  insertAfter(found: FoundNode, lines: (indent: string) => string): boolean {
    const statement = this.statementAround(found);
    if (!statement) return false;
    const indent = this.indentationAt(statement.start);
    const end = this.#lineEnd(statement.end);
    const { newline } = this.style;
    const gap = this.#isSeparated(statement) ? newline : '';
    this.#changes.push({ start: end, end, text: `${newline}${gap}${indent}${lines(indent)}` });
    return true;
  }

  /** Adds a line behind the last import, or before everything else. */
  addImport(line: string): void {
    const last = this.program.imports.reduce((end, each) => Math.max(end, each.end), -1);
    const { newline } = this.style;
    if (last === -1) this.#changes.push({ start: 0, end: 0, text: `${line}${newline}` });
    else {
      const end = this.#lineEnd(last);
      this.#changes.push({ start: end, end, text: `${newline}${line}` });
    }
  }

  /** The innermost statement around a node that begins its line. */
  statementAround({ node, around }: FoundNode): ProgramNode | undefined {
    return [...around, node].findLast((each) => isStatementNode(each) && this.#beginsLine(each.start));
  }

  /** Whether the text uses a name anywhere. */
  usesName(name: string): boolean {
    return new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(this.text);
  }

  indentationAt(offset: number): string {
    return leadingSpace(this.text.slice(this.#lineStart(offset), offset));
  }

  #beginsLine(offset: number): boolean {
    return declaring.test(this.text.slice(this.#lineStart(offset), offset));
  }

  /** Statements stand apart from each other by empty lines. */
  #isSeparated({ start, end }: Placed): boolean {
    const before = this.text.slice(0, this.#aboveComments(this.#lineStart(start)));
    return /\n[ \t]*\r?\n$/.test(before) || /^[ \t]*\r?\n[ \t]*(?:\r?\n|$)/.test(this.text.slice(this.#lineEnd(end)));
  }

  #aboveComments(lineStart: number): number {
    let start = lineStart;
    while (start > 0) {
      const above = this.#lineStart(start - 1);
      const line = this.text.slice(above, start).trim();
      if (!/^(?:\/\/|\/\*|\*|#(?!!))/.test(line)) break;
      start = above;
    }
    return start;
  }

  #lineStart(offset: number): number {
    return offset === 0 ? 0 : this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Before the line break. */
  #lineEnd(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    if (end === -1) return this.text.length;
    return this.text[end - 1] === '\r' ? end - 1 : end;
  }
}

/** What may stand before a statement on its line. */
const declaring = /^[ \t]*(?:export[ \t]+(?:default[ \t]+)?)?(?:(?:const|let|var)[ \t]+)?$/;

function addTo(tree: AdditionTree, path: readonly string[], value: NewCode): boolean {
  const [name = '', ...rest] = path;
  const there = tree.get(name);
  if (rest.length === 0) {
    tree.set(name, value);
    return there === undefined;
  }
  const inner = there instanceof Map ? there : new Map<string, NewCode | AdditionTree>();
  if (there !== undefined && !(there instanceof Map)) return false;
  tree.set(name, inner);
  return addTo(inner, rest, value);
}

/** Insertions at one place become one, in the order they were asked for. */
function joined(changes: readonly Change[]): readonly Change[] {
  const inserted = new Map<number, Change>();
  const others: Change[] = [];
  for (const change of changes) {
    if (change.start !== change.end) others.push(change);
    else {
      const before = inserted.get(change.start);
      inserted.set(change.start, { ...change, text: (before?.text ?? '') + change.text });
    }
  }
  return [...others, ...inserted.values()];
}
