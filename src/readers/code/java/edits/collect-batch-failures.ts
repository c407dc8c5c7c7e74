import type { SourceRange } from '../../../../model/source.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { CatchNode, FunctionNode, Statement, TypeNode } from '../../../syntax/program.js';
import { addImports } from './imports.js';
import { type Batch, batchOf, eventsPackage, leavesEarly, type RecordLoop, recordLoops, returnsOf } from './records.js';
import { blockEnd } from './statements.js';

const failures = 'batchItemFailures';

/**
 * Catches failures record by record in a handler's loop over the records, and returns the identifiers of those that failed:
 * the handler's type says so too. `at` is the handler. Refused when there is not exactly one such loop, when leaving it
 * early means something, or when the handler gives an answer of its own.
 */
export function collectBatchFailures(
  edited: EditedProgram,
  at: SourceRange,
  identifier: 'message-id' | 'sequence-number',
): boolean {
  const handler = edited.functionAt(at);
  const batch = handler && batchOf(edited, handler);
  if (!handler || !batch || new RegExp(`\\b${failures}\\b`, 'i').test(edited.textOf(handler))) return false;
  if ((identifier === 'message-id') !== (batch.response === 'SQSBatchResponse')) return false;
  const [loop, another] = recordLoops(edited, handler.body);
  if (!loop || another || leavesEarly(loop.statement.body) || !edited.hasOwnLines(loop.statement)) return false;
  if (!declareAnswer(edited, handler, batch) || !answer(edited, handler, batch, loop)) return false;
  const { newline } = edited.layout;
  const indentation = edited.indentationAt(loop.statement.start);
  const list = `${indentation}List<${batch.response}.BatchItemFailure> ${failures} = new ArrayList<>();`;
  edited.changes.insert(edited.lineStart(loop.statement.start), list + newline);
  const types = [`${eventsPackage}.${batch.response}`, 'java.util.ArrayList', 'java.util.List'];
  if (!addImports(edited, types)) return false;
  const report = `${failures}.add(new ${batch.response}.BatchItemFailure(${batch.identifierOf(loop.variable)}));`;
  return reportInCatch(edited, loop, report) ?? catchAround(edited, handler, loop, report);
}

/** Types of handlers whose answer says nothing, so that it may become another. */
const silentTypes = /^(?:Void|void|String|Object|Boolean|Integer)$/;

/** The result of the method, and what its class says of it. */
function declareAnswer(edited: EditedProgram, handler: FunctionNode, { response }: Batch): boolean {
  const { returns } = handler;
  if (!returns) return false;
  if (returns.name === response) return true;
  if (!silentTypes.test(returns.name)) return false;
  const owner = edited.file.functions.ownerOf(handler);
  const base = owner?.bases.find(({ name }) => /(?:^|\.)RequestHandler$/.test(name));
  const output: TypeNode | undefined = base?.arguments[1];
  if (base && !output) return false;
  edited.changes.replace(returns.start, returns.end, response);
  if (output) edited.changes.replace(output.start, output.end, response);
  return true;
}

/** Returns the failures at the end. Any other return means that the handler ends in ways this cannot speak for. */
function answer(edited: EditedProgram, handler: FunctionNode, { response }: Batch, loop: RecordLoop): boolean {
  const last = handler.body.at(-1);
  const returns = returnsOf(handler);
  const result = `return new ${response}(${failures});`;
  if (!last || !handler.bodyPlace) return false;
  if (last.kind === 'return') {
    if (returns.length > 1 || !saysNothing(last)) return false;
    edited.changes.replace(last.start, last.end, result);
    return true;
  }
  if (returns.length > 0 || last.kind === 'throw') return false;
  const { newline } = edited.layout;
  edited.changes.insert(edited.lineEnd(last.end), newline + edited.indentationAt(loop.statement.start) + result);
  return true;
}

/** `return null;`, `return "ok";` */
function saysNothing({ value }: Extract<Statement, { readonly kind: 'return' }>): boolean {
  return value === undefined || value.kind === 'literal';
}

/**
 * A loop whose body is a `try` that catches everything already: the failure is reported there, and where a clause before it
 * would end the whole batch. Undefined for any other loop; false for a `try` that cannot speak for all of its body.
 */
function reportInCatch(edited: EditedProgram, { statement }: RecordLoop, report: string): boolean | undefined {
  const [only, more] = statement.body;
  if (only?.kind !== 'try' || more) return undefined;
  const last = only.catches.at(-1);
  if (!last?.types.some(({ name }) => /^(?:Exception|Throwable)$/.test(name))) return undefined;
  for (const earlier of only.catches.slice(0, -1)) {
    const end = earlier.block.at(-1);
    if (end?.kind === 'throw') edited.changes.replace(end.start, end.end, report);
  }
  return reportAtEnd(edited, last, report);
}

function reportAtEnd(edited: EditedProgram, { block, blockPlace, start }: CatchNode, report: string): boolean {
  const { newline, indent } = edited.layout;
  const last = block.at(-1);
  if (last?.kind === 'throw') {
    edited.changes.replace(last.start, last.end, report);
    return true;
  }
  if (last?.kind === 'jump') {
    edited.changes.insert(last.start, report + newline + edited.indentationAt(last.start));
    return true;
  }
  const close = blockEnd(blockPlace);
  if (edited.text.slice(edited.lineStart(close), close).trim() !== '') {
    edited.changes.insert(close, `${/\s$/.test(edited.text.slice(0, close)) ? '' : ' '}${report} `);
    return true;
  }
  const inner = last ? edited.indentationAt(last.start) : edited.indentationAt(start) + indent;
  edited.changes.insert(edited.lineStart(close), inner + report + newline);
  return true;
}

function catchAround(edited: EditedProgram, handler: FunctionNode, { statement }: RecordLoop, report: string): boolean {
  const [first] = statement.body;
  const last = statement.body.at(-1);
  if (!first || !last || !edited.hasOwnLines(first) || !edited.hasOwnLines(last)) return false;
  if (edited.lineStart(first.start) <= edited.lineStart(statement.start)) return false;
  const { newline, indent } = edited.layout;
  const indentation = edited.indentationAt(first.start);
  const start = edited.lineStart(first.start);
  edited.changes.insert(start, `${indentation}try {${newline}`);
  edited.indentLines(start, last.end);
  const log = failureLog(edited, handler);
  const lines = ['} catch (Exception e) {', ...(log ? [indent + log] : []), indent + report, '}'];
  edited.changes.insert(edited.lineEnd(last.end), lines.map((line) => newline + indentation + line).join(''));
  return true;
}

/** How the file logs: its logger, or that of the context. */
function failureLog(edited: EditedProgram, handler: FunctionNode): string | undefined {
  const owner = edited.file.functions.ownerOf(handler);
  const logger = owner?.fields.find(
    ({ type }) =>
      type &&
      edited.file.typesOf(type).some(({ name }) => /^org\.(?:slf4j|apache\.logging\.log4j)\.Logger$/.test(name)),
  );
  if (logger) return `${logger.name}.error("A record failed", e);`;
  const context = handler.parameters.find(({ type }) => type?.name === 'Context')?.pattern;
  return context?.kind === 'name-pattern' ? `${context.name}.getLogger().log("A record failed: " + e);` : undefined;
}
