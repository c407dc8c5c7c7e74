import { descendants, isFunction, type Node } from '../../../analysis/tree.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { FunctionNode, Placed, ReturnStatement, Statement } from '../../../syntax/program.js';

/** What stands in the function's own code within some statements, lambdas and local functions left out. */
export function* ownNodes(statements: readonly Statement[]): Generator<Node> {
  for (const statement of statements) yield* descendants(statement, isFunction);
}

/** The `return` statements of the function's own code. */
export function returnsIn(statements: readonly Statement[]): readonly ReturnStatement[] {
  return [...ownNodes(statements)].filter((node): node is ReturnStatement => 'kind' in node && node.kind === 'return');
}

/** Whether a statement stands in braces or between others, and not alone behind `if (…)`, `else` or `=>`. */
export function isInBlock(edited: EditedProgram, { start }: Placed): boolean {
  const { text, file } = edited;
  for (let at = start; ; ) {
    const end = at - (/\s*$/.exec(text.slice(Math.max(at - mostSpace, 0), at))?.[0].length ?? 0);
    const comment = file.program.comments.find((each) => each.end === end);
    const line = edited.lineStart(end);
    const isDirective = /^[ \t]*#/.test(text.slice(line, end));
    if (end === 0 || (!comment && !isDirective)) return end === 0 || '{};:]'.includes(text.charAt(end - 1));
    at = comment?.start ?? line;
  }
}

/** More space than anybody leaves between statements. */
const mostSpace = 500;

/** Whether the file opens its blocks on lines of their own, as most C# does. */
export function opensOnOwnLine(edited: EditedProgram, { bodyPlace }: FunctionNode): boolean {
  if (!bodyPlace) return true;
  return edited.text.slice(edited.lineStart(bodyPlace.start), bodyPlace.start).trim() === '';
}

/** ` {` on the same line, or `{` on the next. */
export function openingBrace(edited: EditedProgram, around: FunctionNode, indentation: string): string {
  return opensOnOwnLine(edited, around) ? `${edited.layout.newline}${indentation}{` : ' {';
}

/** Whether any name of the file is this one. */
export function isNameUsed(edited: EditedProgram, name: string): boolean {
  return new RegExp(`(?<![\\w@])${name}(?!\\w)`).test(edited.text);
}
