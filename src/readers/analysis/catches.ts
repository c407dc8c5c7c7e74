import type { CatchFact } from '../../model/code.js';
import type { CatchNode, Expression, Placed, Statement, TryStatement } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { readDroppedErrors } from './dropped-errors.js';
import { type Caught, outcomeOf } from './failures.js';
import { isInLoop } from './surroundings.js';
import { isTolerated } from './tolerance.js';
import { bySource, isCatch, isFunction, running } from './tree.js';

/** Every `catch`, and every check of an error that a language knows as a value. */
export function readCatches(file: AnalysedFile): readonly CatchFact[] {
  const caught = file.tree
    .of('try')
    .flatMap((statement) => statement.catches.map((node) => ({ place: node, fact: catchFact(node, statement, file) })));
  const { catchOf } = file.words.errors;
  const checked = catchOf
    ? file.tree.of('if').flatMap((statement) => {
        const check = catchOf(statement, file);
        if (!check) return [];
        const guardsWork = doesWork(check.tried, file);
        const broad = check.isNarrow !== true;
        const fact = factOf({ caught: check, statement, head: check.headPlace, broad, guardsWork, file });
        return [{ place: statement as Placed, fact }];
      })
    : [];
  const dropped = file.words.errors.givesError ? readDroppedErrors(file) : [];
  return [...caught, ...checked, ...dropped].sort((a, b) => bySource(a.place, b.place)).map(({ fact }) => fact);
}

function catchFact(node: CatchNode, statement: TryStatement, file: AnalysedFile): CatchFact {
  const { block, blockPlace, name: errorName } = node;
  const isBroad = node.types.length === 0 || node.types.some((type) => file.words.errors.broad.test(type.name));
  return factOf({
    caught: { block, blockPlace, ...(errorName === undefined ? {} : { errorName }) },
    statement,
    head: node.headPlace,
    broad: isBroad && !node.filter,
    guardsWork: doesWork([...statement.resources, ...statement.block], file),
    file,
  });
}

interface Reading {
  readonly caught: Caught;
  readonly statement: Statement;
  readonly head: Placed;
  readonly broad: boolean;
  readonly guardsWork: boolean;
  readonly file: AnalysedFile;
}

function factOf({ caught, statement, head, broad, guardsWork, file }: Reading): CatchFact {
  const { blockPlace, errorName } = caught;
  return {
    range: file.places.range(head),
    blockRange: file.places.range(blockPlace),
    scope: file.functions.scopeOf(statement),
    broad,
    ...(errorName === undefined ? {} : { errorName }),
    outcome: outcomeInContext(caught, statement, file),
    guardsWork,
    inLoop: isInLoop(statement, file),
    ...(isTolerated(blockPlace, statement, file) ? { tolerated: true } : {}),
  };
}

/** What fails while a failure is handled that is kept takes nothing away from it. */
function outcomeInContext(caught: Caught, statement: Statement, file: AnalysedFile): CatchFact['outcome'] {
  const own = outcomeOf(caught, file);
  if (own !== 'swallowed') return own;
  for (const around of file.tree.ancestorsOf(statement)) {
    if (isFunction(around)) return own;
    if (!isCatch(around)) continue;
    const { block, blockPlace, name } = around;
    const kept = outcomeOf({ block, blockPlace, ...(name === undefined ? {} : { errorName: name }) }, file);
    return kept === 'rethrown' || kept === 'reported' ? 'reported' : own;
  }
  return own;
}

/** Whether something in the statements can fail for reasons outside: a call of a service or of other code, a wait. */
export function doesWork(statements: readonly (Statement | Expression)[], file: AnalysedFile): boolean {
  for (const node of running(statements)) {
    if (!('kind' in node)) continue;
    if (node.kind === 'await') return true;
    if (node.kind === 'call' && !file.isHarmless(node)) return true;
  }
  return false;
}
