import type { SourceRange } from '../../../../model/source.js';
import { exceptParts, functionParts } from '../../../syntax/python/node-parts.js';
import { parts, type SyntaxNode } from '../../../syntax/python/tree.js';
import type { EditedFile } from './edited-file.js';
import { leaves, ownNodes, type RecordLoop, recordLoop, streamOf } from './records.js';
import { indentLines } from './statements.js';

const failures = 'batch_item_failures';

/**
 * Catches failures record by record in a handler's loop over the records, and returns the identifiers of those that failed.
 * `at` is the handler. Refused when there is not exactly one such loop, or when leaving it early means something.
 */
export function collectBatchFailures(
  edited: EditedFile,
  at: SourceRange,
  identifier: 'message-id' | 'sequence-number',
): boolean {
  const definition = edited.functionAt(at);
  const { body } = (definition && functionParts(definition)) || {};
  if (!definition || !body) return false;
  const loops = parts(body).flatMap((statement) => recordLoop(edited, statement) ?? []);
  const [loop, another] = loops;
  if (!loop || another || edited.isNameUsed(failures) || /batchItemFailures/.test(edited.textOf(definition)))
    return false;
  if (!edited.startsItsLine(parts(loop.body)[0] ?? loop.body) || leavesLoop(edited, loop)) return false;
  const record = identifierOf(edited, loop, identifier);
  if (record === undefined) return false;
  const { newline } = edited.layout;
  const indentation = edited.indentationAt(loop.statement.start);
  edited.changes.insert(edited.lineStart(loop.statement.start), `${indentation}${failures} = []${newline}`);
  const quote = edited.quote;
  const report = `${failures}.append({${quote}itemIdentifier${quote}: ${record}})`;
  const isCaught = reportInCatch(edited, loop, report) || catchAround(edited, loop, report);
  return isCaught && answer(edited, body, loop);
}

/** Returning, breaking off or yielding in the loop ends more than one record. */
function leavesLoop(edited: EditedFile, { body }: RecordLoop): boolean {
  if (ownNodes('return_statement', body, edited).length > 0 || ownNodes('yield', body, edited).length > 0) return true;
  return ownNodes('break_statement', body, edited).some((node) => {
    for (let around = node.parent; around && around !== body; around = around.parent) {
      if (around.type === 'for_statement' || around.type === 'while_statement') return false;
    }
    return true;
  });
}

function identifierOf(
  edited: EditedFile,
  loop: RecordLoop,
  identifier: 'message-id' | 'sequence-number',
): string | undefined {
  const { variable, isTyped } = loop;
  const key = (name: string) => `[${edited.quote}${name}${edited.quote}]`;
  if (identifier === 'message-id') return isTyped ? `${variable}.message_id` : variable + key('messageId');
  const stream = streamOf(edited, loop);
  if (!stream) return undefined;
  if (isTyped) return `${variable}.${stream}.sequence_number`;
  return variable + key(stream) + key(stream === 'kinesis' ? 'sequenceNumber' : 'SequenceNumber');
}

/**
 * Returns the failures at the end: instead of a last `return`, whose value no event source mapping reads. Any other `return`
 * in the handler means that it ends in ways that this cannot speak for.
 */
function answer(edited: EditedFile, body: SyntaxNode, loop: RecordLoop): boolean {
  const last = parts(body).at(-1);
  if (!last || !edited.startsItsLine(last)) return false;
  const returns = ownNodes('return_statement', body, edited);
  const result = `return {${edited.quote}batchItemFailures${edited.quote}: ${failures}}`;
  if (last.type === 'return_statement') {
    if (returns.length > 1 || !saysNothing(edited, last)) return false;
    edited.changes.replace(last.start, last.end, result);
    return true;
  }
  if (returns.length > 0 || last.type === 'raise_statement') return false;
  const { newline } = edited.layout;
  const indentation = edited.indentationAt(loop.statement.start);
  edited.changes.insert(edited.lineEnd(last.end), newline + indentation + result);
  return true;
}

/** A result that calls nothing but what writes out a value. */
function saysNothing(edited: EditedFile, statement: SyntaxNode): boolean {
  return edited.within('call', statement).every((call) => {
    const path = edited.file.meanings.symbolOf(parts(call)[0]);
    return path !== undefined && /^(?:json\.dumps|len|str|int|dict|list)$/.test(path);
  });
}

/**
 * A loop whose body is a `try` that catches everything already: the failure is reported there, and where a clause before it
 * ends the whole batch by raising.
 */
function reportInCatch(edited: EditedFile, { body }: RecordLoop, report: string): boolean {
  const [statement, more] = parts(body);
  if (statement?.type !== 'try_statement' || more) return false;
  const clauses = statement.children.filter(({ type }) => type === 'except_clause').map(exceptParts);
  const { types, block } = clauses.at(-1) ?? {};
  const isBroad = types?.every((type) => /^(?:Base)?Exception$/.test(edited.textOf(type)));
  if (!block || !isBroad || !reportAtEnd(edited, block, report)) return false;
  for (const earlier of clauses.slice(0, -1)) {
    const last = earlier.block && parts(earlier.block).at(-1);
    if (last?.type === 'raise_statement') edited.changes.replace(last.start, last.end, report);
  }
  return true;
}

function reportAtEnd(edited: EditedFile, block: SyntaxNode, report: string): boolean {
  const last = parts(block).at(-1);
  if (!last || !edited.startsItsLine(last)) return false;
  if (last.type === 'pass_statement' || last.type === 'raise_statement') {
    edited.changes.replace(last.start, last.end, report);
    return true;
  }
  const { newline } = edited.layout;
  const indentation = edited.indentationAt(last.start);
  if (leaves(block)) edited.changes.insert(last.start, report + newline + indentation);
  else edited.changes.insert(edited.lineEnd(last.end), newline + indentation + report);
  return true;
}

function catchAround(edited: EditedFile, { body }: RecordLoop, report: string): boolean {
  const [first] = parts(body);
  const last = parts(body).at(-1);
  if (!first || !last) return false;
  const { newline, indent } = edited.layout;
  const indentation = edited.indentationAt(first.start);
  const start = edited.lineStart(first.start);
  const error = ['error', 'exception', 'failure'].find((name) => !edited.isNameUsed(name));
  const log = logOf(edited, error);
  if (!log) return false;
  edited.changes.insert(start, `${indentation}try:${newline}`);
  indentLines(edited, start, edited.nextLine(last.end));
  const lines = [`except Exception${log.needsError ? ` as ${error}` : ''}:`, indent + log.statement, indent + report];
  edited.changes.insert(edited.lineEnd(last.end), lines.map((line) => newline + indentation + line).join(''));
  return true;
}

/** How the file logs: its logger, the logging module, or `print`. */
function logOf(edited: EditedFile, error: string | undefined): { statement: string; needsError: boolean } | undefined {
  const quoted = (text: string) => edited.quote + text + edited.quote;
  const logger = [...edited.file.scopes.module.bindings.values()]
    .flat()
    .find((binding) => edited.file.meanings.ofBinding(binding).kind === 'logger');
  if (logger) return { statement: `${logger.name}.exception(${quoted('A record failed')})`, needsError: false };
  const usesLogging = edited.file.imports.facts.some(({ names }) => names.some(({ local }) => local === 'logging'));
  if (usesLogging) return { statement: `logging.exception(${quoted('A record failed')})`, needsError: false };
  return error === undefined
    ? undefined
    : { statement: `print(${quoted('A record failed:')}, ${error})`, needsError: true };
}
