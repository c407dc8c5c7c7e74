import { boundNames, loopParts } from '../../../syntax/python/node-parts.js';
import { parts, type SyntaxNode } from '../../../syntax/python/tree.js';
import type { EditedFile } from './edited-file.js';

/** A loop over the records of the event, directly in a handler's body. */
export interface RecordLoop {
  readonly statement: SyntaxNode;
  readonly variable: string;
  readonly body: SyntaxNode;
  /** The records are objects of a data class (`event.records`), not dictionaries. */
  readonly isTyped: boolean;
}

/** The loop that a statement is, when it goes over the records. */
export function recordLoop(edited: EditedFile, statement: SyntaxNode): RecordLoop | undefined {
  if (statement.type !== 'for_statement') return undefined;
  const { left, right, body } = loopParts(statement) ?? {};
  if (!left || !right || !body || left.type !== 'identifier' || boundNames(left).length !== 1) return undefined;
  const meaning = edited.file.meanings.of(right);
  if (meaning.kind !== 'event' || meaning.part !== 'records') return undefined;
  const isTyped = /\.records$/.test(edited.textOf(right));
  return { statement, variable: edited.textOf(left), body, isTyped };
}

/** Statements of the function itself, without those of functions inside it. */
export function ownNodes(type: string, around: SyntaxNode, edited: EditedFile): readonly SyntaxNode[] {
  return edited.within(type, around).filter((node) => {
    for (let at = node.parent; at && at !== around; at = at.parent) {
      if (at.type === 'function_definition' || at.type === 'lambda' || at.type === 'class_definition') return false;
    }
    return true;
  });
}

/** Which stream the records come from, by what the code takes out of them: undefined when it takes both or neither. */
export function streamOf(edited: EditedFile, { body, variable }: RecordLoop): 'kinesis' | 'dynamodb' | undefined {
  const own = streamsAmong(partsTaken(edited.textOf(body), variable));
  const streams = own.length > 0 ? own : streamsAmong(partsTaken(edited.text));
  return streams.length === 1 ? streams[0] : undefined;
}

function streamsAmong(taken: readonly RecordPart[]): readonly ('kinesis' | 'dynamodb')[] {
  return taken.filter((part) => part === 'kinesis' || part === 'dynamodb');
}

/** What only the records of one kind of source have. */
export type RecordPart = 'kinesis' | 'dynamodb' | 'Sns' | 's3';

/** The parts of that kind that code takes out of anything as an entry, or out of `variable` as a member. */
export function partsTaken(text: string, variable?: string): readonly RecordPart[] {
  return (['kinesis', 'dynamodb', 'Sns', 's3'] as const).filter((part) => {
    const entry = new RegExp(`[\\w\\])]\\s*\\[\\s*["']${part}["']\\s*\\]|\\.get\\(\\s*["']${part}["']`);
    const member = variable === undefined ? undefined : new RegExp(`\\b${variable}\\.${part.toLowerCase()}\\b`);
    return entry.test(text) || member?.test(text) === true;
  });
}

/** Whether a block ends by leaving: what is written after its last statement would not run. */
export function leaves(block: SyntaxNode): boolean {
  const last = parts(block).at(-1);
  return last !== undefined && /^(?:return|raise|continue|break)_statement$/.test(last.type);
}
