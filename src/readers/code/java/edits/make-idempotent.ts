import type { SourceRange } from '../../../../model/source.js';
import { isConstructor } from '../../../analysis/functions.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { ClassNode, FunctionNode } from '../../../syntax/program.js';
import { addImports } from './imports.js';
import { batchOf } from './records.js';
import { blockEnd, freeName } from './statements.js';

const utility = 'software.amazon.lambda.powertools.idempotency';

/**
 * Makes a handler idempotent with the utility of Powertools for AWS Lambda (Java, version 2.8), its store set up in the
 * constructor and its table named by an environment variable. `at` is the handler. Where annotations of Powertools are at
 * work already, so that the project is built with its aspects, an annotation does it; elsewhere the handler calls the
 * utility with what it did before. A batch is left alone, as all of its records would be taken for one.
 */
export function makeIdempotent(edited: EditedProgram, at: SourceRange, tableVariable: string): boolean {
  const handler = edited.functionAt(at);
  const owner = handler && edited.file.functions.ownerOf(handler);
  if (!handler || !owner?.namePlace || batchOf(edited, handler)) return false;
  if (!handler.returns || handler.returns.name === 'void' || !startsItsLine(edited, handler)) return false;
  const types = isWoven(edited) ? annotate(edited, handler) : callUtility(edited, handler);
  if (!types) return false;
  const all = [...types, `${utility}.Idempotency`, `${utility}.persistence.dynamodb.DynamoDBPersistenceStore`];
  return addImports(edited, all) && configure(edited, owner, handler, tableVariable);
}

function startsItsLine(edited: EditedProgram, { start }: FunctionNode): boolean {
  return edited.text.slice(edited.lineStart(start), start).trim() === '';
}

/** Annotations of Powertools are at work in the file already. */
function isWoven(edited: EditedProgram): boolean {
  return edited.file.tree.annotations.some(({ name }) =>
    edited.file.namesOf(name).some((full) => full.startsWith('software.amazon.lambda.powertools.')),
  );
}

function annotate(edited: EditedProgram, handler: FunctionNode): readonly string[] {
  const indentation = edited.indentationAt(handler.start);
  edited.changes.insert(handler.start, `@Idempotent${edited.layout.newline}${indentation}`);
  return [`${utility}.Idempotent`];
}

/** What the handler did becomes a method of its own, which the utility calls once for each event. */
function callUtility(edited: EditedProgram, handler: FunctionNode): readonly string[] | undefined {
  const { parameters, returns, bodyPlace } = handler;
  const name = freeName(edited, 'handleOnce', `${handler.name}Once`);
  const [event, context] = parameters.map(({ pattern }) =>
    pattern.kind === 'name-pattern' ? pattern.name : undefined,
  );
  const isTyped = parameters[1]?.type?.name === 'Context' && parameters.length === 2;
  const head = edited.text.slice(handler.namePlace?.end ?? handler.start, bodyPlace?.start ?? handler.start);
  if (!name || !event || !context || !isTyped || !bodyPlace || !returns || /\bthrows\b/.test(head)) return undefined;
  if (returns.arguments.length > 0 || !/^[A-Z]/.test(returns.name)) return undefined;
  const { newline, indent } = edited.layout;
  const member = edited.indentationAt(handler.start);
  const lines = [
    `${indent}Idempotency.registerLambdaContext(${context});`,
    `${indent}try {`,
    `${indent}${indent}return PowertoolsIdempotency.makeIdempotent(${event}, () -> ${name}(${event}, ${context}), ${returns.name}.class);`,
    `${indent}} catch (RuntimeException e) {`,
    `${indent}${indent}throw e;`,
    `${indent}} catch (Throwable e) {`,
    `${indent}${indent}throw new IllegalStateException(e);`,
    `${indent}}`,
    '}',
    '',
    `${handler.isStatic ? 'private static' : 'private'} ${returns.name} ${name}${head.trimEnd()} {`,
  ];
  const text = lines.map((line) => newline + (line === '' ? '' : member + line)).join('');
  edited.changes.insert(bodyPlace.start + 1, text);
  return [`${utility}.PowertoolsIdempotency`];
}

function configure(edited: EditedProgram, owner: ClassNode, handler: FunctionNode, tableVariable: string): boolean {
  const { newline, indent } = edited.layout;
  const member = edited.indentationAt(handler.start);
  const step = indent + indent;
  const lines = [
    'Idempotency.config()',
    `${step}.withPersistenceStore(`,
    `${step}${step}DynamoDBPersistenceStore.builder()`,
    `${step}${step}${step}.withTableName(System.getenv("${tableVariable}"))`,
    `${step}${step}${step}.build())`,
    `${step}.configure();`,
  ].map((line) => member + indent + line + newline);
  const [only, another] = owner.methods.filter(isConstructor);
  if (another) return false;
  if (!only) {
    const head = `${member}public ${owner.name ?? ''}() {${newline}`;
    edited.changes.insert(edited.commentedStart(handler), `${head}${lines.join('')}${member}}${newline}${newline}`);
    return true;
  }
  const close = only.bodyPlace && blockEnd(only.bodyPlace);
  if (close === undefined || edited.text.slice(edited.lineStart(close), close).trim() !== '') return false;
  edited.changes.insert(edited.lineStart(close), lines.join(''));
  return true;
}
