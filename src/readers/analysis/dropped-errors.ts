import type { CatchFact } from '../../model/code.js';
import type { CallExpression, Expression, Pattern, Placed, Statement } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { isInLoop } from './surroundings.js';
import { isTolerated } from './tolerance.js';

/** A statement that drops an error, with its fact. */
export interface DroppedError {
  readonly place: Placed;
  readonly fact: CatchFact;
}

/** Services that are told how things go: that they were not told stops nobody's work. */
const observing = /^(?:cloudwatch|cloudwatchlogs|logs|xray)$/;

/**
 * Statements that drop the error of an operation or of a function of this file: `save(order)`, `_ = save(order)`,
 * `item, _ := client.GetItem(…)`. To drop it is to catch it and go on.
 */
export function readDroppedErrors(file: AnalysedFile): readonly DroppedError[] {
  const statements: readonly Statement[] = [...file.tree.of('expression'), ...file.tree.of('variable')];
  return statements.flatMap((statement): readonly DroppedError[] => {
    const call = droppingCall(statement);
    if (!call || !mayFail(call, file)) return [];
    const range = file.places.range(statement);
    const fact: CatchFact = {
      range,
      blockRange: range,
      scope: file.functions.scopeOf(statement),
      broad: true,
      outcome: 'swallowed',
      guardsWork: true,
      inLoop: isInLoop(statement, file),
      ...(isTolerated(statement, statement, file) ? { tolerated: true } : {}),
    };
    return [{ place: statement, fact }];
  });
}

/** The call whose last result a statement throws away. */
function droppingCall(statement: Statement): CallExpression | undefined {
  if (statement.kind === 'variable') return dropsLast(statement.target) ? callIn(statement.value) : undefined;
  if (statement.kind !== 'expression') return undefined;
  const { expression } = statement;
  if (expression.kind !== 'assign') return callIn(expression);
  return dropsLast(expression.target) ? callIn(expression.value) : undefined;
}

function dropsLast(target: Pattern): boolean {
  if (target.kind === 'name-pattern') return target.name === '_';
  return target.kind === 'list-pattern' && target.items.length > 0 && target.items.at(-1) === undefined;
}

function callIn(expression: Expression | undefined): CallExpression | undefined {
  return expression?.kind === 'call' ? expression : undefined;
}

function mayFail(call: CallExpression, file: AnalysedFile): boolean {
  const operation = file.operationOf(call);
  if (operation) return operation.provider !== 'other' && !observing.test(operation.service);
  const target = file.imports.localTarget(call);
  return target !== undefined && file.words.errors.givesError?.(target) === true;
}
