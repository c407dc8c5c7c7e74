import type { SourceRange } from '../../../../model/source.js';
import { isConstructor } from '../../../analysis/functions.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { ClassNode, FunctionNode } from '../../../syntax/program.js';
import { addImports } from './imports.js';
import { batchOf } from './records.js';
import { blockEnd } from './statements.js';

const utility = 'software.amazon.lambda.powertools.idempotency';

/**
 * Makes a handler idempotent with the annotation of Powertools for AWS Lambda (Java, version 2), its store set up in the
 * constructor and its table named by an environment variable. `at` is the handler. The annotation does nothing where the
 * project is not built with Powertools' aspects, so only files that use others of its annotations are changed; a batch is
 * left alone, as the annotation would take all of its records for one.
 */
export function makeIdempotent(edited: EditedProgram, at: SourceRange, tableVariable: string): boolean {
  const handler = edited.functionAt(at);
  const owner = handler && edited.file.functions.ownerOf(handler);
  if (!handler || !owner?.namePlace || batchOf(edited, handler) || !isWoven(edited)) return false;
  if (!handler.returns || handler.returns.name === 'void') return false;
  if (edited.text.slice(edited.lineStart(handler.start), handler.start).trim() !== '') return false;
  const { newline } = edited.layout;
  const indentation = edited.indentationAt(handler.start);
  edited.changes.insert(handler.start, `@Idempotent${newline}${indentation}`);
  const types = [
    `${utility}.Idempotency`,
    `${utility}.Idempotent`,
    `${utility}.persistence.dynamodb.DynamoDBPersistenceStore`,
  ];
  return addImports(edited, types) && configure(edited, owner, handler, tableVariable);
}

/** Annotations of Powertools are at work in the file already. */
function isWoven(edited: EditedProgram): boolean {
  return edited.file.tree.annotations.some(({ name }) =>
    edited.file.namesOf(name).some((full) => full.startsWith('software.amazon.lambda.powertools.')),
  );
}

function configure(edited: EditedProgram, owner: ClassNode, handler: FunctionNode, tableVariable: string): boolean {
  const { newline, indent } = edited.layout;
  const member = edited.indentationAt(handler.start);
  const inner = member + indent;
  const lines = [
    'Idempotency.config()',
    `${indent}${indent}.withPersistenceStore(`,
    `${indent}${indent}${indent}${indent}DynamoDBPersistenceStore.builder()`,
    `${indent}${indent}${indent}${indent}${indent}${indent}.withTableName(System.getenv("${tableVariable}"))`,
    `${indent}${indent}${indent}${indent}${indent}${indent}.build())`,
    `${indent}${indent}.configure();`,
  ].map((line) => inner + line + newline);
  const constructors = owner.methods.filter(isConstructor);
  const [only, another] = constructors;
  if (another) return false;
  if (!only) {
    const start = edited.commentedStart(handler);
    const name = owner.name ?? '';
    edited.changes.insert(
      start,
      `${member}public ${name}() {${newline}${lines.join('')}${member}}${newline}${newline}`,
    );
    return true;
  }
  if (!only.bodyPlace) return false;
  const close = blockEnd(only.bodyPlace);
  if (edited.text.slice(edited.lineStart(close), close).trim() !== '') return false;
  edited.changes.insert(edited.lineStart(close), lines.join(''));
  return true;
}
